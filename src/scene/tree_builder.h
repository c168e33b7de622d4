#pragma once
#include "scene/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Builds a tree from the YAML library's events, counting and checking each before anything grows with it.
class TreeBuilder : public YAML::EventHandler {
public:
    /// Thrown after a mistake that reading can't go on from.
    struct Stop {};

    TreeBuilder(SourceTree& tree, Diagnostics& diagnostics) : tree_(tree), diagnostics_(diagnostics) {}

    /// The innermost collection that isn't closed yet, or nullptr.
    [[nodiscard]] const SourceNode* innermost() const { return open_.empty() ? nullptr : open_.back().node; }
    /// The quoted scalar that ended last, or nullptr.
    [[nodiscard]] const SourceNode* last_quoted() const { return last_quoted_; }
    /// Just past the last scalar that was read.
    [[nodiscard]] std::size_t read_to() const { return read_to_; }

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override { close(); }

private:
    /// A collection whose end hasn't come.
    struct Open {
        SourceNode* node = nullptr;
        YAML::anchor_t anchor = 0;
        std::size_t nodes_before = 0;
        std::size_t height = 1;           ///< Levels of its subtree so far, itself counted.
        const SourceNode* key = nullptr;  ///< Of a mapping: the key whose value comes next.
        std::map<std::string_view, const SourceNode*> keys;
    };
    /// What an anchor stands for.
    struct Anchored {
        const SourceNode* node = nullptr;  ///< Null while it is still open.
        std::size_t nodes = 0;
        std::size_t height = 0;
    };

    [[noreturn]] void stop(const SourceSpan& span, std::string message, std::string help = {});
    /// The first byte of a node past its anchor; stops at a tag.
    std::size_t past_properties(const YAML::Mark& mark);
    void count_nodes(std::size_t nodes, const SourceSpan& span);
    void check_depth(std::size_t height, const SourceSpan& span);
    void open(NodeKind kind, const YAML::Mark& mark, YAML::anchor_t anchor);
    void close();
    void anchor_leaf(YAML::anchor_t anchor, const SourceNode& node);
    /// Puts a finished leaf, an opened collection or an alias's node where it belongs.
    void place(const SourceNode& node, std::size_t height);
    void place_key(Open& mapping, const SourceNode& key);
    /// The first dash after what was read, comments left out; `limit` where none stands before it.
    [[nodiscard]] std::size_t next_dash(std::size_t limit) const;
    void find_style_and_span(SourceNode& scalar, bool plain);
    void check_quoted(const SourceNode& scalar);

    SourceTree& tree_;
    Diagnostics& diagnostics_;
    std::vector<Open> open_;
    std::map<YAML::anchor_t, Anchored> anchored_;
    std::size_t nodes_ = 0, aliases_ = 0;
    bool began_ = false;
    std::size_t read_to_ = 0;
    const SourceNode* last_quoted_ = nullptr;
};

}  // namespace lectern
