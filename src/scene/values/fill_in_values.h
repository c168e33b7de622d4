#pragma once
#include "lectern/scene/diagnostics.h"
#include "lectern/scene/source_node.h"
#include "scene/values/value_error.h"

#include <optional>
#include <string>
#include <vector>

namespace lectern {

class SceneNames;

/// A text with its values put in.
struct FilledText {
    struct Value {
        Stretch in_text;    ///< What was put in.
        Stretch in_source;  ///< The {{ … }} that it stands for.
    };
    std::string text;
    std::vector<Value> values;  ///< In the text's order.

    /// Where a stretch of `text` stands in the scalar's own text; a part of a value is all of its {{ … }}.
    [[nodiscard]] Stretch source_of(Stretch stretch) const;
};

/// The scalar's text with each {{ value }} and {{ value | filter }} computed and put in: as plain text, and between
/// dollars, or everywhere where `mathematics` holds, as TeX. Nothing after a mistake; all of the text's mistakes are
/// told.
std::optional<FilledText> fill_in_values(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics,
                                         bool mathematics = false);

/// Tells `mistake`, whose place is in the scalar's text from byte `begin` on, unless it was told elsewhere.
void tell_value_error(const ValueError& mistake, const SourceNode& node, std::size_t begin, Diagnostics& diagnostics);

/// Where bytes of the scalar's text stand in the file.
SourceSpan span_of(Stretch stretch, const SourceNode& node);

}  // namespace lectern
