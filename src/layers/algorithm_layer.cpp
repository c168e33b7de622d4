#include "layers/algorithm_keywords.h"
#include "layers/algorithm_lines.h"
#include "layers/block_layer.h"
#include "layers/layer_kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace lectern {
namespace {

constexpr Color standard_band{0.980, 0.761, 0.282, 0.33};  ///< A marker pen's amber.

struct AlgorithmOptions : BlockOptions {
    std::string title;
    bool numbered = true;
    bool reveal = false;
    std::vector<Located<int>> highlight;
    std::vector<TimedLook> lines;
    std::vector<std::string> keywords;
};

/// `[4, 5]`, each with its place.
Reader<std::vector<Located<int>>> read_line_numbers() {
    constexpr int most = 200;
    const Reader<int> number = read::integer(1, most);
    const Reader<Located<int>> located{number.word,
                                       [number](const SourceNode& node, const SceneNames& names,
                                                Diagnostics& diagnostics) -> std::optional<Located<int>> {
                                           const auto value = number(node, names, diagnostics);
                                           if (!value) return std::nullopt;
                                           return Located<int>{*value, node.span};
                                       }};
    return read::list_of(located, 1, most);
}

const FieldTable<AlgorithmOptions>& algorithm_fields() {
    static const auto fields =
        FieldTable<AlgorithmOptions>("layer 'algorithm'")
            .include(block_fields(false))
            .optional("title", &AlgorithmOptions::title, read::text(), "words above its lines", "none")
            .optional("numbers", &AlgorithmOptions::numbered, read::boolean(), "whether its lines are numbered", "true")
            .optional("keywords", &AlgorithmOptions::keywords, read::list_of(read::label(), 1, 100),
                      "further words that are bold wherever they stand", "none")
            .optional("highlight", &AlgorithmOptions::highlight, read_line_numbers(),
                      "the lines that stand on a coloured band, by number", "none")
            .optional("lines", &AlgorithmOptions::lines, read_line_looks(),
                      "colours and looks of lines, by number: {4: red}", "none")
            .optional("reveal", &AlgorithmOptions::reveal, read::boolean(),
                      "whether its lines come one after the other in an animation", "false");
    return fields;
}

/// The line that a name means, or 0.
int line_number(const std::string& name) {
    int number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    return error == std::errc() && end == name.data() + name.size() ? number : 0;
}

class AlgorithmLayer : public BlockLayer {
public:
    AlgorithmLayer(AlgorithmOptions options, std::vector<WrittenLine> written)
        : options_(std::move(options)), written_(std::move(written)) {
        for (const WrittenLine& line : written_) words_.push_back(mark_keywords(line.text, options_.keywords));
    }

    [[nodiscard]] bool moves() const override {
        return options_.reveal || BlockLayer::moves() || std::ranges::any_of(options_.lines, &TimedLook::moves);
    }
    [[nodiscard]] std::string description() const override {
        std::string text = options_.title.empty() ? "an algorithm" : "the algorithm \"" + options_.title + "\"";
        for (std::size_t k = 0; k < written_.size(); ++k) {
            text += fmt::format("{}({}) {}", k == 0 ? ": " : ", ", k + 1, written_[k].text);
        }
        return text;
    }

protected:
    [[nodiscard]] const BlockOptions& options() const override { return options_; }
    [[nodiscard]] bool has_ground() const override { return !options_.ground || options_.ground->value; }
    [[nodiscard]] Block block(const FigureScope& scope, double t, BlockAlign standard) const override {
        AlgorithmBlock block;
        block.title = options_.title;
        block.numbered = options_.numbered;
        block.size = options_.size;
        block.align = options_.align.value_or(standard);
        block.color = options_.color_or(scope.theme.text);
        block.parts = looks_at(options_.parts, t, block.color);
        for (std::size_t k = 0; k < written_.size(); ++k) {
            block.lines.push_back({words_[k], written_[k].comment, written_[k].depth, block.color});
            apply_looks(block.lines.back(), static_cast<int>(k) + 1, t);
        }
        return block;
    }

private:
    void apply_looks(AlgorithmLine& line, int number, double t) const {
        const bool lit =
            std::ranges::any_of(options_.highlight, [&](const auto& lines) { return lines.value == number; });
        if (lit) line.band = standard_band;
        double opacity = options_.reveal ? turn_of(number).share(t) : 1;
        for (const TimedLook& look : options_.lines) {
            if (line_number(look.name) != number) continue;
            line.color = look.color_at(t, line.color);
            opacity *= look.opacity_at(t);
            if (look.band) line.band = with_opacity(*look.band, look.share(t));
        }
        line.color = with_opacity(line.color, opacity);
        line.band = with_opacity(line.band, opacity);
    }

    /// When a line comes, if they come one after the other: the first is there, the last has come at t = 1.
    [[nodiscard]] TimedLook turn_of(int number) const {
        TimedLook look;
        look.from = (number - 1) / static_cast<double>(written_.size());
        return look;
    }

    AlgorithmOptions options_;
    std::vector<WrittenLine> written_;
    std::vector<std::vector<AlgorithmWords>> words_;  ///< Of each line.
};

void check_line_numbers(const AlgorithmOptions& options, std::size_t count, Diagnostics& diagnostics) {
    const auto tell = [&](const SourceSpan& span, const std::string& name) {
        diagnostics.error(span, fmt::format("the algorithm has no line {}", name),
                          fmt::format("its lines are 1 to {}", count));
    };
    const int last = static_cast<int>(count);
    for (const Located<int>& line : options.highlight) {
        if (line.value > last) tell(line.span, fmt::format("{}", line.value));
    }
    for (const TimedLook& look : options.lines) {
        const int number = line_number(look.name);
        if (number < 1 || number > last) tell(look.span, fmt::format("'{}'", look.name));
    }
}

}  // namespace

std::unique_ptr<Layer> make_algorithm(const LayerSource& source) {
    AlgorithmOptions options = read_options(source, algorithm_fields());
    auto lines = read_algorithm()(*source.entry.subject, source.names, source.diagnostics);
    if (!check_block_options(options, source, false) || !lines) return nullptr;
    check_line_numbers(options, lines->size(), source.diagnostics);
    std::string all;
    for (const WrittenLine& line : *lines) all += line.text + '\n' + line.comment + '\n';
    check_part_names(options.parts, all, "the algorithm", source.names, source.diagnostics);
    return std::make_unique<AlgorithmLayer>(std::move(options), std::move(*lines));
}

std::vector<FieldInfo> algorithm_reference() { return algorithm_fields().infos(); }

}  // namespace lectern
