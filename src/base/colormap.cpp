#include "lectern/base/colormap.h"

#include "base/colormap_tables.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace lectern {
namespace {

constexpr int entry_count = 256;

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_ignoring_case(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lowered, lowered);
}

int digit_value(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

}  // namespace

std::optional<ColorMap> ColorMap::named(std::string_view name) {
    const bool reversed = name.size() > 2 && same_ignoring_case(name.substr(name.size() - 2), "_r");
    const std::string_view base = reversed ? name.substr(0, name.size() - 2) : name;
    for (const ColorMapTable& table : colormap_tables()) {
        if (!same_ignoring_case(table.name, base)) continue;
        ColorMap map;
        map.name_ = std::string(table.name) + (reversed ? "_r" : "");
        for (std::size_t entry = 0; entry < entry_count; ++entry) {
            const std::size_t from = reversed ? entry_count - 1 - entry : entry;
            for (std::size_t part = 0; part < 3; ++part) {
                const char* digits = table.digits.data() + from * 6 + part * 2;
                map.entries_[entry][part] =
                    static_cast<float>(digit_value(digits[0]) * 16 + digit_value(digits[1])) / 255.0F;
            }
        }
        return map;
    }
    return std::nullopt;
}

std::span<const std::string_view> ColorMap::names() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const ColorMapTable& table : colormap_tables()) all.push_back(table.name);
        return all;
    }();
    return names;
}

Color ColorMap::at(double share) const {
    const double place = std::floor(share * entry_count);
    const auto entry = place >= 0 ? static_cast<std::size_t>(std::min(place, entry_count - 1.0)) : 0;
    const auto& rgb = entries_[entry];
    return {rgb[0], rgb[1], rgb[2], 1};
}

Color ColorMap::smooth(double share) const {
    const double place = share > 0 ? std::min(share, 1.0) * (entry_count - 1) : 0.0;
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min<std::size_t>(below + 1, entry_count - 1);
    const double part = place - static_cast<double>(below);
    const auto channel = [&](std::size_t k) {
        return entries_[below][k] + (entries_[above][k] - entries_[below][k]) * part;
    };
    return {channel(0), channel(1), channel(2), 1};
}

}  // namespace lectern
