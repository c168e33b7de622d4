#include "typeset/math/dimension.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace lectern {
namespace {

struct Unit {
    std::string_view name;
    double em;
};

constexpr double point = 0.1;
constexpr std::array<Unit, 8> units{{{"em", 1},
                                     {"ex", 0.43},
                                     {"mu", 1.0 / 18},
                                     {"pt", point},
                                     {"px", point},
                                     {"mm", 2.845 * point},
                                     {"cm", 28.45 * point},
                                     {"in", 72.27 * point}}};
constexpr double longest = 50;

}  // namespace

std::optional<double> read_dimension(std::string_view words) {
    std::string text(words);
    std::erase(text, ' ');
    const char* const end = text.data() + text.size();
    const char* const begin = text.starts_with('+') ? text.data() + 1 : text.data();
    double number = 0;
    const auto [rest, error] = std::from_chars(begin, end, number, std::chars_format::fixed);
    if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
    const auto* unit =
        std::ranges::find(units, std::string_view(rest, static_cast<std::size_t>(end - rest)), &Unit::name);
    if (unit == units.end() || std::fabs(number * unit->em) > longest) return std::nullopt;
    return number * unit->em;
}

}  // namespace lectern
