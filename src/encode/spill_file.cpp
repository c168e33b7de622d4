#include "lectern/encode/spill_file.h"

#include "lectern/base/error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

namespace lectern {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(std::string_view what, int error) {
    throw MachineError(fmt::format("could not {}: {}", what, std::generic_category().message(error)));
}

fs::path nearest_folder(const fs::path& target) {
    fs::path folder = target.parent_path();
    std::error_code error;
    while (!folder.empty() && !fs::is_directory(folder, error)) folder = folder.parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

int open_without_name(const fs::path& folder) {
    const int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) return file;
    // Not every file system has such files.
    std::string name = (folder / ".lectern-XXXXXX.tmp").string();
    constexpr int suffix_length = 4;
    const int named = ::mkostemps(name.data(), suffix_length, O_CLOEXEC);
    if (named >= 0) ::unlink(name.c_str());
    return named;
}

}  // namespace

SpillFile::SpillFile(const fs::path& target) {
    const fs::path folder = nearest_folder(target);
    file_ = open_without_name(folder);
    if (file_ >= 0) return;
    const int error = errno;  // Before anything else sets it.
    fail(fmt::format("make a file in '{}'", folder.string()), error);
}

SpillFile::~SpillFile() { ::close(file_); }

SpillFile::Place SpillFile::put(std::span<const std::uint8_t> bytes) {
    Place place{0, bytes.size()};
    {
        const std::lock_guard lock(mutex_);
        place.start = size_;
        size_ += bytes.size();
    }
    for (std::uint64_t at = place.start; !bytes.empty();) {
        const ssize_t written = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (written < 0) {
            if (errno == EINTR) continue;
            fail("put a part of a video aside", errno);
        }
        at += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return place;
}

std::vector<std::uint8_t> SpillFile::get(const Place& place) const {
    std::vector<std::uint8_t> bytes(place.size);
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t read =
            ::pread(file_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(place.start + done));
        if (read < 0 && errno == EINTR) continue;
        if (read <= 0) fail("read a part of a video again", read < 0 ? errno : EIO);
        done += static_cast<std::size_t>(read);
    }
    return bytes;
}

}  // namespace lectern
