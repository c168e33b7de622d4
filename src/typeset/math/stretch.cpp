#include "typeset/math/stretch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

namespace lectern {
namespace {

constexpr unsigned most_variants = 32, most_parts = 16;

std::vector<hb_codepoint_t> variants_of(const MathFont& font, hb_codepoint_t glyph, hb_direction_t direction) {
    std::array<hb_ot_math_glyph_variant_t, most_variants> found{};
    unsigned count = most_variants;
    hb_ot_math_get_glyph_variants(font.font(), glyph, direction, 0, &count, found.data());
    std::vector<hb_codepoint_t> variants{glyph};
    for (unsigned i = 0; i < count; ++i) variants.push_back(found[i].glyph);
    return variants;
}

double length_of(const MathBox& box, hb_direction_t direction) {
    return direction == HB_DIRECTION_LTR ? box.width : box.height();
}

/// The first of the glyph and its variants that is at least `wanted` long, or the longest.
MathBox variant_reaching(MathFont& font, hb_codepoint_t glyph, hb_direction_t direction, double wanted, double em,
                         const std::string& text) {
    MathBox best;
    for (const hb_codepoint_t variant : variants_of(font, glyph, direction)) {
        best = font.glyph(variant, em, text);
        if (length_of(best, direction) >= wanted) break;
    }
    return best;
}

/// The recipe for a glyph of any length: parts in a row that overlap, some of which may be repeated.
class Assembly {
public:
    Assembly(const MathFont& font, hb_codepoint_t glyph, hb_direction_t direction, double size)
        : unit_(font.unit(size)),
          least_overlap_(hb_ot_math_get_min_connector_overlap(font.font(), direction) * font.unit(size)) {
        unsigned count = most_parts;
        hb_position_t italic = 0;
        hb_ot_math_get_glyph_assembly(font.font(), glyph, direction, 0, &count, parts_.data(), &italic);
        count_ = count;
        italic_ = italic * unit_;
    }

    [[nodiscard]] bool is_empty() const { return count_ == 0; }
    [[nodiscard]] double italic() const { return italic_; }

    struct Place {
        hb_codepoint_t glyph;
        double from;  ///< Where the part begins.
        double length;
    };

    /// As few parts as reach `wanted`, pushed together until they are no longer than that where they can be. At most
    /// `most` of each that repeats.
    [[nodiscard]] std::vector<Place> places(double wanted, int most) const {
        int repeats = 0;
        // Each further round adds the same length, so the number needed follows from the first two.
        const double none = longest(0), once = longest(1), step = longest(2) - once;
        if (none < wanted) {
            repeats = 1;
            const double further = once < wanted && step > 0 ? std::ceil((wanted - once) / step - 1e-9) : 0;
            repeats = static_cast<int>(std::min(1 + further, std::max(1.0, static_cast<double>(most))));
        }
        const std::vector<hb_ot_math_glyph_part_t> row = repeated(repeats);
        const double most_shrink = shrink_room(row);
        const double excess = longest(repeats) - wanted;
        const double share = most_shrink > 0 ? std::clamp(excess / most_shrink, 0.0, 1.0) : 0;
        std::vector<Place> places;
        double at = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) at -= least_overlap_ + share * room_between(row[i - 1], row[i]);
            const double length = row[i].full_advance * unit_;
            places.push_back({row[i].glyph, at, length});
            at += length;
        }
        return places;
    }

private:
    [[nodiscard]] std::vector<hb_ot_math_glyph_part_t> repeated(int repeats) const {
        std::vector<hb_ot_math_glyph_part_t> row;
        for (unsigned i = 0; i < count_; ++i) {
            const bool extender = (parts_[i].flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0;
            row.insert(row.end(), static_cast<std::size_t>(extender ? repeats : 1), parts_[i]);
        }
        return row;
    }
    [[nodiscard]] double longest(int repeats) const {
        double length = 0;
        int count = 0;
        for (unsigned i = 0; i < count_; ++i) {
            const int times = (parts_[i].flags & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER) != 0 ? repeats : 1;
            length += times * parts_[i].full_advance * unit_;
            count += times;
        }
        return length - std::max(0, count - 1) * least_overlap_;
    }
    [[nodiscard]] double room_between(const hb_ot_math_glyph_part_t& first,
                                      const hb_ot_math_glyph_part_t& second) const {
        const double connector = std::min(first.end_connector_length, second.start_connector_length) * unit_;
        return std::max(0.0, connector - least_overlap_);
    }
    [[nodiscard]] double shrink_room(const std::vector<hb_ot_math_glyph_part_t>& row) const {
        double room = 0;
        for (std::size_t i = 1; i < row.size(); ++i) room += room_between(row[i - 1], row[i]);
        return room;
    }

    std::array<hb_ot_math_glyph_part_t, most_parts> parts_{};
    unsigned count_ = 0;
    double unit_, least_overlap_, italic_ = 0;
};

}  // namespace

MathBox stretched_up(MathSetter& setter, char32_t sign, double height, MathStyle style) {
    MathFont& font = setter.font;
    const hb_codepoint_t glyph = font.find(sign).value_or(0);
    const double em = setter.em(style);
    const std::string text = text_of(sign);
    MathBox best = variant_reaching(font, glyph, HB_DIRECTION_BTT, height, em, text);
    const Assembly assembly(font, glyph, HB_DIRECTION_BTT, em);
    if (best.height() >= height || assembly.is_empty()) return best;
    MathBox box;
    double top = 0;
    for (const Assembly::Place& place : assembly.places(height, setter.spare_parts)) {
        MathBox part = font.glyph(place.glyph, em, box.glyphs.empty() ? text : std::string());
        const double up = place.from + part.descent;
        top = std::max(top, place.from + place.length);
        box.add(std::move(part), 0, up);
        --setter.spare_parts;
    }
    box.ascent = top;
    box.descent = 0;
    box.italic = assembly.italic();
    return box;
}

MathBox stretched_across(MathSetter& setter, char32_t sign, double width, MathStyle style) {
    MathFont& font = setter.font;
    const hb_codepoint_t glyph = font.find(sign).value_or(0);
    const double em = setter.em(style);
    const std::string text = text_of(sign);
    MathBox best = variant_reaching(font, glyph, HB_DIRECTION_LTR, width, em, text);
    const Assembly assembly(font, glyph, HB_DIRECTION_LTR, em);
    if (best.width >= width || assembly.is_empty()) return best;
    MathBox box;
    for (const Assembly::Place& place : assembly.places(width, setter.spare_parts)) {
        box.add(font.glyph(place.glyph, em, box.glyphs.empty() ? text : std::string()), place.from, 0);
        box.width = place.from + place.length;
        --setter.spare_parts;
    }
    return box;
}

MathBox widest_variant(MathSetter& setter, char32_t sign, double width, MathStyle style) {
    MathFont& font = setter.font;
    const hb_codepoint_t glyph = font.find(sign).value_or(0);
    const double em = setter.em(style);
    hb_codepoint_t chosen = glyph;
    for (const hb_codepoint_t variant : variants_of(font, glyph, HB_DIRECTION_LTR)) {
        hb_glyph_extents_t extents{};
        hb_font_get_glyph_extents(font.font(), variant, &extents);
        if (extents.width * font.unit(em) <= width) chosen = variant;
    }
    return font.glyph(chosen, em, text_of(sign));
}

}  // namespace lectern
