#include "lectern/base/nearest_name.h"
#include "lectern/scene/reader.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

/// The words that a misspelt one may have meant.
constexpr std::array<std::string_view, 5> names{"auto", "pi", "percent", "scientific", ".2f"};

std::optional<NumberFormat> read_number_format(const SourceNode& node, const SceneNames& /*names*/,
                                               Diagnostics& diagnostics) {
    if (!node.is_scalar()) {
        expected("a format of numbers", node, diagnostics, "such as .2f, pi or percent");
        return std::nullopt;
    }
    if (auto format = find_number_format(node.text)) return format;
    std::string known;
    for (const NumberFormatWord& row : number_format_words()) known.append(known.empty() ? "" : "  ").append(row.usage);
    const std::string_view nearest = nearest_name(node.text, names);
    diagnostics.error(
        node.span, fmt::format("unknown format of numbers {}", describe(node)),
        nearest.empty() ? fmt::format("known formats: {}", known) : fmt::format("did you mean '{}'?", nearest));
    return std::nullopt;
}

}  // namespace

namespace read {

Reader<NumberFormat> number_format() { return {"a format of numbers: .2f, pi, percent, …", read_number_format}; }

}  // namespace read
}  // namespace lectern
