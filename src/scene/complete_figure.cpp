#include "scene/figure_draft.h"

#include "lectern/scene/output_format.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

constexpr double largest_side = 16'384, most_pixels = 64e6;
constexpr double default_scale = 2;

std::string_view word_of(FigureView view) {
    switch (view) {
        case FigureView::plane:
            return "2d";
        case FigureView::space:
            return "3d";
        case FigureView::card:
            return "text";
        case FigureView::panels:
            return "panelled";
        case FigureView::sequence:
            return "sequence's";
    }
    return "";
}

bool may_stand_in(const LayerKindName& kind, FigureView view) {
    switch (view) {
        case FigureView::plane:
            return kind.in_plane;
        case FigureView::space:
            return kind.in_space;
        case FigureView::card:
            return kind.on_card;
        case FigureView::panels:
        case FigureView::sequence:
            break;
    }
    return false;
}

void check_size(const FigureEntry& figure, const SourceSpan& span, Diagnostics& diagnostics) {
    const double scale = figure.scale.value_or(default_scale);
    const Vec2 pixels = figure.size * scale;
    if (pixels.maxCoeff() <= largest_side && pixels.x() * pixels.y() <= most_pixels) return;
    diagnostics.error(span, fmt::format("a picture of {} x {} pixels at scale {}", pixels.x(), pixels.y(), scale),
                      fmt::format("at most {} a side and 64 million in all are possible", largest_side));
}

/// What a figure of panels can't have, and what only it can.
void check_panels(const FigureDraft& draft, Diagnostics& diagnostics) {
    const auto refuse = [&](const auto& field, std::string_view what) {
        if (field)
            diagnostics.error(field->span, fmt::format("{} can't stand in a figure of panels", what),
                              "write it in the panels themselves");
    };
    if (draft.panels.empty()) {
        const auto needs = [&](const auto& field, std::string_view what) {
            if (field && !draft.broken) {
                diagnostics.error(field->span, fmt::format("'{}' without 'panels'", what),
                                  "it is for a figure of panels");
            }
        };
        needs(draft.share, "share");
        needs(draft.letters, "letters");
        return;
    }
    refuse(draft.axes, "axes");
    refuse(draft.aspect, "an aspect");
    refuse(draft.camera, "a camera");
    refuse(draft.align, "'align'");
    refuse(draft.view, "a view");
    if (!draft.layers.empty()) {
        diagnostics.error(draft.layers.front().span, "a figure with both layers and panels",
                          "write the layers in a panel");
    }
    if (!draft.domain.intervals().empty()) {
        diagnostics.error(draft.domain.intervals().front().span, "a domain can't stand in a figure of panels",
                          "write it in the panels themselves");
    }
}

/// What a sequence can't have: its figures say it themselves.
void check_sequence(const FigureDraft& draft, Diagnostics& diagnostics) {
    const auto refuse = [&](const auto& field, std::string_view what) {
        if (field)
            diagnostics.error(field->span, fmt::format("{} can't stand in a sequence", what),
                              "write it in its figures themselves");
    };
    refuse(draft.axes, "axes");
    refuse(draft.aspect, "an aspect");
    refuse(draft.camera, "a camera");
    refuse(draft.align, "'align'");
    refuse(draft.view, "a view");
    refuse(draft.legend, "a legend");
    if (draft.animate)
        diagnostics.error(draft.animate->span, "'animate' can't stand in a sequence",
                          "its figures move as they say; 'hold' and 'fps' belong to the sequence");
    if (!draft.layers.empty() || !draft.panels.empty())
        diagnostics.error(draft.sequence->span, "a sequence with layers or panels of its own",
                          "write them in a figure, and name it");
}

void check_view(const FigureDraft& draft, FigureView view, std::span<const LayerKindName> kinds,
                Diagnostics& diagnostics) {
    const auto refuse = [&](const SourceSpan& span, std::string_view what) {
        diagnostics.error(span, fmt::format("{} can't stand in a {} figure", what, word_of(view)));
    };
    for (const LayerEntry& layer : draft.layers) {
        const auto kind =
            std::find_if(kinds.begin(), kinds.end(), [&layer](const auto& row) { return row.name == layer.kind; });
        if (kind == kinds.end()) continue;
        if (!may_stand_in(*kind, view)) refuse(layer.span, fmt::format("layer '{}'", layer.kind));
    }
    if (view == FigureView::card) {
        if (draft.aspect) refuse(draft.aspect->span, "an aspect");
        if (draft.camera) refuse(draft.camera->span, "a camera");
        if (draft.axes) refuse(draft.axes->span, "axes");
        if (draft.legend) refuse(draft.legend->span, "a legend");
        if (!draft.domain.intervals().empty()) refuse(draft.domain.intervals().front().span, "a domain");
        return;
    }
    if (draft.align) refuse(draft.align->span, "'align'");
    if (draft.aspect) {
        const AspectKind aspect = draft.aspect->value.kind;
        const bool only_space = aspect == AspectKind::cube || aspect == AspectKind::data || aspect == AspectKind::sides;
        if (view == FigureView::plane && only_space) refuse(draft.aspect->span, "this aspect");
        if (view == FigureView::space && aspect == AspectKind::equal) refuse(draft.aspect->span, "this aspect");
    }
    if (view == FigureView::plane && draft.camera) refuse(draft.camera->span, "a camera");
    if (view != FigureView::plane || !draft.axes) return;
    if (draft.axes->value.z) refuse(draft.axes->value.z->span, "a z axis");
    if (draft.axes->value.style.value == AxesStyleEntry::floor) refuse(draft.axes->value.style.span, "a floor");
}

std::vector<LayerEntry> shown_layers(const FigureDraft& draft, Diagnostics& diagnostics) {
    if (!draft.show) return draft.layers;
    std::vector<std::string_view> groups;
    for (const LayerEntry& layer : draft.layers) {
        const bool fresh = std::find(groups.begin(), groups.end(), layer.group) == groups.end();
        if (!layer.group.empty() && fresh) groups.push_back(layer.group);
    }
    for (const auto& group : *draft.show) {
        if (draft.broken || std::find(groups.begin(), groups.end(), group.value) != groups.end()) continue;
        diagnostics.error(group.span, fmt::format("no layer has the group '{}'", group.value),
                          suggestion(group.value, groups, "known groups"));
    }
    std::vector<LayerEntry> shown;
    for (const LayerEntry& layer : draft.layers) {
        const bool chosen = std::any_of(draft.show->begin(), draft.show->end(),
                                        [&layer](const auto& group) { return group.value == layer.group; });
        if (chosen) shown.push_back(layer);
    }
    return shown;
}

/// About as much for each panel as a figure of its own has, less what they share.
Vec2 size_of_panels(const FigureDraft& draft) {
    std::size_t most = 1;
    for (const auto& row : draft.panels) most = std::max(most, row.size());
    const double width = most == 1 ? 640 : 420 * static_cast<double>(most);
    return {width, 90 + 340 * static_cast<double>(draft.panels.size())};
}

/// The figure's own formats, or those of the scene's that fit it, or the format's default ones.
std::vector<std::string> chosen_formats(const FigureDraft& draft, const FormatNames& of_scene, bool transparent_clip,
                                        Diagnostics& diagnostics) {
    std::vector<std::string> chosen;
    const bool animated = draft.animate.has_value() || draft.sequence.has_value();
    for (const auto& format : draft.formats ? *draft.formats : of_scene) {
        if (animated || find_output_format(format.value)->still) {
            chosen.push_back(format.value);
        } else if (draft.formats && !draft.broken) {
            diagnostics.error(format.span, fmt::format("a figure that stands still can't be a '{}'", format.value),
                              "give it 'animate', or leave this format out");
        }
    }
    if (!chosen.empty()) return chosen;
    if (animated && transparent_clip) return {"webm"};
    if (draft.sequence) return {"mp4"};
    if (animated) return {"mp4", "gif"};
    return {"png"};
}

/// Tells formats that can't leave the ground out, where it was asked for.
void check_transparency(const FigureEntry& figure, Diagnostics& diagnostics) {
    for (const std::string& name : figure.formats) {
        const OutputFormat& format = *find_output_format(name);
        const Located<bool> transparent = figure.transparent_in(format.still);
        const std::string obstacle = transparency_obstacle(format);
        if (transparent.value && !obstacle.empty()) diagnostics.error(transparent.span, obstacle);
    }
}

StyleEntry overridden(const StyleEntry& base, const StyleEntry& own) {
    StyleEntry style = base;
    if (!own.themes.empty()) style.themes = own.themes;
    if (own.font) style.font = own.font;
    if (own.font_size) style.font_size = own.font_size;
    if (own.line_width) style.line_width = own.line_width;
    if (!own.colors.empty()) style.colors = own.colors;
    return style;
}

}  // namespace

FigureEntry complete_figure(const std::string& name, const SourceSpan& span, const FigureDraft& draft,
                            const FigureDefaults& defaults, std::span<const LayerKindName> kinds,
                            Diagnostics& diagnostics) {
    check_panels(draft, diagnostics);
    if (draft.sequence) check_sequence(draft, diagnostics);
    if (!draft.broken && !draft.view && draft.panels.empty() && !draft.sequence) {
        diagnostics.error(span, fmt::format("the figure '{}' needs the key 'view'", name),
                          "write 'view: 2d', 'view: 3d' or 'view: text'");
    }
    FigureEntry figure;
    figure.name = name;
    figure.span = span;
    figure.moves = draft.moves;
    figure.view = draft.view ? draft.view->value : FigureView::plane;
    if (!draft.panels.empty()) figure.view = FigureView::panels;
    if (draft.sequence) figure.view = FigureView::sequence;
    figure.title = draft.title.value;
    figure.title_span = draft.title.span;
    figure.caption = draft.caption.value;
    figure.caption_span = draft.caption.span;
    figure.alt = draft.alt.value;
    figure.alt_span = draft.alt.span;
    figure.scale = draft.scale;
    if (draft.transparent) figure.transparent = *draft.transparent;
    figure.domain = defaults.domain.overridden_by(draft.domain);
    if (draft.axes) {
        figure.axes.style = draft.axes->value.style.value;
        figure.axes.x = draft.axes->value.x;
        figure.axes.y = draft.axes->value.y;
        if (draft.axes->value.z) figure.axes.z = draft.axes->value.z->value;
    }
    if (draft.aspect) figure.aspect = draft.aspect->value;
    if (draft.camera) figure.camera = draft.camera->value;
    if (draft.legend) figure.legend = draft.legend->value;
    if (draft.align) figure.align = draft.align->value;
    figure.style = overridden(defaults.style, draft.style);
    figure.animate = draft.animate;
    if (draft.style.locale) {
        diagnostics.error(draft.style.locale->span, "a figure has the language of its scene",
                          "write 'locale' in the style of the scene");
    }
    if (figure.view == FigureView::space) figure.size = Vec2(600, 600);
    if (figure.view == FigureView::panels) figure.size = size_of_panels(draft);
    if (figure.view == FigureView::sequence) figure.size = Vec2(960, 540);
    if (draft.size) figure.size = draft.size->value;
    check_size(figure, draft.size ? draft.size->span : span, diagnostics);
    if (draft.view && draft.panels.empty()) check_view(draft, figure.view, kinds, diagnostics);
    if (draft.sequence) figure.sequence.transparent = draft.sequence->value.transparent;
    figure.formats = chosen_formats(draft, defaults.formats, figure.transparent_in(false).value, diagnostics);
    check_transparency(figure, diagnostics);
    figure.layers = shown_layers(draft, diagnostics);
    figure.letters = draft.letters && draft.letters->value;
    if (draft.share) figure.share = draft.share->value;
    FigureDefaults of_panels = defaults;
    of_panels.style = figure.style;
    of_panels.formats.clear();
    for (const auto& row : draft.panels) {
        figure.panels.emplace_back();
        for (const PanelDraft& panel : row) {
            FigureDraft inner = *panel.draft;
            inner.animate.reset();
            inner.formats.reset();
            Diagnostics told_already;
            figure.panels.back().push_back(complete_figure(panel.name, panel.span, inner, of_panels, kinds,
                                                           panel.written_here ? diagnostics : told_already));
        }
    }
    if (!draft.sequence) return figure;
    const SequenceWords& words = draft.sequence->value;
    figure.sequence.fps = words.fps;
    figure.sequence.loop = words.loop;
    figure.sequence.effort = words;
    for (const SequencePartDraft& part : draft.sequence_parts) {
        Diagnostics told_already;
        SequencePart made;
        made.figure = complete_figure(part.words.figure.value, part.words.figure.span, *part.draft, defaults, kinds,
                                      told_already);
        made.figure.size = figure.size;
        made.figure.scale = figure.scale;
        made.hold = part.words.hold.value_or(words.hold);
        made.fade = figure.sequence.parts.empty() ? 0 : part.words.fade.value_or(words.fade);
        figure.sequence.parts.push_back(std::move(made));
    }
    return figure;
}

}  // namespace lectern
