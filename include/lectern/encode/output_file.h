#pragma once
#include <cstdint>
#include <filesystem>
#include <span>

namespace lectern {

/// Writes `bytes` beside `target` under a temporary name (O_EXCL), syncs, renames over `target` and syncs the folder;
/// makes missing folders. On failure removes the temporary file, leaves an earlier target whole and throws
/// MachineError.
void write_file(const std::filesystem::path& target, std::span<const std::uint8_t> bytes);

}  // namespace lectern
