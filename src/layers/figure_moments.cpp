#include "layers/figure_state.h"
#include "lectern/layers/layer_table.h"

#include <fmt/format.h>

namespace lectern {
namespace {

/// Places of time that stand for all of them where the whole clip must be known beforehand.
constexpr int looks = 16;

}  // namespace

ComposedFigure::State::Moment ComposedFigure::State::make_moment(double t, Diagnostics& diagnostics) const {
    Moment moment;
    auto scene_then = read_scene_at(scene, t, entry.name, layer_kind_names(), diagnostics);
    if (resized && !scene_then->figures.empty()) {
        scene_then->figures.front().size = entry.size;
        scene_then->figures.front().scale = entry.scale;
    }
    if (!scene_then->figures.empty() && diagnostics.empty()) {
        moment.state = std::make_unique<State>(*scene_then, scene_then->figures.front(), theme);
        moment.state->make_layers(diagnostics, this);
    }
    moment.scene = std::move(scene_then);
    return moment;
}

/// Tells beforehand what will be wrong at some time of the clip.
void ComposedFigure::State::read_moments(Diagnostics& diagnostics) const {
    if (!depends_on_time || !timeline.animated || !whole || !diagnostics.empty()) return;
    for (int look = 0; look <= looks; ++look) {
        const double t = static_cast<double>(look) / looks;
        Diagnostics then;
        const Moment moment = make_moment(t, then);
        if (moment.state && moment.state->entry.size != entry.size) {
            diagnostics.error(entry.span,
                              fmt::format("the size of '{}' moves, but all frames of a clip have one", entry.name),
                              "write a size without t");
            return;
        }
        for (const Diagnostic& mistake : then.sorted())
            diagnostics.error(mistake.span, fmt::format("at t = {}: {}", t, mistake.message), mistake.help);
        if (!then.empty()) return;
    }
}

/// Where a camera moves, those of many moments: the box then keeps its size.
void ComposedFigure::State::find_cameras() {
    const auto may_move = [](const State& state) { return state.entry.moves && state.entry.view == FigureView::space; };
    bool any = may_move(*this);
    for_each_panel([&](const State& panel) { any = any || may_move(panel); });
    if (!any) return;
    constexpr int camera_looks = 60;
    std::vector<std::vector<Camera>> seen;
    for (int look = 0; look <= camera_looks; ++look) {
        Diagnostics mistakes;
        const auto scene_then =
            read_scene_at(scene, static_cast<double>(look) / camera_looks, entry.name, layer_kind_names(), mistakes);
        if (scene_then->figures.empty() || !mistakes.empty()) continue;
        const FigureEntry& then = scene_then->figures.front();
        std::size_t number = 0;
        const auto note = [&](const State& state, const FigureEntry& entry_then) {
            if (seen.size() == number) seen.emplace_back();
            if (may_move(state)) seen[number].push_back(State(*scene_then, entry_then, theme).camera());
            ++number;
        };
        note(*this, then);
        for (std::size_t row = 0; row < panels.size(); ++row)
            for (std::size_t column = 0; column < panels[row].size(); ++column)
                note(*panels[row][column], then.panels[row][column]);
    }
    std::size_t number = 0;
    const auto give = [&](State& state) {
        const std::vector<Camera>& found = seen[number++];
        const auto same = [&](const Camera& camera) {
            return camera.eye == found.front().eye && camera.center == found.front().center &&
                   camera.up == found.front().up && camera.field_of_view == found.front().field_of_view;
        };
        if (!std::ranges::all_of(found, same)) state.cameras = std::make_shared<const std::vector<Camera>>(found);
    };
    if (seen.empty()) return;
    give(*this);
    for_each_panel(give);
}

void ComposedFigure::State::prepare_moment() {
    for (std::size_t i = 0; i < slots.size(); ++i)
        if (slots[i].layer && slots[i].depends_on_time) slots[i].layer->prepare(1);
    for_each_panel([](State& panel) { panel.prepare_moment(); });
}

void ComposedFigure::State::for_each_moment(const std::function<void(const State& moment)>& visit) const {
    for (int look = 0; look <= looks; ++look) {
        Diagnostics mistakes;
        const Moment moment = make_moment(static_cast<double>(look) / looks, mistakes);
        if (!moment.state || !mistakes.empty()) continue;
        moment.state->prepare_moment();
        visit(*moment.state);
    }
}

void ComposedFigure::State::draw_moment() {
    timeline = moment_of->timeline;
    clock = moment_of->clock;
    extent = moment_of->extent;
    cameras = moment_of->cameras;
    scope.scale = moment_of->scope.scale;
    scope.shorter_side = moment_of->scope.shorter_side;
    for (const auto& slot : slots)
        if (slot.layer && slot.depends_on_time) slot.layer->set_clock(clock);
    if (panels.empty()) {
        make_plot();
    } else {
        for_each_panel([](State& panel) { panel.draw_moment(); });
        make_panels_page();
    }
    // For people who can't see it, the clip as a whole is told.
    still.alt = moment_of->still.alt;
}

Figure ComposedFigure::State::at_moment(double t) const {
    Diagnostics mistakes;
    const Moment moment = make_moment(t, mistakes);
    if (!moment.state || !mistakes.empty()) {
        const std::vector<Diagnostic> told = mistakes.sorted();
        throw FrameMistake(fmt::format("figure '{}' at t = {:.4g}: line {}: {}", entry.name, t,
                                       told.empty() ? 0 : told.front().span.line,
                                       told.empty() ? "nothing is left of it" : told.front().message));
    }
    moment.state->prepare_moment();
    moment.state->draw_moment();
    return moment.state->at(t);
}

}  // namespace lectern
