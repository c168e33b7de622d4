#pragma once
#include "lectern/scene/field_table.h"
#include "lectern/scene/scene.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lectern {

using FormatNames = std::vector<Located<std::string>>;

struct AxesWords {
    AxisEntry x, y;
    std::optional<Located<AxisEntry>> z;
    Located<AxesStyleEntry> style;
};

struct FigureDraft;

/// One of a figure's panels.
struct PanelDraft {
    std::string name;
    SourceSpan span;
    std::shared_ptr<const FigureDraft> draft;
    bool written_here = false;  ///< And no figure of its own, whose mistakes are told there.
};

/// A figure of a sequence, as written.
struct SequencePartWords {
    Located<std::string> figure;
    std::optional<double> hold, fade;
};

/// A sequence as written.
struct SequenceWords : ClipEffort {
    std::vector<SequencePartWords> figures;
    double hold = 3, fade = 0;
    int fps = 30;
    bool loop = false;
    std::optional<Located<bool>> transparent;
};

/// A figure of a sequence.
struct SequencePartDraft {
    SequencePartWords words;
    std::shared_ptr<const FigureDraft> draft;
};

/// A figure as written, what `like` gave it included, before defaults and checks that need the whole of it.
struct FigureDraft {
    std::optional<Located<FigureView>> view;
    Located<std::string> title, caption, alt;
    std::optional<Located<Vec2>> size;
    std::optional<double> scale;
    std::optional<Located<bool>> transparent;
    Domain domain;
    std::optional<Located<AxesWords>> axes;
    std::optional<Located<AspectEntry>> aspect;
    std::optional<Located<CameraEntry>> camera;
    std::optional<Located<LegendChoice>> legend;
    std::optional<Located<BlockAlign>> align;
    StyleEntry style;
    std::optional<AnimateEntry> animate;
    std::optional<FormatNames> formats;
    std::optional<FormatNames> show;  ///< Groups.
    std::vector<LayerEntry> layers;
    std::optional<Located<SharedAxes>> share;
    std::optional<Located<bool>> letters;
    std::vector<std::vector<PanelDraft>> panels;     ///< In place of layers.
    std::optional<Located<SequenceWords>> sequence;  ///< In place of layers,
    std::vector<SequencePartDraft> sequence_parts;   ///< with its figures.
    bool moves = false;                              ///< As FigureEntry::moves.

    // Of this figure alone: a figure that is like it doesn't take these.
    std::optional<Located<std::string>> like;
    const SourceNode* layer_list = nullptr;
    const SourceNode* added_layers = nullptr;
    const SourceNode* panel_list = nullptr;
    bool broken = false;  ///< Something that it is made of has a mistake: what it lacks is no second one.
};

const FieldTable<FigureDraft>& figure_fields();
const FieldTable<StyleEntry>& style_fields();

// Readers of the words that make up a figure, each in a file of its own.
Reader<AxesWords> axes_reader();
Reader<SharedAxes> share_reader();
Reader<AspectEntry> aspect_reader();
Reader<CameraEntry> camera_reader();
Reader<LegendChoice> legend_reader();
Reader<AnimateEntry> animate_reader();
Reader<SequenceWords> sequence_reader();
Reader<FormatNames> formats_reader();

/// The layers of a list, those with a mistake left out.
std::vector<LayerEntry> read_layers(const SourceNode& list, std::span<const LayerKindName> kinds,
                                    Diagnostics& diagnostics);

/// What all figures of a scene fall back to.
struct FigureDefaults {
    Domain domain;
    StyleEntry style;
    FormatNames formats;
};

/// Fills in what the author left open and tells what doesn't fit together. `span` is that of the figure's name.
FigureEntry complete_figure(const std::string& name, const SourceSpan& span, const FigureDraft& draft,
                            const FigureDefaults& defaults, std::span<const LayerKindName> kinds,
                            Diagnostics& diagnostics);

/// Of `figures`, the figure of that name alone; empty where there is none.
std::vector<FigureEntry> read_figure(const SourceNode& node, std::string_view name, const FigureDefaults& defaults,
                                     const SceneNames& names, std::span<const LayerKindName> kinds,
                                     Diagnostics& diagnostics);

/// Reads `figures`, with `like`, `add` and `show` resolved, in the file's order.
std::vector<FigureEntry> read_figures(const SourceNode& node, const FigureDefaults& defaults, const SceneNames& names,
                                      std::span<const LayerKindName> kinds, Diagnostics& diagnostics);

}  // namespace lectern
