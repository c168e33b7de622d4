#include "encode/png_scanlines.h"

#include "encode/color_index.h"
#include "encode/deflate.h"
#include "encode/straight_alpha.h"

#include <algorithm>
#include <optional>
#include <span>

namespace lectern {

namespace {

constexpr std::uint32_t alpha_mask = 0xff000000;

/// PNG's filters by their numbers: what is subtracted from each byte.
enum class Filter : std::uint8_t { none = 0, left = 1 };

/// Each pixel's place in the palette; nothing where there are more colours than a palette holds.
struct IndexedPixels {
    ColorIndex colors;
    std::vector<std::uint8_t> indices;
};

std::optional<IndexedPixels> index_pixels(const Image& image) {
    constexpr std::size_t palette_size = 256;
    IndexedPixels result;
    result.indices.resize(image.pixels.size());
    std::optional<std::uint32_t> last_pixel;  // Runs of one colour are the rule in figures.
    std::uint8_t last_index = 0;
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        const std::uint32_t pixel = image.pixels[i];
        if (pixel != last_pixel) {
            // An opaque colour is its own key.
            const std::uint32_t number = result.colors.number(straight_pixel(pixel) ^ alpha_mask);
            if (number >= palette_size) return std::nullopt;
            last_index = static_cast<std::uint8_t>(number);
            last_pixel = pixel;
        }
        result.indices[i] = last_index;
    }
    return result;
}

int bits_for(std::size_t colors) { return colors <= 2 ? 1 : colors <= 4 ? 2 : colors <= 16 ? 4 : 8; }

/// The rows of indices, packed from the top bit down, unfiltered: neighbouring numbers mean nothing in a palette.
std::vector<std::uint8_t> packed_rows(const Image& image, std::span<const std::uint8_t> indices, int bit_depth) {
    const auto width = static_cast<std::size_t>(image.width);
    const auto depth = static_cast<std::size_t>(bit_depth);
    const std::size_t stride = 1 + (width * depth + 7) / 8;
    std::vector<std::uint8_t> bytes(stride * static_cast<std::size_t>(image.height));
    for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y) {
        const auto row = indices.subspan(y * width, width);
        std::uint8_t* out = &bytes[y * stride + 1];
        if (bit_depth == 8) {
            std::ranges::copy(row, out);
            continue;
        }
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t bit = x * depth;
            out[bit / 8] = static_cast<std::uint8_t>(out[bit / 8] | (row[x] << (8 - depth - bit % 8)));
        }
    }
    return bytes;
}

/// Rows [first, last) as red, green, blue and, with `alpha`, alpha, under `filter`.
void append_rows(const Image& image, int first, int last, bool alpha, Filter filter, std::vector<std::uint8_t>& bytes) {
    const std::size_t parts = alpha ? 4 : 3;
    const auto row_size = parts * static_cast<std::size_t>(image.width);
    std::vector<std::uint8_t> plain(row_size);
    for (int y = first; y < last; ++y) {
        const std::uint32_t* row = image.row(y);
        for (std::size_t x = 0; x < static_cast<std::size_t>(image.width); ++x) {
            const std::uint32_t pixel = alpha ? straight_pixel(row[x]) : row[x];
            plain[parts * x] = static_cast<std::uint8_t>(pixel >> 16);
            plain[parts * x + 1] = static_cast<std::uint8_t>(pixel >> 8);
            plain[parts * x + 2] = static_cast<std::uint8_t>(pixel);
            if (alpha) plain[parts * x + 3] = static_cast<std::uint8_t>(pixel >> 24);
        }
        bytes.push_back(static_cast<std::uint8_t>(filter));
        const std::size_t start = bytes.size();
        bytes.insert(bytes.end(), plain.begin(), plain.end());
        if (filter == Filter::left)
            for (std::size_t i = parts; i < row_size; ++i)
                bytes[start + i] = static_cast<std::uint8_t>(plain[i] - plain[i - parts]);
    }
}

/// The filter that suits the picture: none for flat figures, the difference to the left for smooth shading, as a sample
/// of the picture shows. PNG's usual rule (least sum of differences, row by row) makes flat figures larger than none.
Filter best_filter(const Image& image, bool alpha) {
    constexpr int strip_rows = 8;  // Rows in a strip of the sample …
    constexpr int spacing = 64;    // … of which one is taken from every so many.
    const auto sample_size = [&](Filter filter) {
        std::vector<std::uint8_t> sample;
        for (int y = std::min(spacing / 2, image.height / 2); y < image.height; y += spacing)
            append_rows(image, y, std::min(y + strip_rows, image.height), alpha, filter, sample);
        return zlib_compress(sample, 1).size();
    };
    // A sample repeats itself less than the whole, and so hides a part of what none saves.
    return 10 * sample_size(Filter::left) < 9 * sample_size(Filter::none) ? Filter::left : Filter::none;
}

// Beyond level 6, each byte saved costs ten times the time; of differences, the same is true beyond level 4.
int usual_level(PngEffort effort) { return effort == PngEffort::frame ? 4 : 6; }

}  // namespace

PngScanlines png_scanlines(const Image& image, PngEffort effort) {
    PngScanlines lines;
    lines.level = usual_level(effort);
    if (const auto indexed = index_pixels(image)) {
        for (const std::uint32_t key : indexed->colors.colors()) lines.palette.push_back(key ^ alpha_mask);
        lines.bit_depth = bits_for(lines.palette.size());
        lines.bytes = packed_rows(image, indexed->indices, lines.bit_depth);
        return lines;
    }
    return png_true_color(image, effort, !is_opaque(image));
}

PngScanlines png_true_color(const Image& image, PngEffort effort, bool alpha) {
    PngScanlines lines;
    lines.level = usual_level(effort);
    lines.alpha = alpha;
    const Filter filter = effort == PngEffort::frame ? Filter::none : best_filter(image, alpha);
    if (filter == Filter::left) lines.level = 4;
    const std::size_t parts = alpha ? 4 : 3;
    lines.bytes.reserve((parts * static_cast<std::size_t>(image.width) + 1) * static_cast<std::size_t>(image.height));
    append_rows(image, 0, image.height, alpha, filter, lines.bytes);
    return lines;
}

}  // namespace lectern
