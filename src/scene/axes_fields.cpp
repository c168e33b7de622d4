#include "scene/axes_fields.h"

#include <algorithm>
#include <functional>

namespace lectern {
namespace {

/// `ticks`: about how many, or exactly which.
struct Ticks {
    std::optional<int> count;
    std::optional<std::vector<double>> values;
};

std::optional<Ticks> read_ticks(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    constexpr int most_ticks = 100;
    Ticks ticks;
    if (node.is_sequence()) {
        ticks.values = read::list_of(read::number(), 1, most_ticks)(node, names, diagnostics);
        if (!ticks.values) return std::nullopt;
        if (std::adjacent_find(ticks.values->begin(), ticks.values->end(), std::greater_equal<>()) !=
            ticks.values->end()) {
            diagnostics.error(node.span, "ticks that don't increase", "write each tick once, the lowest first");
            return std::nullopt;
        }
        return ticks;
    }
    ticks.count = read::integer(2, most_ticks)(node, names, diagnostics);
    if (!ticks.count) return std::nullopt;
    return ticks;
}

void put_ticks(AxisEntry& axis, Ticks ticks) {
    axis.tick_count = ticks.count;
    axis.tick_values = std::move(ticks.values);
}

}  // namespace

const FieldTable<AxisEntry>& axis_fields() {
    static const auto table =
        FieldTable<AxisEntry>("an axis")
            .optional("label", &AxisEntry::label, read::text(), "words beside the axis", "the variable's name")
            .optional("range", &AxisEntry::range, read::range(), "what the axis shows, in data units",
                      "what the layers need")
            .optional("ticks", put_ticks, Reader<Ticks>{"a count or a list of numbers", read_ticks},
                      "about how many ticks, or exactly which", "round ones")
            .optional("format", &AxisEntry::format, read::number_format(), "how tick labels write their numbers",
                      "auto")
            .optional("visible", &AxisEntry::visible, read::boolean(), "whether the axis is drawn", "true")
            .optional("grid", &AxisEntry::grid, read::boolean(), "whether lines run from its ticks across the figure",
                      "false over filled contours and in a cross, true elsewhere");
    return table;
}

const FieldTable<AxesWords>& axes_fields() {
    static const auto table =
        FieldTable<AxesWords>("axes")
            .optional("style", &AxesWords::style,
                      read::one_of<AxesStyleEntry>("style of axes", {{"box", AxesStyleEntry::box},
                                                                     {"floor", AxesStyleEntry::floor},
                                                                     {"cross", AxesStyleEntry::cross}}),
                      "where the axes stand: around a box, in space on its floor alone, or as arrows that cross at the "
                      "origin or at the place nearest to it",
                      "box")
            .optional("x", &AxesWords::x, read::mapping(axis_fields()), "the first axis")
            .optional("y", &AxesWords::y, read::mapping(axis_fields()), "the second axis")
            .optional("z", &AxesWords::z, read::mapping(axis_fields()), "the third axis, in space");
    return table;
}

Reader<AxesWords> axes_reader() { return read::mapping(axes_fields()); }

}  // namespace lectern
