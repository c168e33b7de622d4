#include "golden/picture_comparison.h"

#include "lectern/base/image.h"
#include "lectern/encode/output_file.h"
#include "lectern/encode/png.h"

#include <cairo.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

namespace lectern {
namespace {

struct ByteReader {
    const std::vector<std::uint8_t>& bytes;
    std::size_t at = 0;
};

cairo_status_t read_some(void* closure, unsigned char* data, unsigned int length) {
    auto& reader = *static_cast<ByteReader*>(closure);
    if (reader.at + length > reader.bytes.size()) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, reader.bytes.data() + reader.at, length);
    reader.at += length;
    return CAIRO_STATUS_SUCCESS;
}

/// An empty picture where the bytes are no PNG.
Image decode(const std::vector<std::uint8_t>& bytes) {
    ByteReader reader{bytes};
    cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(read_some, &reader);
    Image image;
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
        image = Image(cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface));
        const unsigned char* data = cairo_image_surface_get_data(surface);
        const int stride = cairo_image_surface_get_stride(surface);
        for (int y = 0; y < image.height; ++y) {
            std::memcpy(image.row(y), data + static_cast<std::ptrdiff_t>(y) * stride,
                        static_cast<std::size_t>(image.width) * 4);
        }
    }
    cairo_surface_destroy(surface);
    return image;
}

constexpr std::uint32_t rgb = 0x00FFFFFF, opaque = 0xFF000000, beyond = 0xFFFF00FF, differs = 0xFFD00000;

std::uint32_t pixel_or(const Image& image, int x, int y, std::uint32_t other) {
    return x < image.width && y < image.height ? (image.row(y)[x] & rgb) | opaque : other;
}

}  // namespace

std::vector<std::uint8_t> read_bytes(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void write_comparison(const std::filesystem::path& file, const std::vector<std::uint8_t>& expected,
                      const std::vector<std::uint8_t>& actual) {
    const Image left = decode(expected), right = decode(actual);
    const int width = std::max(left.width, right.width), height = std::max(left.height, right.height);
    Image sheet(3 * width, height, opaque | rgb);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const std::uint32_t a = pixel_or(left, x, y, beyond), b = pixel_or(right, x, y, beyond);
            sheet.row(y)[x] = a;
            sheet.row(y)[width + x] = a == b ? (opaque | rgb) : differs;
            sheet.row(y)[2 * width + x] = b;
        }
    }
    write_file(file, encode_png(sheet, PngEffort::still, 1, ""));
}

}  // namespace lectern
