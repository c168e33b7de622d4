#include "layers/block_layer.h"
#include "layers/layer_kinds.h"

namespace lectern {
namespace {

struct TextOptions : BlockOptions {
    bool bold = false, italic = false;
};

const FieldTable<TextOptions>& text_fields() {
    static const auto fields =
        FieldTable<TextOptions>("layer 'text'")
            .include(block_fields(true))
            .optional("weight", &TextOptions::bold, read::one_of<bool>("weight", {{"regular", false}, {"bold", true}}),
                      "of its letters", "regular")
            .optional("slant", &TextOptions::italic,
                      read::one_of<bool>("slant", {{"upright", false}, {"italic", true}}), "of its letters", "upright");
    return fields;
}

class TextLayer : public BlockLayer {
public:
    TextLayer(TextOptions options, std::string text) : options_(std::move(options)), text_(std::move(text)) {}

    [[nodiscard]] std::string description() const override { return "the words “" + text_ + "”"; }

protected:
    [[nodiscard]] const BlockOptions& options() const override { return options_; }
    [[nodiscard]] Block block(const FigureScope& scope, double t, BlockAlign standard) const override {
        const Color color = options_.color_or(scope.theme.text);
        return TextBlock{{text_},
                         options_.size,
                         options_.bold,
                         options_.italic,
                         options_.align.value_or(standard),
                         color,
                         looks_at(options_.parts, t, color)};
    }

private:
    TextOptions options_;
    std::string text_;
};

}  // namespace

std::unique_ptr<Layer> make_text(const LayerSource& source) {
    TextOptions options = read_options(source, text_fields());
    auto text = read::text()(*source.entry.subject, source.names, source.diagnostics);
    if (!check_block_options(options, source, true) || !text) return nullptr;
    check_part_names(options.parts, *text, "the text", source.names, source.diagnostics);
    return std::make_unique<TextLayer>(std::move(options), std::move(*text));
}

std::vector<FieldInfo> text_reference() { return text_fields().infos(); }

}  // namespace lectern
