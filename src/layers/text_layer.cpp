#include "layers/layer_kinds.h"
#include "layers/layer_options.h"

namespace lectern {
namespace {

struct TextOptions : LayerOptions {
    PointValue at;
};

const FieldTable<TextOptions>& text_fields() {
    static const auto fields =
        FieldTable<TextOptions>("layer 'text'")
            .include(common_fields())
            .required("at", &TextOptions::at, read::point(), "the middle of the words, in data units")
            .not_built("place", "a corner of the figure");
    return fields;
}

class TextLayer : public Layer {
public:
    TextLayer(TextOptions options, std::string text) : options_(std::move(options)), text_(std::move(text)) {}

    void extend(Extent& extent) const override {
        for (std::size_t axis = 0; axis < options_.at.at.size(); ++axis)
            extent.roomy[axis].include(options_.at.at[axis]);
    }
    Group2d plane_group(const FigureScope& scope, double /*t*/) const override {
        const auto& at = options_.at.at;
        return {Label2d{{at[0], at[1]}, text_, Anchor::center, 0, options_.color_or(scope.theme.text)}};
    }
    Group3d space_group(const FigureScope& scope, double /*t*/) const override {
        const auto& at = options_.at.at;
        return {Label3d{{at[0], at[1], at[2]}, text_, Anchor::center, 0, options_.color_or(scope.theme.text)}};
    }
    std::string description() const override { return "the words \"" + text_ + "\""; }

private:
    TextOptions options_;
    std::string text_;
};

}  // namespace

std::unique_ptr<Layer> make_text(const LayerSource& source) {
    TextOptions options = read_options(source, text_fields());
    auto text = read::text()(*source.entry.subject, source.names, source.diagnostics);
    const std::size_t dimension = source.in_space ? 3 : 2;
    if (!text || options.at.at.empty()) return nullptr;
    if (!has_dimension(options.at, dimension, source.in_space ? "a text in space" : "a text in the plane",
                       source.diagnostics)) {
        return nullptr;
    }
    return std::make_unique<TextLayer>(std::move(options), std::move(*text));
}

std::vector<FieldInfo> text_reference() { return text_fields().infos(); }

}  // namespace lectern
