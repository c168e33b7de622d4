#include "lectern/encode/chunk_file.h"

#include "encode/deflate.h"
#include "lectern/base/error.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace lectern {
namespace {

constexpr std::string_view mark = "lectern chunk 2\n";

/// Whole numbers of eight bytes, the lowest first.
class Writer {
public:
    void put(std::uint64_t value) {
        for (int shift = 0; shift < 64; shift += 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
    }
    void put(std::span<const std::uint8_t> part) {
        put(part.size());
        bytes.insert(bytes.end(), part.begin(), part.end());
    }

    std::vector<std::uint8_t> bytes;
};

class PartReader {
public:
    explicit PartReader(std::span<const std::uint8_t> bytes) : left_(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        const auto part = take(8);
        for (std::size_t i = 0; i < 8; ++i) value |= std::uint64_t{part[i]} << (8 * i);
        return value;
    }
    std::vector<std::uint8_t> bytes() {
        const auto part = take(number());
        return {part.begin(), part.end()};
    }
    [[nodiscard]] std::size_t left() const { return left_.size(); }

private:
    std::span<const std::uint8_t> take(std::uint64_t count) {
        if (count > left_.size()) throw MachineError("a chunk of a video is cut short: make it again");
        const auto part = left_.first(static_cast<std::size_t>(count));
        left_ = left_.subspan(static_cast<std::size_t>(count));
        return part;
    }

    std::span<const std::uint8_t> left_;
};

}  // namespace

std::uint32_t checksum(std::span<const std::uint8_t> bytes) { return crc32(bytes); }

std::vector<std::uint8_t> pack_chunk(const EncodedChunk& chunk, std::uint32_t belongs_to) {
    Writer writer;
    writer.bytes.assign(mark.begin(), mark.end());
    writer.put(belongs_to);
    writer.put(chunk.header);
    writer.put(static_cast<std::uint64_t>(chunk.frames));
    writer.put(chunk.packets.size());
    for (const EncodedChunk::Packet& packet : chunk.packets) {
        writer.put(static_cast<std::uint64_t>(packet.shown_at));
        writer.put(static_cast<std::uint64_t>(packet.decoded_at));
        writer.put(packet.key ? 1 : 0);
        writer.put(packet.bytes);
        writer.put(packet.alpha);
    }
    writer.put(crc32(writer.bytes));
    return std::move(writer.bytes);
}

EncodedChunk unpack_chunk(std::span<const std::uint8_t> bytes, std::uint32_t belongs_to) {
    constexpr std::size_t sum_size = 8;
    if (bytes.size() < mark.size() + sum_size || !std::equal(mark.begin(), mark.end(), bytes.begin()))
        throw MachineError("this is no chunk of a video");
    const auto body = bytes.first(bytes.size() - sum_size);
    if (PartReader(bytes.subspan(body.size())).number() != crc32(body))
        throw MachineError("a chunk of a video is damaged: make it again");
    PartReader reader(body.subspan(mark.size()));
    if (reader.number() != belongs_to)
        throw MachineError("a chunk of a video was made from another text of its scene: make all of them again");
    EncodedChunk chunk;
    chunk.header = reader.bytes();
    chunk.frames = static_cast<std::int64_t>(reader.number());
    const std::uint64_t packets = reader.number();
    for (std::uint64_t i = 0; i < packets; ++i) {
        EncodedChunk::Packet packet;
        packet.shown_at = static_cast<std::int64_t>(reader.number());
        packet.decoded_at = static_cast<std::int64_t>(reader.number());
        packet.key = reader.number() != 0;
        packet.bytes = reader.bytes();
        packet.alpha = reader.bytes();
        chunk.packets.push_back(std::move(packet));
    }
    if (reader.left() != 0) throw MachineError("a chunk of a video is damaged: make it again");
    return chunk;
}

}  // namespace lectern
