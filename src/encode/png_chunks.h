#pragma once
#include "encode/deflate.h"
#include "lectern/base/error.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace lectern {

/// Builds a PNG file (ISO/IEC 15948) chunk by chunk.
class PngChunks {
public:
    PngChunks() : bytes_{0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'} {}

    void add(const char (&type)[5], std::span<const std::uint8_t> data) {
        if (data.size() > 0x7fffffff) throw MachineError("a picture is too large for a PNG");
        bytes_.reserve(bytes_.size() + data.size() + 12);
        put_32(bytes_, static_cast<std::uint32_t>(data.size()));
        const std::size_t checked_from = bytes_.size();
        for (int i = 0; i < 4; ++i) bytes_.push_back(static_cast<std::uint8_t>(type[i]));
        bytes_.insert(bytes_.end(), data.begin(), data.end());
        put_32(bytes_, crc32(std::span(bytes_).subspan(checked_from)));
    }

    std::vector<std::uint8_t> take() { return std::move(bytes_); }

    /// Appends the number to a chunk's data, the highest byte first.
    static void put_32(std::vector<std::uint8_t>& data, std::uint32_t value) {
        for (int shift = 24; shift >= 0; shift -= 8) data.push_back(static_cast<std::uint8_t>(value >> shift));
    }

private:
    std::vector<std::uint8_t> bytes_;
};

}  // namespace lectern
