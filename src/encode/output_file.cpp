#include "lectern/encode/output_file.h"

#include "lectern/base/error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace lectern {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& target, std::string_view what, int error) {
    throw MachineError(
        fmt::format("could not write '{}': {}: {}", target.string(), what, std::generic_category().message(error)));
}

/// An open file descriptor.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }

    [[nodiscard]] int number() const { return number_; }
    /// Closes now, so that an error that shows only then is seen: 0 or errno.
    int close() {
        // On Linux the descriptor is gone whatever close says, EINTR included.
        return ::close(std::exchange(number_, -1)) == 0 || errno == EINTR ? 0 : errno;
    }

private:
    int number_;
};

/// The file under its temporary name, removed again unless it was renamed.
class TemporaryFile {
public:
    TemporaryFile(const fs::path& target, const fs::path& folder) : file_(create(target, folder)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    Descriptor& file() { return file_; }
    /// Gives the file its name at last: 0 or errno.
    int rename_to(const fs::path& target) {
        if (::rename(path_.c_str(), target.c_str()) != 0) return errno;
        path_.clear();
        return 0;
    }

private:
    Descriptor create(const fs::path& target, const fs::path& folder) {
        // Other threads, and the leavings of a killed process that had our number, may hold some of the names.
        constexpr int most_names = 1000;
        for (int i = 0; i < most_names; ++i) {
            fs::path path = folder / fmt::format(".lectern-{}-{}.tmp", ::getpid(), i);
            const int number = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
            if (number >= 0) {
                path_ = std::move(path);
                return Descriptor(number);
            }
            if (errno != EEXIST) fail(target, "no file can be made in its folder", errno);
        }
        fail(target, "its folder is full of temporary files (.lectern-*.tmp)", EEXIST);
    }

    fs::path path_;
    Descriptor file_;
};

void write_all(const fs::path& target, int file, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) continue;
            fail(target, "writing failed", errno);
        }
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

int sync(int file) { return ::fsync(file) == 0 ? 0 : errno; }

}  // namespace

void write_file(const fs::path& target, std::span<const std::uint8_t> bytes) {
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) fail(target, "its folder can't be made", error.value());

    TemporaryFile temporary(target, folder);
    write_all(target, temporary.file().number(), bytes);
    // Without this, a crash after the rename could leave an empty file in place of a whole one.
    if (const int status = sync(temporary.file().number())) fail(target, "flushing to the disk failed", status);
    if (const int status = temporary.file().close()) fail(target, "closing failed", status);
    if (const int status = temporary.rename_to(target)) fail(target, "renaming the finished file failed", status);

    const Descriptor folder_file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder_file.number() < 0) {
        // A folder that may be written but not listed can't be opened; the file itself is safe.
        if (errno == EACCES) return;
        fail(target, "its folder can't be opened", errno);
    }
    // Some network file systems can't sync a folder and say so with EINVAL.
    const int status = sync(folder_file.number());
    if (status != 0 && status != EINVAL && status != ENOTSUP) fail(target, "flushing its folder failed", status);
}

}  // namespace lectern
