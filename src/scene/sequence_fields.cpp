#include "scene/sequence_fields.h"

#include "scene/animate_fields.h"

namespace lectern {
namespace {

constexpr double longest = 600;  ///< Seconds.
constexpr std::size_t most_parts = 200;

/// A figure's name, or a mapping with more about it.
std::optional<SequencePartWords> read_part(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    if (node.is_scalar()) {
        const auto name = read::label()(node, names, diagnostics);
        if (!name) return std::nullopt;
        SequencePartWords words;
        words.figure = {*name, node.span};
        return words;
    }
    return read::mapping(sequence_part_fields())(node, names, diagnostics);
}

Reader<std::vector<SequencePartWords>> parts_reader() {
    return read::list_of(
        Reader<SequencePartWords>{"a figure's name or {figure: name, hold: 3 s, fade: 0.5 s}", read_part}, 1,
        most_parts);
}

/// A list of figures, or a mapping with more about all of them.
std::optional<SequenceWords> read_sequence(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    if (!node.is_sequence()) return read::mapping(sequence_fields())(node, names, diagnostics);
    auto parts = parts_reader()(node, names, diagnostics);
    if (!parts) return std::nullopt;
    SequenceWords words;
    words.figures = std::move(*parts);
    return words;
}

}  // namespace

const FieldTable<SequencePartWords>& sequence_part_fields() {
    static const auto table =
        FieldTable<SequencePartWords>("a figure of a sequence")
            .required("figure", &SequencePartWords::figure, read::label(), "a figure of the scene, by name")
            .optional("hold", &SequencePartWords::hold, read::duration(longest), "how long it stays, or its last frame",
                      "the sequence's")
            .optional("fade", &SequencePartWords::fade, read::duration(60),
                      "how long it takes to come over the one before; 0 s is a cut", "the sequence's");
    return table;
}

const FieldTable<SequenceWords>& sequence_fields() {
    static const auto table =
        FieldTable<SequenceWords>("a sequence")
            .required("figures", &SequenceWords::figures, parts_reader(),
                      "figures of the scene one after the other, by name or as {figure: name, hold: 3 s, fade: 0.5 s}")
            .optional("hold", &SequenceWords::hold, read::duration(longest),
                      "how long each figure stays, or its last frame", "3 s")
            .optional("fade", &SequenceWords::fade, read::duration(60),
                      "how long a figure takes to come over the one before; 0 s is a cut", "0 s")
            .optional("fps", &SequenceWords::fps, read::integer(1, 120), "frames a second", "30")
            .optional("loop", &SequenceWords::loop, read::boolean(), "whether a player begins again", "false")
            .optional("transparent", &SequenceWords::transparent, read::boolean(),
                      "whether the clip has no ground, and shows what it is put over; as webm, apng or frames",
                      "the figure's")
            .include(effort_fields());
    return table;
}

Reader<SequenceWords> sequence_reader() { return {"a list of figures, or a mapping with 'figures'", read_sequence}; }

}  // namespace lectern
