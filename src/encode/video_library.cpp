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

/// Never closed: encoders' code lies in it until the process ends.
void* load_library() {
    const fs::path file = find_library();
    if (void* library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) return library;
    const char* reason = ::dlerror();
    throw MachineError(
        fmt::format("could not load the video library '{}': {}", file.string(), reason ? reason : "unknown reason"));
}

template <class Entry>
Entry find_entry(const char* name) {
    // Loaded once; after a failure the next call tries again.
    static void* const library = load_library();
    void* entry = ::dlsym(library, name);
    if (!entry) throw MachineError(fmt::format("the video library is of another version: it has no '{}'", name));
    return reinterpret_cast<Entry>(entry);
}

}  // namespace

std::unique_ptr<ChunkEncoder> open_video_chunk(std::string_view format, const ClipFormat& clip) {
    static const auto open = find_entry<OpenVideoChunk>("lectern_open_chunk");
    return std::unique_ptr<ChunkEncoder>(open(format, clip));
}

std::vector<std::uint8_t> write_video(std::string_view format, const ClipFormat& clip,
                                      std::span<const EncodedChunk> chunks) {
    static const auto write = find_entry<WriteVideo>("lectern_write_video");
    std::vector<std::uint8_t> file;
    write(format, clip, chunks, file);
    return file;
}

}  // namespace lectern
