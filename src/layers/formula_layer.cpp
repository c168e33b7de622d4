#include "layers/block_layer.h"
#include "layers/layer_kinds.h"

namespace lectern {
namespace {

constexpr std::size_t most_lines = 100;

const FieldTable<BlockOptions>& formula_fields() {
    static const auto fields = FieldTable<BlockOptions>("layer 'formula'").include(block_fields(true));
    return fields;
}

class FormulaLayer : public BlockLayer {
public:
    FormulaLayer(BlockOptions options, std::vector<std::string> formulas)
        : options_(std::move(options)), formulas_(std::move(formulas)) {}

    [[nodiscard]] std::string description() const override {
        std::string text = formulas_.size() == 1 ? "the formula " : "the formulas ";
        for (std::size_t k = 0; k < formulas_.size(); ++k) {
            if (k > 0) text += k + 1 == formulas_.size() ? " and " : ", ";
            text += formulas_[k].substr(1, formulas_[k].size() - 2);  // one dollar on each side is enough to tell it
        }
        return text;
    }

protected:
    [[nodiscard]] const BlockOptions& options() const override { return options_; }
    [[nodiscard]] Block block(const FigureScope& scope, double t, BlockAlign standard) const override {
        const Color color = options_.color_or(scope.theme.text);
        return TextBlock{formulas_,
                         options_.size,
                         false,
                         false,
                         options_.align.value_or(standard),
                         color,
                         looks_at(options_.parts, t, color)};
    }

private:
    BlockOptions options_;
    std::vector<std::string> formulas_;  ///< Each `$$…$$`.
};

}  // namespace

std::unique_ptr<Layer> make_formula(const LayerSource& source) {
    BlockOptions options = read_options(source, formula_fields());
    const SourceNode& subject = *source.entry.subject;
    std::optional<std::vector<std::string>> formulas;
    if (subject.is_sequence()) {
        formulas = read::list_of(read::formula(), 1, most_lines)(subject, source.names, source.diagnostics);
    } else if (auto formula = read::formula()(subject, source.names, source.diagnostics)) {
        formulas = {std::move(*formula)};
    }
    if (!check_block_options(options, source, true) || !formulas) return nullptr;
    std::string all;
    for (const std::string& formula : *formulas) all += formula;
    check_part_names(options.parts, all, "the formula", source.names, source.diagnostics);
    return std::make_unique<FormulaLayer>(std::move(options), std::move(*formulas));
}

std::vector<FieldInfo> formula_reference() { return formula_fields().infos(); }

}  // namespace lectern
