#pragma once
#include "lectern/base/error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

class SourceText;
struct SourceNode;

enum class NodeKind : std::uint8_t { null, scalar, sequence, mapping };
enum class ScalarStyle : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

/// One `key: value` of a mapping. Keys are scalars and differ from each other.
struct SourceEntry {
    const SourceNode* key = nullptr;
    const SourceNode* value = nullptr;
};

/// A value of a scene file with its place. Nodes belong to their tree (which a Scene keeps) and never change; a node
/// that the file names by an anchor is one node, however many aliases stand for it.
struct SourceNode {
    NodeKind kind = NodeKind::null;
    ScalarStyle style = ScalarStyle::plain;  ///< Of a scalar.
    SourceSpan span;                         ///< Of a collection: its first character.
    std::string text;                        ///< Of a scalar, with escapes and folded lines resolved.
    std::vector<const SourceNode*> items;    ///< Of a sequence.
    std::vector<SourceEntry> entries;        ///< Of a mapping, in the file's order.

    const SourceText* source = nullptr;
    std::size_t offset = 0;  ///< Of the first byte in the source text, past anchors.

    [[nodiscard]] bool is_scalar() const { return kind == NodeKind::scalar; }
    [[nodiscard]] bool is_sequence() const { return kind == NodeKind::sequence; }
    [[nodiscard]] bool is_mapping() const { return kind == NodeKind::mapping; }
    [[nodiscard]] bool is_plain() const { return is_scalar() && style == ScalarStyle::plain; }
    /// Of `true` and `false` without quotes.
    [[nodiscard]] std::optional<bool> as_boolean() const {
        if (!is_plain() || (text != "true" && text != "false")) return std::nullopt;
        return text == "true";
    }

    /// The value of that key of a mapping, or nullptr.
    [[nodiscard]] const SourceNode* find(std::string_view key) const;

    /// Where the characters `column` (from 0) to `column + length` of a scalar's text stand in the file: through
    /// quotes, escapes and folded lines. A stretch that runs over a line's end is cut there.
    [[nodiscard]] SourceSpan part(int column, int length) const;
};

/// What a node is, for messages: "'abc'", "a list", "a mapping" or "nothing".
std::string describe(const SourceNode& node);

}  // namespace lectern
