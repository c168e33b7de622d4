#include "layers/figure_state.h"
#include "layers/told_range.h"
#include "lectern/base/plain_text.h"

#include <fmt/format.h>

namespace lectern {

/// "x from 0 to 5, y from 0 to 5".
std::string ComposedFigure::State::describe_axes() const {
    std::string text;
    const auto add = [&](const Axis& axis) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", axis.label.empty() ? "an axis" : axis.label,
                            told_range(axis.range, scene.names.number_style));
    };
    if (const auto* plane = std::get_if<Plot2d>(&still.plot)) {
        add(plane->axes.x);
        add(plane->axes.y);
    } else if (const auto* space = std::get_if<Plot3d>(&still.plot)) {
        for (const Axis& axis : space->axes.axes) add(axis);
    }
    return text;
}

/// "Title. A plot in the plane, x from 0 to 5, y from 0 to 5. It shows A, B and C. Colours: … Notes."
std::string ComposedFigure::State::describe() const {
    std::vector<std::string> clauses;
    for (const auto& layer : layers) {
        std::string clause = layer->description();
        if (!clause.empty()) clauses.push_back(std::move(clause));
    }
    std::string text = entry.title;
    if (!text.empty() && text.find_last_of(".?!") != text.size() - 1) text += '.';
    const std::string axes = describe_axes();
    if (!axes.empty()) {
        text +=
            fmt::format(" {}, {}.", entry.view == FigureView::space ? "A plot in space" : "A plot in the plane", axes);
    }
    if (!panels.empty()) {
        std::size_t count = 0;
        for_each_panel([&](const State&) { ++count; });
        if (count == 1) {
            text += " One panel.";
        } else if (panels.size() == 1) {
            text += fmt::format(" {} panels side by side.", count);
        } else {
            text += fmt::format(" {} panels in {} rows.", count, panels.size());
        }
        char letter = 'a';
        for_each_panel([&](const State& panel) { text += fmt::format(" ({}) {}", letter++, panel.still.alt); });
    }
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        text += (i == 0 ? " It shows " : i + 1 == clauses.size() ? "; and " : "; ") + clauses[i];
    }
    if (!clauses.empty()) text += '.';
    for (const ColorBar& bar : still.color_bars) {
        text += fmt::format(" Colours tell {} {}.", bar.label.empty() ? "values" : bar.label,
                            told_range(bar.range, scene.names.number_style));
    }
    for (const auto& layer : layers) {
        const std::string note = layer->note();
        if (!note.empty()) text += ' ' + note;
    }
    return plain_text(text, scope.theme.typography);
}

}  // namespace lectern
