#include "encode/video_library.h"

#include "lectern/base/error.h"

#include <dlfcn.h>
#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <string>
#include <system_error>

namespace lectern {

namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "lectern_video.so";

/// Where the library lies: beside the program (build folder), in ../lib/lectern (installed), or a folder up (tests and
/// benchmarks in folders of their own below the build folder).
fs::path find_library() {
    std::error_code error;
    const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    if (error) throw MachineError("could not find the program's own folder: " + error.message());
    for (const char* place : {".", "../lib/lectern", ".."}) {
        fs::path file = (folder / place / file_name).lexically_normal();
        if (fs::exists(file, error)) return file;
    }
    throw MachineError(fmt::format("the video library {} is missing: it belongs beside the program in '{}', or in '{}'",
                                   file_name, folder.string(),
                                   (folder / "../lib/lectern").lexically_normal().string()));
}

OpenMp4 load_entry() {
    const fs::path file = find_library();
    // Never closed: encoders' code lies in it until the process ends.
    void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* entry = library ? ::dlsym(library, "lectern_open_mp4") : nullptr;
    if (!entry) {
        const char* reason = ::dlerror();
        throw MachineError(fmt::format("could not load the video library '{}': {}", file.string(),
                                       reason ? reason : "unknown reason"));
    }
    return reinterpret_cast<OpenMp4>(entry);
}

}  // namespace

std::unique_ptr<ClipEncoder> open_mp4_clip(const ClipFormat& clip) {
    // Loaded once; after a failure the next call tries again.
    static const OpenMp4 open = load_entry();
    return std::unique_ptr<ClipEncoder>(open(clip));
}

}  // namespace lectern
