#include "layers/algorithm_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::size_t most_lines = 200;
constexpr int deepest = 16;

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

/// Where a comment begins: the first `//` outside mathematics that stands at the line's start or after a space.
std::size_t comment_of(std::string_view line) {
    bool mathematics = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\\') {
            ++at;
        } else if (line[at] == '$') {
            mathematics = !mathematics;
        } else if (!mathematics && line.substr(at, 2) == "//" && (at == 0 || line[at - 1] == ' ')) {
            return at;
        }
    }
    return std::string_view::npos;
}

WrittenLine line_of(std::string_view written, int depth) {
    const std::size_t comment = comment_of(written);
    WrittenLine line;
    line.text = trimmed(written.substr(0, comment));
    if (comment != std::string_view::npos) line.comment = trimmed(written.substr(comment + 2));
    line.depth = depth;
    return line;
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        if (end == text.size()) return lines;
        text.remove_prefix(end + 1);
    }
}

std::size_t character_count(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & '\xc0') != '\x80'; }));
}

/// Reads an algorithm, in either form.
class AlgorithmReader {
public:
    AlgorithmReader(const SceneNames& names, Diagnostics& diagnostics) : names_(names), diagnostics_(diagnostics) {}

    std::optional<std::vector<WrittenLine>> read(const SourceNode& node) {
        if (node.is_scalar()) {
            read_indented(node);
        } else {
            read_list(node, 0);
        }
        if (ok_ && lines_.empty()) tell(node, "an algorithm without lines");
        if (ok_ && lines_.size() > most_lines) tell(node, fmt::format("an algorithm of {} lines", lines_.size()));
        if (!ok_) return std::nullopt;
        return std::move(lines_);
    }

private:
    void tell(const SourceNode& node, std::string message) {
        diagnostics_.error(node.span, std::move(message), fmt::format("write 1 to {} lines", most_lines));
        ok_ = false;
    }

    std::optional<std::string> words(const SourceNode& node) {
        auto text = read::text()(node, names_, diagnostics_);
        if (!text) ok_ = false;
        return text;
    }

    void read_list(const SourceNode& node, int depth) {
        if (!node.is_sequence()) {
            expected("a list of lines", node, diagnostics_, "or one text of lines, behind 'algorithm: |'");
            ok_ = false;
            return;
        }
        if (depth > deepest) {
            diagnostics_.error(node.span, fmt::format("lines that are indented more than {} times", deepest));
            ok_ = false;
            return;
        }
        for (const SourceNode* item : node.items) {
            if (item->is_mapping()) {
                for (const SourceEntry& entry : item->entries) read_head(entry, depth);
            } else if (const auto text = words(*item)) {
                lines_.push_back(line_of(*text, depth));
            }
        }
    }

    /// A line with others below it; or, since YAML reads `input: f` so too, a word before a colon with what it names.
    void read_head(const SourceEntry& entry, int depth) {
        constexpr std::array<std::string_view, 8> labels{"input",   "Input",   "output", "Output",
                                                         "require", "Require", "ensure", "Ensure"};
        const SourceNode& body = *entry.value;
        const auto head = words(*entry.key);
        if (body.is_scalar()) {
            const auto text = words(body);
            if (!head || !text) return;
            if (std::ranges::find(labels, *head) != labels.end()) {
                lines_.push_back(line_of(*head + ": " + *text, depth));
            } else {
                lines_.push_back(line_of(*head, depth));
                lines_.push_back(line_of(*text, depth + 1));
            }
            return;
        }
        if (head) lines_.push_back(line_of(*head, depth));
        if (body.kind != NodeKind::null) read_list(body, depth + 1);
    }

    void read_indented(const SourceNode& node) {
        const auto text = words(node);
        if (!text) return;
        std::vector<std::size_t> levels;  // of indentation, in spaces
        const std::vector<std::string_view> lines = split_lines(*text);
        for (std::size_t i = 0; i < lines.size() && ok_; ++i) {
            const std::size_t indent = lines[i].find_first_not_of(' ');
            if (indent == std::string_view::npos) continue;
            while (levels.size() > 1 && levels.back() > indent) levels.pop_back();
            if (levels.empty() || (levels.back() < indent && may_go_deeper(levels))) levels.push_back(indent);
            if (levels.back() != indent) tell_indent(node, i);
            lines_.push_back(line_of(lines[i], static_cast<int>(levels.size()) - 1));
        }
    }

    /// A deeper level begins under the line before alone: after deeper lines, a line returns to a level that was there.
    [[nodiscard]] bool may_go_deeper(const std::vector<std::size_t>& levels) const {
        const int level = static_cast<int>(levels.size()) - 1;
        return level < deepest && lines_.back().depth == level;
    }

    /// At the first letter of a line of the text as it is written (values that are put in have no line ends).
    void tell_indent(const SourceNode& node, std::size_t line) {
        const std::vector<std::string_view> written = split_lines(node.text);
        std::size_t column = 0;
        for (std::size_t i = 0; i < std::min(line, written.size()); ++i) column += character_count(written[i]) + 1;
        if (line < written.size()) column += std::min(written[line].find_first_not_of(' '), written[line].size());
        diagnostics_.error(node.part(static_cast<int>(column), 1), "this line is indented like none above it",
                           fmt::format("indent it as a line above, at most {} steps deep", deepest));
        ok_ = false;
    }

    const SceneNames& names_;
    Diagnostics& diagnostics_;
    std::vector<WrittenLine> lines_;
    bool ok_ = true;  ///< No mistake was told.
};

}  // namespace

Reader<std::vector<WrittenLine>> read_algorithm() {
    return {"lines, as one text or a list",
            [](const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
                return AlgorithmReader(names, diagnostics).read(node);
            }};
}

}  // namespace lectern
