#include "scene/yaml_tree.h"

#include "scene/text_checks.h"
#include "scene/tree_builder.h"
#include "scene/yaml_mistakes.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

namespace lectern {

SourceNode& SourceTree::add_node(NodeKind kind, std::size_t offset) {
    SourceNode& node = nodes_.emplace_back();
    node.kind = kind;
    node.source = &text_;
    node.offset = offset;
    node.span = text_.place(offset);
    return node;
}

std::unique_ptr<SourceTree> read_yaml(std::string_view text, Diagnostics& diagnostics) {
    std::optional<std::string> checked = check_text(text, diagnostics);
    if (!checked) return nullptr;
    auto tree = std::make_unique<SourceTree>(std::move(*checked));
    TreeBuilder builder(*tree, diagnostics);
    try {
        std::istringstream stream{std::string(tree->text().text())};
        YAML::Parser parser(stream);
        parser.HandleNextDocument(builder);
        // What follows the first document would be dropped in silence: the builder refuses to begin a second one.
        if (tree->root() != nullptr) parser.HandleNextDocument(builder);
    } catch (const YAML::Exception& mistake) {
        tell_yaml_mistake(mistake, builder, tree->text(), diagnostics);
        return nullptr;
    } catch (const TreeBuilder::Stop&) {
        return nullptr;
    }
    if (tree->root() == nullptr) {
        diagnostics.error({}, "the scene is empty", "write at least 'figures:' with one figure");
        return nullptr;
    }
    return tree;
}

}  // namespace lectern
