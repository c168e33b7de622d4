#include "lectern/layers/compose.h"

#include "layers/figure_state.h"
#include "layers/panel_sharing.h"
#include "layers/themes.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

LegendPlace place_of(LegendChoice choice) {
    switch (choice) {
        case LegendChoice::top_left:
            return LegendPlace::top_left;
        case LegendChoice::top_right:
            return LegendPlace::top_right;
        case LegendChoice::bottom_left:
            return LegendPlace::bottom_left;
        case LegendChoice::bottom_right:
            return LegendPlace::bottom_right;
        case LegendChoice::right:
            return LegendPlace::right;
        default:
            return LegendPlace::automatic;
    }
}

}  // namespace

int ComposedFigure::State::steps() const {
    int most = 0;
    for (const auto& layer : layers) most = std::max(most, layer->steps());
    for_each_panel([&](const State& panel) { most = std::max(most, panel.steps()); });
    return most;
}

void ComposedFigure::State::make_page() {
    still.size = entry.size;
    still.scale = entry.scale.value_or(2);
    still.title = entry.title;
    still.theme = scope.theme;
    still.caption = entry.caption;
    for (const auto& layer : layers) {
        const std::string note = layer->note();
        if (note.empty()) continue;
        if (!still.caption.empty()) still.caption += ' ';
        still.caption += note;
    }
    for (const auto& layer : layers) {
        if (auto bar = layer->color_bar()) still.color_bars.push_back(std::move(*bar));
    }
    still.legend.place = place_of(entry.legend);
    if (still.legend.place == LegendPlace::automatic && entry.view == FigureView::card) {
        still.legend.place = LegendPlace::right;
    }
    if (entry.legend != LegendChoice::hidden) {
        for (const auto& layer : layers) {
            for (LegendEntry& line : layer->legend_entries(scope.theme))
                still.legend.entries.push_back(std::move(line));
        }
    }
    still.alt = entry.alt.empty() ? describe() : entry.alt;
}

void ComposedFigure::State::sample(int jobs) {
    scope.scale = entry.scale.value_or(2);
    scope.shorter_side = entry.size.minCoeff() * scope.scale;
    scope.jobs = jobs;
    for (const auto& layer : layers) layer->prepare(jobs);
}

Extent ComposedFigure::State::extent_at(int steps_of_clock) const {
    Extent shown;
    for (const auto& layer : layers) {
        layer->set_clock(steps_of_clock);
        layer->extend(shown);
    }
    return shown;
}

void ComposedFigure::State::make_plot() {
    if (entry.view == FigureView::plane) {
        make_plane();
    } else if (entry.view == FigureView::space) {
        make_space();
    } else {
        make_card();
    }
    make_page();
    if (moment_of == nullptr) settle_words();
}

/// What words keep clear of is the last frame's.
void ComposedFigure::State::settle_words() {
    if (!timeline.animated || depends_on_time) return;
    const Figure last = at(1);
    if (auto* plane = std::get_if<Plot2d>(&still.plot)) plane->settled = std::get<Plot2d>(last.plot).groups;
    if (auto* space = std::get_if<Plot3d>(&still.plot)) space->settled = std::get<Plot3d>(last.plot).groups;
}

void ComposedFigure::State::prepare(int jobs) {
    if (!parts.empty()) {
        for (const auto& part : parts) {
            part->prepare(jobs);
            part->first_frame = std::make_shared<const Figure>(part->at(0));
            part->last_frame = std::make_shared<const Figure>(part->at(1));
        }
        return;
    }
    if (depends_on_time && timeline.animated) find_cameras();
    if (entry.view == FigureView::panels) {
        prepare_panels(jobs);
        return;
    }
    sample(jobs);
    clock = steps();
    extent = extent_at(clock);
    if (depends_on_time && timeline.animated)
        for_each_moment([&](const State& moment) { extent.include(moment.extent_at(clock)); });
    make_plot();
}

/// All panels keep one clock, that of the longest run in them.
void ComposedFigure::State::prepare_panels(int jobs) {
    clock = steps();
    std::vector<std::vector<PanelExtent>> extents;
    for (const auto& row : panels) {
        extents.emplace_back();
        for (const auto& panel : row) {
            panel->sample(jobs);
            panel->clock = clock;
            extents.back().push_back({&panel->entry, panel->extent_at(clock)});
        }
    }
    if (depends_on_time && timeline.animated) {
        for_each_moment([&](const State& moment) {
            for (std::size_t row = 0; row < panels.size(); ++row)
                for (std::size_t column = 0; column < panels[row].size(); ++column)
                    extents[row][column].extent.include(moment.panels[row][column]->extent_at(clock));
        });
    }
    share_extents(extents, entry.share);
    for (std::size_t row = 0; row < panels.size(); ++row)
        for (std::size_t column = 0; column < panels[row].size(); ++column) {
            panels[row][column]->extent = extents[row][column].extent;
            panels[row][column]->make_plot();
        }
    make_panels_page();
}

/// Once all panels are drawn.
void ComposedFigure::State::make_panels_page() {
    std::vector<std::vector<Figure*>> drawn;
    for (const auto& row : panels) {
        drawn.emplace_back();
        for (const auto& panel : row) drawn.back().push_back(&panel->still);
    }
    share_axes(drawn, entry.share);
    still.plot = Panels{};
    make_page();
    take_common_keys(still, drawn);
    if (entry.letters) letter_panels(drawn);
}

Figure ComposedFigure::State::at(double t) const {
    if (!parts.empty()) return at_time_of_sequence(t);
    if (depends_on_time && timeline.animated && moment_of == nullptr) return at_moment(t);
    Figure figure = still;
    if (auto* plane = std::get_if<Plot2d>(&figure.plot)) {
        for (const auto& slot : plane_groups) {
            plane->groups.push_back(slot.moving == nullptr
                                        ? slot.still
                                        : std::make_shared<const Group2d>(slot.moving->plane_group(scope, t)));
        }
    } else if (auto* card = std::get_if<Card>(&figure.plot)) {
        for (const auto& slot : card_groups) {
            card->groups.push_back(slot.moving == nullptr
                                       ? slot.still
                                       : std::make_shared<const CardGroup>(slot.moving->card_group(scope, t)));
        }
    } else if (auto* rows = std::get_if<Panels>(&figure.plot)) {
        for (const auto& row : panels) {
            rows->rows.emplace_back();
            for (const auto& panel : row) rows->rows.back().push_back(std::make_shared<const Figure>(panel->at(t)));
        }
    } else {
        auto& space = std::get<Plot3d>(figure.plot);
        for (const auto& slot : space_groups) {
            space.groups.push_back(slot.moving == nullptr
                                       ? slot.still
                                       : std::make_shared<const Group3d>(slot.moving->space_group(scope, t)));
        }
    }
    return figure;
}

ComposedFigure::ComposedFigure(const Scene& scene, const FigureEntry& entry, ThemeName theme, Diagnostics& diagnostics)
    : state_(std::make_unique<State>(scene, entry, theme)) {
    state_->make_layers(diagnostics);
    state_->find_timeline(diagnostics);
    state_->read_moments(diagnostics);
}

ComposedFigure::~ComposedFigure() = default;
ComposedFigure::ComposedFigure(ComposedFigure&&) noexcept = default;
ComposedFigure& ComposedFigure::operator=(ComposedFigure&&) noexcept = default;

const FigureEntry& ComposedFigure::entry() const { return state_->entry; }

std::string ComposedFigure::name() const {
    const auto& themes = state_->entry.style.themes;
    if (themes.empty() || state_->theme == themes.front()) return state_->entry.name;
    return fmt::format("{}.{}", state_->entry.name, theme_word(state_->theme));
}

const Timeline& ComposedFigure::timeline() const { return state_->timeline; }

Color ComposedFigure::ground() const { return state_->scope.theme.ground; }

Figure ComposedFigure::at(double t, int jobs) const {
    State& state = *state_;
    std::call_once(state.prepared, [&] { state.prepare(jobs); });
    Figure figure = state.at(t);
    figure.transparent = state.entry.transparent.value;
    return figure;
}

std::vector<double> ComposedFigure::contour_levels() const {
    for (const auto& layer : state_->layers) {
        std::vector<double> levels = layer->levels();
        if (!levels.empty()) return levels;
    }
    return {};
}

std::vector<ComposedFigure> compose(const Scene& scene, Diagnostics& diagnostics) {
    std::vector<ComposedFigure> figures;
    figures.reserve(scene.figures.size());
    for (const FigureEntry& entry : scene.figures) {
        const auto& themes = entry.style.themes;
        figures.emplace_back(scene, entry, themes.empty() ? ThemeName::light : themes.front(), diagnostics);
        for (std::size_t i = 1; i < themes.size(); ++i) {
            Diagnostics told_already;
            figures.emplace_back(scene, entry, themes[i], told_already);
        }
    }
    return figures;
}

}  // namespace lectern
