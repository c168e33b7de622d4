#include "scene/figure_draft.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {
namespace {

const LayerKindName* find_kind(std::span<const LayerKindName> kinds, std::string_view name) {
    const auto found = std::find_if(kinds.begin(), kinds.end(), [name](const auto& kind) { return kind.name == name; });
    return found == kinds.end() ? nullptr : &*found;
}

/// Tells that none of a layer's keys names a kind, at the key that is most likely meant to.
void tell_no_kind(const SourceNode& layer, std::span<const LayerKindName> kinds, Diagnostics& diagnostics) {
    std::vector<std::string_view> built;
    for (const LayerKindName& kind : kinds) {
        if (kind.built) built.push_back(kind.name);
    }
    if (layer.entries.empty()) {
        diagnostics.error(layer.span, "a layer without a kind", suggestion("", built, "known kinds"));
        return;
    }
    // Its kind stands first by habit; a misspelt one further down is found by its likeness.
    const SourceNode* suspect = layer.entries.front().key;
    const auto known = [&](const std::string& text) { return suggestion(text, built, "known kinds"); };
    for (const SourceEntry& entry : layer.entries) {
        if (known(entry.key->text).starts_with("did you mean")) {
            suspect = entry.key;
            break;
        }
    }
    diagnostics.error(suspect->span, fmt::format("unknown layer {}", describe(*suspect)), known(suspect->text));
}

/// The entry of a layer that names its kind, or nullptr after a message.
const SourceEntry* kind_entry(const SourceNode& layer, std::span<const LayerKindName> kinds, Diagnostics& diagnostics) {
    const SourceEntry* chosen = nullptr;
    const LayerKindName* chosen_kind = nullptr;
    for (const SourceEntry& entry : layer.entries) {
        const LayerKindName* kind = find_kind(kinds, entry.key->text);
        if (kind == nullptr) continue;
        if (chosen == nullptr || (chosen_kind->also_option && !kind->also_option)) {
            chosen = &entry;
            chosen_kind = kind;
        } else if (!kind->also_option) {
            diagnostics.error(entry.key->span,
                              fmt::format("a layer of two kinds: '{}' and '{}'", chosen->key->text, entry.key->text),
                              "write each as a layer of its own");
            return nullptr;
        }
    }
    if (chosen == nullptr) {
        tell_no_kind(layer, kinds, diagnostics);
        return nullptr;
    }
    if (!chosen_kind->built) {
        not_built(chosen->key->text, chosen->key->span, diagnostics);
        return nullptr;
    }
    return chosen;
}

}  // namespace

std::vector<LayerEntry> read_layers(const SourceNode& list, std::span<const LayerKindName> kinds,
                                    Diagnostics& diagnostics) {
    std::vector<LayerEntry> layers;
    if (!list.is_sequence()) {
        expected("a list of layers", list, diagnostics, "begin each layer with '- '");
        return layers;
    }
    for (const SourceNode* node : list.items) {
        if (!node->is_mapping()) {
            expected("a layer, such as 'curve: f'", *node, diagnostics);
            continue;
        }
        const SourceEntry* kind = kind_entry(*node, kinds, diagnostics);
        if (kind == nullptr) continue;
        LayerEntry& layer = layers.emplace_back();
        layer.kind = kind->key->text;
        layer.span = kind->key->span;
        layer.subject = kind->value;
        for (const SourceEntry& entry : node->entries) {
            if (&entry != kind) layer.options.push_back(entry);
        }
        const SourceNode* group = node->find("group");
        if (group != nullptr && group->is_scalar()) layer.group = group->text;
    }
    return layers;
}

}  // namespace lectern
