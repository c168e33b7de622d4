#include "layers/key_arrow_options.h"

#include "layers/block_options.h"

namespace lectern {
namespace {

const FieldTable<KeyArrowOptions>& key_arrow_fields() {
    static const auto fields =
        FieldTable<KeyArrowOptions>("a key arrow")
            .required("length", &KeyArrowOptions::length, read::positive(), "of the field, that the arrow stands for")
            .optional("label", &KeyArrowOptions::label, read::text(), "the words beside it", "the length")
            .optional("place", &KeyArrowOptions::place, read_plot_place(), "where it stands in the plot's frame",
                      "top_right");
    return fields;
}

}  // namespace

Reader<KeyArrowOptions> read_key_arrow() {
    return {"a mapping of length, label and place",
            [](const SourceNode& node, const SceneNames& names,
               Diagnostics& diagnostics) -> std::optional<KeyArrowOptions> {
                return read::mapping(key_arrow_fields())(node, names, diagnostics);
            }};
}

}  // namespace lectern
