#include "encode/gif_clip.h"

#include "encode/deflate.h"
#include "encode/lzw.h"
#include "encode/palette.h"
#include "lectern/base/error.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <span>
#include <string_view>

namespace lectern {

namespace {

constexpr std::uint32_t color_mask = 0x00ffffff;
constexpr std::size_t most_colors = 255;  // One of the 256 entries means "as before".

/// Builds a GIF89a file.
class GifWriter {
public:
    /// `bits` is log2 of the palette's size.
    GifWriter(int width, int height, std::span<const std::uint32_t> palette, int bits, bool loop) {
        put("GIF89a");
        put_16(width);
        put_16(height);
        put_8(0x80 | 7 << 4 | (bits - 1));  // A global palette, 8 bits a primary colour, its size.
        put_8(0);                           // The background's index.
        put_8(0);                           // No pixel aspect ratio.
        for (std::size_t i = 0; i < std::size_t{1} << bits; ++i) {
            const std::uint32_t color = i < palette.size() ? palette[i] : 0;
            for (const int shift : {16, 8, 0}) put_8(static_cast<int>(color >> shift & 0xff));
        }
        if (loop) {
            put_8(0x21);  // The application extension that browsers agreed on; 0 repeats for ever.
            put_8(0xff);
            put_8(11);
            put("NETSCAPE2.0");
            put_8(3);
            put_8(1);
            put_16(0);
            put_8(0);
        }
    }

    /// One frame that stays for `delay` hundredths of a second over what was there; `transparent` is the index that
    /// leaves a pixel as it was, or -1.
    void add_frame(const PixelArea& area, std::span<const std::uint8_t> blocks, int delay, int transparent) {
        put_8(0x21);  // Graphic control extension.
        put_8(0xf9);
        put_8(4);
        put_8(1 << 2 | (transparent >= 0 ? 1 : 0));  // Disposal: leave in place.
        put_16(delay);
        put_8(std::max(transparent, 0));
        put_8(0);
        put_8(0x2c);  // Image descriptor, without a palette of its own.
        for (const int value : {area.x, area.y, area.width, area.height}) put_16(value);
        put_8(0);
        bytes_.insert(bytes_.end(), blocks.begin(), blocks.end());
    }

    std::vector<std::uint8_t> finish() {
        put_8(0x3b);
        return std::move(bytes_);
    }

private:
    void put_8(int value) { bytes_.push_back(static_cast<std::uint8_t>(value)); }
    void put_16(int value) {
        put_8(value & 0xff);
        put_8(value >> 8);
    }
    void put(std::string_view text) {
        for (const char letter : text) bytes_.push_back(static_cast<std::uint8_t>(letter));
    }

    std::vector<std::uint8_t> bytes_;
};

/// The picture as a GIF's reader has it, in palette indices.
class IndexCanvas {
public:
    IndexCanvas(int width, int height)
        : width_(static_cast<std::size_t>(width)), indices_(width_ * static_cast<std::size_t>(height)) {}

    /// Draws `indices` over `area`; returns them with `transparent` where nothing changes.
    std::vector<std::uint8_t> draw(const PixelArea& area, std::span<const std::uint8_t> indices,
                                   std::uint8_t transparent) {
        std::vector<std::uint8_t> changes(indices.size());
        const auto columns = static_cast<std::size_t>(area.width);
        for (std::size_t i = 0; i < indices.size(); ++i) {
            const std::size_t y = static_cast<std::size_t>(area.y) + i / columns;
            std::uint8_t& there = indices_[y * width_ + static_cast<std::size_t>(area.x) + i % columns];
            changes[i] = there == indices[i] ? transparent : indices[i];
            there = indices[i];
        }
        return changes;
    }

private:
    std::size_t width_;
    std::vector<std::uint8_t> indices_;
};

}  // namespace

int gif_delay(int fps) {
    constexpr int shortest = 2;  // Browsers show anything shorter for a tenth of a second.
    return fps >= 1 && 100 % fps == 0 && 100 / fps >= shortest ? 100 / fps : 0;
}

GifClip::GifClip(const ClipFormat& clip) : clip_(clip) {}

void GifClip::add(const Image& frame) {
    if (frame.width != clip_.width || frame.height != clip_.height)
        throw MachineError("a frame has another size than its GIF");
    const PixelArea area = changes_.empty() ? PixelArea{0, 0, frame.width, frame.height} : changed_area(last_, frame);
    std::vector<std::uint32_t> numbers;
    numbers.reserve(static_cast<std::size_t>(area.width) * static_cast<std::size_t>(area.height));
    std::uint32_t last_color = ~color_mask;
    std::uint32_t last_number = 0;
    for (int y = area.y; y < area.y + area.height; ++y) {
        const std::uint32_t* row = frame.row(y);
        for (int x = area.x; x < area.x + area.width; ++x) {
            const std::uint32_t color = row[x] & color_mask;
            if (color != last_color) {
                last_number = colors_.number(color);
                last_color = color;
                if (last_number == counts_.size()) counts_.push_back(0);
            }
            ++counts_[last_number];
            numbers.push_back(last_number);
        }
    }
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(numbers.data());
    changes_.push_back({area, zlib_compress({bytes, numbers.size() * sizeof(std::uint32_t)}, 1)});
    last_ = frame;
}

std::vector<std::uint32_t> GifClip::expand(const PackedChange& change) const {
    std::vector<std::uint32_t> numbers(static_cast<std::size_t>(change.area.width) *
                                       static_cast<std::size_t>(change.area.height));
    const std::vector<std::uint8_t> bytes = zlib_expand(change.stream, numbers.size() * sizeof(std::uint32_t));
    if (!bytes.empty()) std::memcpy(numbers.data(), bytes.data(), bytes.size());
    return numbers;
}

int GifClip::delay_of(std::size_t frame) const {
    const bool last = frame + 1 == changes_.size();
    return gif_delay(clip_.fps) + (last ? static_cast<int>(std::lround(100 * clip_.hold)) : 0);
}

std::vector<std::uint8_t> GifClip::finish() {
    if (changes_.empty()) throw MachineError("a GIF without frames was asked for");
    std::vector<ColorCount> counts;
    for (std::size_t i = 0; i < counts_.size(); ++i) counts.push_back({colors_.colors()[i], counts_[i]});
    const std::vector<std::uint32_t> palette = choose_palette(counts, most_colors);
    const std::vector<std::uint8_t> entries = nearest_entries(colors_.colors(), palette);
    const auto transparent = static_cast<std::uint8_t>(palette.size());
    const int bits = std::max(2, static_cast<int>(std::bit_width(palette.size())));

    GifWriter writer(clip_.width, clip_.height, palette, bits, clip_.loop);
    IndexCanvas canvas(clip_.width, clip_.height);
    for (std::size_t frame = 0; frame < changes_.size(); ++frame) {
        PixelArea area = changes_[frame].area;
        std::vector<std::uint8_t> indices;
        for (const std::uint32_t number : expand(changes_[frame])) indices.push_back(entries[number]);
        if (area.empty()) {  // A GIF's frame has at least one pixel, and each frame keeps its time.
            writer.add_frame({0, 0, 1, 1}, lzw_blocks({&transparent, 1}, bits), delay_of(frame), transparent);
            continue;
        }
        const std::vector<std::uint8_t> changes = canvas.draw(area, indices, transparent);
        std::vector<std::uint8_t> whole = lzw_blocks(indices, bits);
        if (frame == 0) {
            writer.add_frame(area, whole, delay_of(frame), -1);
            continue;
        }
        const std::vector<std::uint8_t> sparse = lzw_blocks(changes, bits);
        if (sparse.size() < whole.size())
            writer.add_frame(area, sparse, delay_of(frame), transparent);
        else
            writer.add_frame(area, whole, delay_of(frame), -1);
    }
    return writer.finish();
}

}  // namespace lectern
