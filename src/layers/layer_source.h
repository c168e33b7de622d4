#pragma once
#include "layers/layer_options.h"
#include "lectern/scene/diagnostics.h"
#include "lectern/scene/field_table.h"
#include "lectern/scene/scene.h"
#include "lectern/scene/scene_names.h"

#include <array>
#include <optional>
#include <string>

namespace lectern {

/// What a layer is made from: the author's words and what they may refer to.
struct LayerSource {
    const LayerEntry& entry;
    const SceneNames& names;
    const Domain& domain;                  ///< Of the figure, over the scene's.
    bool in_space = false;                 ///< The figure's view is 3d.
    bool on_card = false;                  ///< The figure is a card.
    const FunctionEntry* graph = nullptr;  ///< The function whose graph a point of two coordinates stands on, in space.
    const Palette& palette;                ///< The theme's.
    std::optional<Color> color;            ///< Its turn of the style's colours, where its author gives none.
    std::vector<double> dash;              ///< That goes with the colour.
    std::optional<double> line_width;      ///< The style's.
    LayerOptions& common;                  ///< Out: what read_options read of the options that every layer has.
    Diagnostics& diagnostics;
};

/// Tells that `kind` can't be drawn from this subject or in this view.
void refuse(const LayerSource& source, std::string message, std::string help = {});

/// The options of a layer over the style's and over the defaults of a fresh T; mistakes are told.
template <class T>
T read_options(const LayerSource& source, const FieldTable<T>& table) {
    T options;
    options.color = source.color;
    options.dash = source.dash;
    options.palette = source.palette;
    options.width = source.line_width;
    options.numbers = source.names.number_style;
    read_fields<T>(source.entry.options, source.entry.span, table, options, source.names, source.diagnostics);
    if (options.dashed_where_hidden && !source.in_space) {
        refuse(source, "nothing is hidden in the plane", "leave out hidden, or draw the figure with view: 3d");
    }
    source.common = static_cast<const LayerOptions&>(options);
    return options;
}

/// The layer's subject as a function of `arity` variables, or nullptr after a message.
const FunctionEntry* subject_function(const LayerSource& source, std::size_t arity);

/// The interval of a function's variable: the layer's own over the figure's over the scene's; told where there is none.
std::optional<Range> interval_of(const LayerSource& source, const FunctionEntry& function, std::size_t variable,
                                 const Domain& own = {});

/// The figure's domain of a function of two variables, x and y: empty ranges where it has none, which is no mistake.
std::array<Range, 2> known_domain(const LayerSource& source, const FunctionEntry& function);

}  // namespace lectern
