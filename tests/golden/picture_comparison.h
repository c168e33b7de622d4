#pragma once
#include <cstdint>
#include <filesystem>
#include <vector>

namespace lectern {

/// A file's bytes; none where there is no such file.
std::vector<std::uint8_t> read_bytes(const std::filesystem::path& file);

/// Writes a PNG of three pictures side by side: the expected one, where they differ, the actual one.
void write_comparison(const std::filesystem::path& file, const std::vector<std::uint8_t>& expected,
                      const std::vector<std::uint8_t>& actual);

}  // namespace lectern
