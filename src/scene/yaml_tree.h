#pragma once
#include "lectern/scene/diagnostics.h"
#include "lectern/scene/source_node.h"
#include "scene/source_text.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace lectern {

/// A scene's text and the tree of its values. Nodes stay where they are in memory.
class SourceTree {
public:
    explicit SourceTree(std::string text) : text_(std::move(text)) {}
    SourceTree(const SourceTree&) = delete;
    SourceTree& operator=(const SourceTree&) = delete;

    [[nodiscard]] const SourceText& text() const { return text_; }
    [[nodiscard]] const SourceNode* root() const { return nodes_.empty() ? nullptr : &nodes_.front(); }

    /// The first node that is added is the root.
    SourceNode& add_node(NodeKind kind, std::size_t offset);

private:
    SourceText text_;
    std::deque<SourceNode> nodes_;
};

/// The limits of a scene's tree.
inline constexpr std::size_t most_nodes = 100'000;  ///< With aliases expanded.
inline constexpr std::size_t most_aliases = 1'000;
inline constexpr std::size_t deepest_node = 32;
inline constexpr std::size_t longest_scalar = std::size_t{64} * 1024;  ///< Bytes.
inline constexpr std::size_t longest_key = 256;                        ///< Bytes.

/// Reads one YAML document into a tree: strict where the library is lenient (duplicate keys, unclosed quotes, a second
/// document, tags, aliases without bounds). Null after a mistake that leaves no sound tree.
std::unique_ptr<SourceTree> read_yaml(std::string_view text, Diagnostics& diagnostics);

}  // namespace lectern
