#include "encode/lzw.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace lectern {

namespace {

/// Packs codes from the lowest bit up.
class CodeWriter {
public:
    void put(unsigned code, int size) {
        pending_ |= code << filled_;
        for (filled_ += size; filled_ >= 8; filled_ -= 8, pending_ >>= 8)
            bytes_.push_back(static_cast<std::uint8_t>(pending_));
    }
    std::vector<std::uint8_t> finish() {
        if (filled_ > 0) bytes_.push_back(static_cast<std::uint8_t>(pending_));
        return std::move(bytes_);
    }

private:
    std::vector<std::uint8_t> bytes_;
    unsigned pending_ = 0;
    int filled_ = 0;  ///< Bits of `pending_` in use.
};

/// Which code stands for a known string followed by one index: open addressing, emptied at every clear code.
class StringTable {
public:
    StringTable() : keys_(slots, empty_slot), codes_(slots) {}

    void clear() { std::ranges::fill(keys_, empty_slot); }
    /// The slot of `prefix` followed by `index`, free or not.
    [[nodiscard]] std::size_t slot(unsigned prefix, unsigned index) const {
        const unsigned key = prefix << 8 | index;
        std::size_t place = (key * 0x9e3779b1U) >> (32 - slot_bits);
        while (keys_[place] != key && keys_[place] != empty_slot) place = (place + 1) & (slots - 1);
        return place;
    }
    [[nodiscard]] bool holds(std::size_t slot) const { return keys_[slot] != empty_slot; }
    [[nodiscard]] unsigned code(std::size_t slot) const { return codes_[slot]; }
    void add(std::size_t slot, unsigned prefix, unsigned index, unsigned code) {
        keys_[slot] = prefix << 8 | index;
        codes_[slot] = code;
    }

private:
    static constexpr int slot_bits = 14;  // Four times the 4096 codes.
    static constexpr std::size_t slots = std::size_t{1} << slot_bits;
    static constexpr unsigned empty_slot = ~0U;

    std::vector<unsigned> keys_;
    std::vector<unsigned> codes_;
};

std::vector<std::uint8_t> lzw_codes(std::span<const std::uint8_t> indices, int bits) {
    constexpr unsigned code_limit = 4096;
    const unsigned clear = 1U << bits;
    const unsigned end = clear + 1;
    CodeWriter writer;
    StringTable table;
    int size = bits + 1;
    unsigned next = end + 1;
    writer.put(clear, size);
    if (!indices.empty()) {
        unsigned prefix = indices[0];
        for (const unsigned index : indices.subspan(1)) {
            const std::size_t slot = table.slot(prefix, index);
            if (table.holds(slot)) {
                prefix = table.code(slot);
                continue;
            }
            writer.put(prefix, size);
            if (next < code_limit) {
                // The reader learns each string one code later than we do, and widens its codes then.
                if (next == 1U << size) ++size;
                table.add(slot, prefix, index, next++);
            } else {
                writer.put(clear, size);
                table.clear();
                size = bits + 1;
                next = end + 1;
            }
            prefix = index;
        }
        writer.put(prefix, size);
        // The reader has now learnt the last string, too.
        if (next == 1U << size && next < code_limit) ++size;
    }
    writer.put(end, size);
    return writer.finish();
}

}  // namespace

std::vector<std::uint8_t> lzw_blocks(std::span<const std::uint8_t> indices, int bits) {
    constexpr std::size_t block = 255;
    const std::vector<std::uint8_t> codes = lzw_codes(indices, bits);
    std::vector<std::uint8_t> blocks{static_cast<std::uint8_t>(bits)};
    blocks.reserve(codes.size() + codes.size() / block + 3);
    for (std::size_t start = 0; start < codes.size(); start += block) {
        const std::size_t size = std::min(block, codes.size() - start);
        blocks.push_back(static_cast<std::uint8_t>(size));
        const auto first = codes.begin() + static_cast<std::ptrdiff_t>(start);
        blocks.insert(blocks.end(), first, first + static_cast<std::ptrdiff_t>(size));
    }
    blocks.push_back(0);
    return blocks;
}

}  // namespace lectern
