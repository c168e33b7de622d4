#include "lectern/encode/png.h"

#include "encode/deflate.h"
#include "encode/png_chunks.h"
#include "encode/png_scanlines.h"
#include "lectern/base/error.h"

#include <array>
#include <bit>
#include <cmath>
#include <span>

namespace lectern {

namespace {

std::vector<std::uint8_t> header_chunk(const Image& image, const PngScanlines& lines) {
    std::vector<std::uint8_t> data;
    for (const int side : {image.width, image.height}) PngChunks::put_32(data, static_cast<std::uint32_t>(side));
    const std::uint8_t true_color = lines.alpha ? 6 : 2;
    const std::uint8_t color_type = lines.palette.empty() ? true_color : 3;  // A palette.
    data.insert(data.end(), {static_cast<std::uint8_t>(lines.bit_depth), color_type, 0, 0, 0});
    return data;
}

std::vector<std::uint8_t> density_chunk(double pixels_per_css_pixel) {
    constexpr double css_pixels_a_metre = 96 / 0.0254;
    const auto density = static_cast<std::uint32_t>(std::llround(css_pixels_a_metre * pixels_per_css_pixel));
    std::vector<std::uint8_t> data;
    for (int axis = 0; axis < 2; ++axis) PngChunks::put_32(data, density);
    data.push_back(1);  // The unit: metres.
    return data;
}

std::vector<std::uint8_t> palette_chunk(std::span<const std::uint32_t> palette) {
    std::vector<std::uint8_t> data;
    for (const std::uint32_t color : palette)
        for (const int shift : {16, 8, 0}) data.push_back(static_cast<std::uint8_t>(color >> shift));
    return data;
}

/// The alpha of a palette's colours, as far as any is not opaque.
std::vector<std::uint8_t> transparency_chunk(std::span<const std::uint32_t> palette) {
    std::vector<std::uint8_t> data;
    for (const std::uint32_t color : palette) data.push_back(static_cast<std::uint8_t>(color >> 24));
    while (!data.empty() && data.back() == 0xff) data.pop_back();
    return data;
}

std::vector<std::uint8_t> description_chunk(const std::string& text) {
    constexpr char description_keyword[] = "Description";
    std::vector<std::uint8_t> data(std::begin(description_keyword),
                                   std::end(description_keyword));  // With its closing zero.
    // Not compressed, method 0, no language tag, no translated keyword.
    data.insert(data.end(), {0, 0, 0, 0});
    data.insert(data.end(), text.begin(), text.end());
    return data;
}

}  // namespace

std::vector<std::uint8_t> encode_png(const Image& image, PngEffort effort, double pixels_per_css_pixel,
                                     const std::string& description) {
    if (image.width < 1 || image.height < 1) throw MachineError("a picture without pixels can't be a PNG");
    const PngScanlines lines = png_scanlines(image, effort);
    PngChunks writer;
    writer.add("IHDR", header_chunk(image, lines));
    writer.add("sRGB", std::array<std::uint8_t, 1>{0});  // Rendering intent: perceptual.
    writer.add("pHYs", density_chunk(pixels_per_css_pixel));
    if (!description.empty()) writer.add("iTXt", description_chunk(description));
    if (!lines.palette.empty()) writer.add("PLTE", palette_chunk(lines.palette));
    if (const auto alphas = transparency_chunk(lines.palette); !alphas.empty()) writer.add("tRNS", alphas);
    writer.add("IDAT", zlib_compress(lines.bytes, lines.level));
    writer.add("IEND", {});
    return writer.take();
}

}  // namespace lectern
