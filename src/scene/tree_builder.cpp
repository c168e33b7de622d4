#include "scene/tree_builder.h"

#include "scene/brackets.h"
#include "scene/scalar_places.h"

#include <fmt/format.h>
#include <yaml-cpp/mark.h>

#include <algorithm>

namespace lectern {
namespace {

bool ends_word(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\0'; }

}  // namespace

void TreeBuilder::stop(const SourceSpan& span, std::string message, std::string help) {
    diagnostics_.error(span, std::move(message), std::move(help));
    throw Stop{};
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
    if (!began_) {
        began_ = true;
        return;
    }
    const auto offset = static_cast<std::size_t>(mark.pos);
    const bool marked = tree_.text().text().substr(std::min(offset, tree_.text().size())).starts_with("---");
    stop(tree_.text().place(offset), marked ? "a second document" : "text after the end of the scene",
         "a file holds one scene: one mapping, without '---' or '...' inside");
}

std::size_t TreeBuilder::past_properties(const YAML::Mark& mark) {
    const SourceText& text = tree_.text();
    auto at = static_cast<std::size_t>(mark.pos);
    while (text.at(at) == '&' || text.at(at) == '!') {
        if (text.at(at) == '!') {
            std::size_t end = at;
            while (!ends_word(text.at(end))) ++end;
            stop(text.span(at, end), fmt::format("the tag '{}'", text.text().substr(at, end - at)),
                 "tags are not part of the format: leave it out");
        }
        while (!ends_word(text.at(at))) ++at;
        while (at < text.size() && (ends_word(text.at(at)) || text.at(at) == '#')) {
            at = text.at(at) == '#' ? text.end_of_line(at) : at + 1;
        }
    }
    return at;
}

void TreeBuilder::count_nodes(std::size_t nodes, const SourceSpan& span) {
    nodes_ += nodes;
    if (nodes_ <= most_nodes) return;
    stop(span, fmt::format("more than {} values", most_nodes),
         aliases_ > 0 ? "each alias (*name) counts all that its anchor holds" : "split the scene into several files");
}

void TreeBuilder::check_depth(std::size_t height, const SourceSpan& span) {
    if (open_.size() + height <= deepest_node) return;
    stop(span, fmt::format("nested more than {} levels deep", deepest_node), "write it flatter");
}

std::size_t TreeBuilder::next_dash(std::size_t limit) const {
    const SourceText& text = tree_.text();
    std::size_t at = read_to_;
    while (at < limit && text.at(at) != '-') at = text.at(at) == '#' ? text.end_of_line(at) : at + 1;
    return std::min(at, limit);
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    const bool is_value = !open_.empty() && open_.back().key != nullptr;
    // The library marks an absent value at whatever comes next; its author looks at its key, or at its dash.
    const std::size_t next = std::min(static_cast<std::size_t>(mark.pos), tree_.text().size());
    const std::size_t dash = is_value ? next : next_dash(next);
    SourceNode& node = tree_.add_node(NodeKind::null, dash);
    if (is_value) node.span = open_.back().key->span;
    if (dash < next) read_to_ = dash + 1;
    count_nodes(1, node.span);
    anchor_leaf(anchor, node);
    place(node, 0);
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
    const auto offset = static_cast<std::size_t>(mark.pos);
    const SourceSpan span = tree_.text().place(offset);
    const Anchored& target = anchored_[anchor];
    if (target.node == nullptr) stop(span, "an alias inside what it stands for", "name another anchor");
    if (++aliases_ > most_aliases) stop(span, fmt::format("more than {} aliases", most_aliases));
    if (!open_.empty() && open_.back().node->is_mapping() && open_.back().key == nullptr) {
        stop(span, "an alias as a key", "write the key out");
    }
    count_nodes(target.nodes, span);
    check_depth(target.height, span);
    place(*target.node, target.height);
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
    SourceNode& node = tree_.add_node(NodeKind::scalar, past_properties(mark));
    node.text = value;
    find_style_and_span(node, tag == "?");
    count_nodes(1, node.span);
    if (value.size() > longest_scalar) {
        stop(node.span, fmt::format("a text of more than {} KiB", longest_scalar / 1024));
    }
    if (node.style == ScalarStyle::double_quoted || node.style == ScalarStyle::single_quoted) check_quoted(node);
    anchor_leaf(anchor, node);
    place(node, 0);
}

void TreeBuilder::find_style_and_span(SourceNode& scalar, bool plain) {
    const SourceText& text = tree_.text();
    const std::size_t line_end = text.end_of_line(scalar.offset);
    std::size_t end = line_end;
    if (plain) {
        if (text.text().substr(scalar.offset).starts_with(scalar.text)) end = scalar.offset + scalar.text.size();
    } else {
        switch (text.at(scalar.offset)) {
            case '\'':
                scalar.style = ScalarStyle::single_quoted;
                break;
            case '"':
                scalar.style = ScalarStyle::double_quoted;
                break;
            case '>':
                scalar.style = ScalarStyle::folded;
                break;
            default:
                scalar.style = ScalarStyle::literal;
                break;
        }
        const bool quoted = text.at(scalar.offset) == '\'' || text.at(scalar.offset) == '"';
        if (quoted) end = end_of_quoted(text, scalar.offset);
        if (end == std::string_view::npos) {
            stop(text.place(scalar.offset), "this quote is never closed", "close it at the end of its text");
        }
    }
    scalar.span = text.span(scalar.offset, end);
    read_to_ = std::max(scalar.offset, end);
}

void TreeBuilder::check_quoted(const SourceNode& scalar) {
    last_quoted_ = &scalar;
    if (scalar.style == ScalarStyle::single_quoted) return;
    // Escapes can bring in what the file itself may not hold; "\theta" is the likeliest way.
    int column = 0;
    for (std::size_t i = 0; i < scalar.text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(scalar.text[i]);
        if ((byte & 0xC0U) == 0x80U) continue;
        const bool c1 = byte == 0xC2 && static_cast<unsigned char>(scalar.text[i + 1]) < 0xA0;
        if ((byte < 0x20 && byte != '\n') || byte == 0x7F || c1) {
            diagnostics_.error(scalar.part(column, 1), "an escape that stands for a control character",
                               "write \\\\ for a backslash, or use single quotes, in which \\ is itself");
            return;
        }
        ++column;
    }
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value /*style*/) {
    open(NodeKind::sequence, mark, anchor);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string& /*tag*/, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value /*style*/) {
    open(NodeKind::mapping, mark, anchor);
}

void TreeBuilder::open(NodeKind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
    SourceNode& node = tree_.add_node(kind, past_properties(mark));
    check_depth(1, node.span);
    const std::size_t nodes_before = nodes_;
    count_nodes(1, node.span);
    place(node, 1);
    open_.push_back({&node, anchor, nodes_before, 1, nullptr, {}});
}

void TreeBuilder::close() {
    const Open closed = std::move(open_.back());
    open_.pop_back();
    if (closed.anchor != 0) anchored_[closed.anchor] = {closed.node, nodes_ - closed.nodes_before, closed.height};
    if (!open_.empty()) open_.back().height = std::max(open_.back().height, closed.height + 1);
}

void TreeBuilder::anchor_leaf(YAML::anchor_t anchor, const SourceNode& node) {
    if (anchor != 0) anchored_[anchor] = {&node, 1, 0};
}

void TreeBuilder::place(const SourceNode& node, std::size_t height) {
    if (open_.empty()) return;
    Open& parent = open_.back();
    parent.height = std::max(parent.height, height + 1);
    if (parent.node->is_sequence()) {
        parent.node->items.push_back(&node);
    } else if (parent.key == nullptr) {
        place_key(parent, node);
    } else {
        parent.node->entries.push_back({parent.key, &node});
        parent.key = nullptr;
    }
}

void TreeBuilder::place_key(Open& mapping, const SourceNode& key) {
    const char opening = tree_.text().at(key.offset);
    const bool bracket = (key.is_sequence() && opening == '[') || (key.is_mapping() && opening == '{');
    if (bracket && end_of_bracket(tree_.text(), key.offset) == std::string_view::npos) {
        stop(key.span, "this bracket is never closed", "close it at the end of its list or mapping");
    }
    if (!key.is_scalar()) {
        stop(key.span, "a key that is not text",
             key.is_mapping() && opening == '{' ? "text that begins with {{ stands between quotes: '{{ value }}'"
                                                : "a key is one word, or text between quotes");
    }
    if (key.text.size() > longest_key) stop(key.span, fmt::format("a key of more than {} bytes", longest_key));
    if (key.text == "<<" && key.is_plain()) {
        stop(key.span, "merge keys (<<) are not part of the format", "name the whole value by an alias, or use 'like'");
    }
    const auto [first, fresh] = mapping.keys.emplace(key.text, &key);
    if (!fresh) {
        const SourceSpan& span = first->second->span;
        diagnostics_.error(key.span, fmt::format("the key '{}' stands here a second time", key.text),
                           fmt::format("it stands first at {}:{}", span.line, span.column));
    }
    mapping.key = &key;
}

}  // namespace lectern
