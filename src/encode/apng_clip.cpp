#include "encode/apng_clip.h"

#include "encode/png_chunks.h"
#include "encode/png_scanlines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace lectern {
namespace {

using Bytes = std::vector<std::uint8_t>;

void put_32(Bytes& bytes, std::int64_t value) { PngChunks::put_32(bytes, static_cast<std::uint32_t>(value)); }

void put_16(Bytes& bytes, int value) {
    bytes.push_back(static_cast<std::uint8_t>(value >> 8));
    bytes.push_back(static_cast<std::uint8_t>(value));
}

Image cut_out(const Image& image, const PixelArea& area) {
    Image part(area.width, area.height);
    for (int y = 0; y < area.height; ++y) std::copy_n(image.row(area.y + y) + area.x, area.width, part.row(y));
    return part;
}

/// A time as APNG has it: a quotient of two numbers of 16 bits.
struct Delay {
    int numerator, denominator;
};

Delay delay_of(int frames, int fps, double hold) {
    if (hold == 0 && frames <= 0xffff) return {frames, fps};
    const double seconds = static_cast<double>(frames) / fps + hold;
    const int denominator = seconds < 65 ? 1000 : 100;
    return {static_cast<int>(std::min(65535.0, std::round(seconds * denominator))), denominator};
}

}  // namespace

ApngClip::ApngClip(const ClipFormat& clip) : clip_(clip) {}

void ApngClip::add(const Image& frame) {
    if (frame.width != clip_.width || frame.height != clip_.height)
        throw MachineError("a frame has another size than its clip");
    const PixelArea area = changes_.empty() ? PixelArea{0, 0, frame.width, frame.height} : changed_area(last_, frame);
    if (area.empty()) {
        ++changes_.back().shown;
        return;
    }
    const PngScanlines lines = png_true_color(cut_out(frame, area), PngEffort::still, clip_.transparent);
    changes_.push_back({area, zlib_compress(lines.bytes, lines.level), 1});
    last_ = frame;
}

Bytes ApngClip::finish() {
    if (changes_.empty()) throw MachineError("a clip without frames was asked for");
    PngChunks file;
    Bytes header;
    put_32(header, clip_.width);
    put_32(header, clip_.height);
    const std::uint8_t color_type = clip_.transparent ? 6 : 2;  // Truecolour with or without alpha.
    header.insert(header.end(), {8, color_type, 0, 0, 0});      // 8 bits.
    file.add("IHDR", header);
    Bytes animation;
    put_32(animation, static_cast<std::int64_t>(changes_.size()));
    put_32(animation, clip_.loop ? 0 : 1);  // 0 repeats for ever.
    file.add("acTL", animation);
    file.add("sRGB", std::array<std::uint8_t, 1>{0});
    std::int64_t sequence = 0;
    for (std::size_t i = 0; i < changes_.size(); ++i) {
        const Change& change = changes_[i];
        const Delay delay = delay_of(change.shown, clip_.fps, i + 1 == changes_.size() ? clip_.hold : 0);
        Bytes control;
        for (const std::int64_t value : {sequence++, std::int64_t{change.area.width}, std::int64_t{change.area.height},
                                         std::int64_t{change.area.x}, std::int64_t{change.area.y}})
            put_32(control, value);
        put_16(control, delay.numerator);
        put_16(control, delay.denominator);
        control.insert(control.end(), {0, 0});  // It stays, and the next takes its place, alpha and all.
        file.add("fcTL", control);
        if (i == 0) {
            file.add("IDAT", change.stream);
            continue;
        }
        Bytes data;
        put_32(data, sequence++);
        data.insert(data.end(), change.stream.begin(), change.stream.end());
        file.add("fdAT", data);
    }
    file.add("IEND", {});
    return file.take();
}

}  // namespace lectern
