#pragma once
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <span>
#include <vector>

namespace lectern {

/// Bytes that are put aside on the disk until they are needed: in a file without a name, which is gone when this is, or
/// the process, whatever happens.
class SpillFile {
public:
    /// In the folder of `target`, or where there is none yet, the nearest above it. Throws MachineError.
    explicit SpillFile(const std::filesystem::path& target);
    ~SpillFile();
    SpillFile(const SpillFile&) = delete;
    SpillFile& operator=(const SpillFile&) = delete;

    struct Place {
        std::uint64_t start = 0, size = 0;
    };
    /// From any thread. Throws MachineError.
    Place put(std::span<const std::uint8_t> bytes);
    /// What was put there. From any thread. Throws MachineError.
    [[nodiscard]] std::vector<std::uint8_t> get(const Place& place) const;

private:
    int file_ = -1;
    std::mutex mutex_;
    std::uint64_t size_ = 0;
};

}  // namespace lectern
