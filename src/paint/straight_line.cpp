#include "paint/straight_line.h"

#include <emmintrin.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace lectern {
namespace {

constexpr int lanes = 4;

/// The share of a pixel on one side of a straight edge, for pixels whose middles lie at different distances from it.
class EdgeShare {
public:
    /// `normal`: of the edge, unit length.
    explicit EdgeShare(const Vec2& normal)
        : unit_(std::max(std::abs(normal.x()), std::abs(normal.y()))),
          slope_(std::min(std::abs(normal.x()), std::abs(normal.y())) / unit_) {}

    /// What distances are divided by: then they are measured along the axis that the edge runs across.
    [[nodiscard]] double unit() const { return unit_; }
    /// `distance`: of the middles, positive within.
    [[nodiscard]] __m128 of(__m128 distance) const {
        const __m128 middle = _mm_add_ps(distance, _mm_set1_ps(0.5f));
        // As good as along the axis: over a pixel the edge moves by less than a thousandth.
        if (slope_ < 1e-3) return clamped(middle);
        // The edge crosses the pixel at distances that run evenly from one to the other.
        const auto half = static_cast<float>(slope_ / 2);
        return _mm_mul_ps(_mm_sub_ps(area(_mm_add_ps(middle, _mm_set1_ps(half))),  //
                                     area(_mm_sub_ps(middle, _mm_set1_ps(half)))),
                          _mm_set1_ps(0.5f / half));
    }

private:
    static __m128 clamped(__m128 share) { return _mm_min_ps(_mm_max_ps(share, _mm_setzero_ps()), _mm_set1_ps(1)); }
    /// The integral of `clamped` up to there.
    static __m128 area(__m128 to) {
        const __m128 share = clamped(to);
        return _mm_add_ps(_mm_mul_ps(_mm_set1_ps(0.5f), _mm_mul_ps(share, share)),
                          _mm_max_ps(_mm_sub_ps(to, _mm_set1_ps(1)), _mm_setzero_ps()));
    }

    double unit_, slope_;
};

/// n / 255, rounded, for n up to 255 * 255.
__m128i by_255(__m128i n) {
    const __m128i half = _mm_add_epi16(n, _mm_set1_epi16(128));
    return _mm_srli_epi16(_mm_add_epi16(half, _mm_srli_epi16(half, 8)), 8);
}

/// Lays a colour over pixels.
class Tint {
public:
    explicit Tint(Color color) : alpha_(_mm_set1_epi16(static_cast<std::int16_t>(whole(color.alpha)))) {
        const auto channel = [&](double of) { return static_cast<std::int16_t>(whole(of * color.alpha)); };
        const std::int16_t blue = channel(color.blue), green = channel(color.green), red = channel(color.red);
        const auto alpha = static_cast<std::int16_t>(whole(color.alpha));
        color_ = _mm_setr_epi16(blue, green, red, alpha, blue, green, red, alpha);
    }
    /// `shares`: of the four pixels, from 0 to 1.
    [[nodiscard]] __m128i over(__m128i pixels, __m128 shares) const {
        const __m128i whole = _mm_cvtps_epi32(_mm_mul_ps(shares, _mm_set1_ps(255)));
        const __m128i each = _mm_packs_epi32(whole, whole), twice = _mm_unpacklo_epi16(each, each);
        const __m128i zero = _mm_setzero_si128();
        return _mm_packus_epi16(two_over(_mm_unpacklo_epi8(pixels, zero), _mm_unpacklo_epi32(twice, twice)),
                                two_over(_mm_unpackhi_epi8(pixels, zero), _mm_unpackhi_epi32(twice, twice)));
    }

private:
    static long whole(double channel) { return std::lround(255 * std::clamp(channel, 0.0, 1.0)); }
    [[nodiscard]] __m128i two_over(__m128i below, __m128i shares) const {
        const __m128i through = _mm_sub_epi16(_mm_set1_epi16(255), by_255(_mm_mullo_epi16(alpha_, shares)));
        return by_255(_mm_add_epi16(_mm_mullo_epi16(color_, shares), _mm_mullo_epi16(below, through)));
    }

    __m128i color_, alpha_;
};

/// A stretch of a row.
struct Stretch {
    double from, to;

    /// Keeps of it where offset + slope * x lies between `low` and `high`.
    void keep(double offset, double slope, double low, double high) {
        if (slope == 0) {
            if (offset < low || offset > high) to = from - 1;
            return;
        }
        const double a = (low - offset) / slope, b = (high - offset) / slope;
        from = std::max(from, std::min(a, b));
        to = std::min(to, std::max(a, b));
    }
};

class LineDrawer {
public:
    LineDrawer(Image& picture, const Vec2& from, const Vec2& to, double width, Color color)
        : picture_(picture),
          tint_(color),
          from_(from),
          length_((to - from).norm()),
          along_((to - from) / length_),
          across_(-along_.y(), along_.x()),
          half_(width / 2),
          share_(across_) {}

    void draw() const {
        const double reach = half_ + 1 + std::abs(along_.y()) * length_;
        const double low = std::min(from_.y(), from_.y() + along_.y() * length_);
        const int top = std::max(0, static_cast<int>(std::floor(low - half_ - 1)));
        const int bottom = std::min(picture_.height - 1, static_cast<int>(std::floor(low + reach)));
        for (int y = top; y <= bottom; ++y) draw_row(y);
    }

private:
    void draw_row(int y) const {
        const double down = y + 0.5 - from_.y(), right = 0.5 - from_.x();
        const double beside = across_.x() * right + across_.y() * down;  // At the row's first pixel,
        const double far = along_.x() * right + along_.y() * down;       // and how far along the line.
        const double pixel = (std::abs(along_.x()) + std::abs(along_.y())) / 2;
        Stretch columns{0, picture_.width - 1.0};
        columns.keep(beside, across_.x(), -half_ - pixel, half_ + pixel);
        columns.keep(far, along_.x(), -pixel, length_ + pixel);
        if (!(columns.from <= columns.to)) return;
        const int last = static_cast<int>(std::floor(columns.to));
        std::uint32_t* row = picture_.row(y);
        for (int x = static_cast<int>(std::ceil(columns.from)); x <= last; x += lanes) {
            const __m128 shares = _mm_mul_ps(between(beside + across_.x() * x, across_.x(), -half_, half_),
                                             ends(far + along_.x() * x, pixel));
            if (x + lanes <= picture_.width) {
                auto* pixels = reinterpret_cast<__m128i*>(row + x);
                _mm_storeu_si128(pixels, tint_.over(_mm_loadu_si128(pixels), shares));
                continue;
            }
            alignas(16) std::array<std::uint32_t, lanes> rest{};
            std::copy(row + x, row + picture_.width, rest.begin());
            auto* pixels = reinterpret_cast<__m128i*>(rest.data());
            _mm_store_si128(pixels, tint_.over(_mm_load_si128(pixels), shares));
            std::copy_n(rest.begin(), picture_.width - x, row + x);
        }
    }

    /// The share of four pixels between two parallel edges, of which the first pixel's middle lies at `place`.
    [[nodiscard]] __m128 between(double place, double step, double low, double high) const {
        const auto unit = static_cast<float>(step / share_.unit());
        const __m128 steps = _mm_mul_ps(_mm_setr_ps(0, 1, 2, 3), _mm_set1_ps(unit));
        const auto within = [&](double edge) {
            return share_.of(_mm_add_ps(_mm_set1_ps(static_cast<float>((place - edge) / share_.unit())), steps));
        };
        return _mm_max_ps(_mm_sub_ps(within(low), within(high)), _mm_setzero_ps());
    }
    [[nodiscard]] __m128 ends(double place, double pixel) const {
        const double last = place + (lanes - 1) * along_.x();
        if (std::min(place, last) >= pixel && std::max(place, last) <= length_ - pixel) return _mm_set1_ps(1);
        return between(place, along_.x(), 0, length_);
    }

    Image& picture_;
    Tint tint_;
    Vec2 from_;
    double length_;
    Vec2 along_, across_;  ///< Unit lengths.
    double half_;          ///< Of the width.
    EdgeShare share_;      ///< Of the sides, and of the ends: they are as steep.
};

}  // namespace

void draw_straight_line(Image& picture, const Vec2& from, const Vec2& to, double width, Color color) {
    if (from == to || !(width > 0)) return;
    LineDrawer(picture, from, to, width, color).draw();
}

}  // namespace lectern
