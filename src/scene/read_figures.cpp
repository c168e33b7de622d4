#include "scene/figure_draft.h"

#include <fmt/format.h>

#include <map>

namespace lectern {
namespace {

constexpr std::size_t most_figures = 1000, most_layers = 200;
constexpr int longest_chain = 32;  ///< Figures that are like each other in a row.

/// Reads each figure after the one that it is like, whichever stands first in the file.
class FigureReader {
public:
    FigureReader(std::span<const SourceEntry> entries, const SceneNames& names, std::span<const LayerKindName> kinds,
                 Diagnostics& diagnostics)
        : entries_(entries),
          names_(names),
          kinds_(kinds),
          diagnostics_(diagnostics),
          drafts_(entries.size()),
          states_(entries.size(), State::untouched) {
        for (std::size_t i = 0; i < entries.size(); ++i) index_.emplace(entries[i].key->text, i);
    }

    const FigureDraft& draft(std::size_t index) {
        read(index, 1);
        return drafts_[index];
    }

private:
    enum class State { untouched, reading, done };

    void read(std::size_t index, int chain) {
        if (states_[index] != State::untouched) return;
        states_[index] = State::reading;
        FigureDraft own;
        const SourceNode& node = *entries_[index].value;
        if (!node.is_mapping()) {
            expected("a mapping of a figure's keys", node, diagnostics_);
            own.broken = true;
        } else {
            own = started_from(node, chain);
            const std::size_t before = diagnostics_.size();
            read_fields<FigureDraft>(node.entries, node.span, figure_fields(), own, names_, diagnostics_);
            if (diagnostics_.size() > before) own.broken = true;
            read_own_layers(own, entries_[index]);
        }
        drafts_[index] = std::move(own);
        states_[index] = State::done;
    }

    /// What the figure that `node` is like hands on; an empty draft where it is like none.
    FigureDraft started_from(const SourceNode& node, int chain) {
        FigureDraft draft;
        const SourceNode* like = node.find("like");
        if (like == nullptr) return draft;
        draft.broken = true;
        if (!like->is_scalar()) return draft;  // told with the other fields
        const auto found = index_.find(like->text);
        if (found == index_.end()) {
            std::vector<std::string_view> known;
            for (const SourceEntry& entry : entries_) known.push_back(entry.key->text);
            diagnostics_.error(like->span, fmt::format("unknown figure {}", describe(*like)),
                               suggestion(like->text, known, "known figures"));
            return draft;
        }
        if (states_[found->second] == State::reading) {
            diagnostics_.error(like->span, fmt::format("'{}' is like itself", like->text),
                               "figures that are like each other need a first one that is like none");
            return draft;
        }
        if (chain >= longest_chain) {
            diagnostics_.error(like->span, fmt::format("more than {} figures that are like each other", longest_chain),
                               "begin from a figure further up");
            return draft;
        }
        read(found->second, chain + 1);
        draft = drafts_[found->second];
        draft.like.reset();
        draft.layer_list = draft.added_layers = nullptr;
        return draft;
    }

    void read_own_layers(FigureDraft& draft, const SourceEntry& entry) {
        const std::size_t before = diagnostics_.size();
        if (draft.layer_list != nullptr) draft.layers = read_layers(*draft.layer_list, kinds_, diagnostics_);
        if (draft.added_layers != nullptr) {
            if (!draft.like) {
                const SourceNode* key = nullptr;
                for (const SourceEntry& field : entry.value->entries) key = field.key->text == "add" ? field.key : key;
                diagnostics_.error(key->span, "'add' without 'like'", "write all layers under 'layers'");
            }
            for (LayerEntry& layer : read_layers(*draft.added_layers, kinds_, diagnostics_)) {
                draft.layers.push_back(std::move(layer));
            }
        }
        if (diagnostics_.size() > before) draft.broken = true;
        if (draft.layers.empty() && !draft.broken) {
            diagnostics_.error(entry.key->span, fmt::format("the figure '{}' has no layers", entry.key->text),
                               "write a list of them under 'layers'");
            draft.broken = true;
        }
        if (draft.layers.size() > most_layers) {
            diagnostics_.error(entry.key->span, fmt::format("a figure of more than {} layers", most_layers));
            draft.layers.resize(most_layers);
        }
    }

    std::span<const SourceEntry> entries_;
    const SceneNames& names_;
    std::span<const LayerKindName> kinds_;
    Diagnostics& diagnostics_;
    std::vector<FigureDraft> drafts_;
    std::vector<State> states_;
    std::map<std::string_view, std::size_t> index_;
};

void check_name(const SourceNode& key, Diagnostics& diagnostics) {
    if (is_file_base_name(key.text)) return;
    diagnostics.error(key.span, fmt::format("{} can't be a figure's name", describe(key)),
                      "it becomes a file's name: letters, digits, spaces and ._- in at most 200 bytes");
}

}  // namespace

std::vector<FigureEntry> read_figures(const SourceNode& node, const FigureDefaults& defaults, const SceneNames& names,
                                      std::span<const LayerKindName> kinds, Diagnostics& diagnostics) {
    std::vector<FigureEntry> figures;
    if (!node.is_mapping() || node.entries.empty()) {
        expected("a mapping from names to figures", node, diagnostics);
        return figures;
    }
    std::span<const SourceEntry> entries = node.entries;
    if (entries.size() > most_figures) {
        diagnostics.error(entries[most_figures].key->span, fmt::format("more than {} figures", most_figures),
                          "split the scene into several files");
        entries = entries.first(most_figures);
    }
    FigureReader reader(entries, names, kinds, diagnostics);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const SourceNode& key = *entries[i].key;
        check_name(key, diagnostics);
        figures.push_back(complete_figure(key.text, key.span, reader.draft(i), defaults, kinds, diagnostics));
    }
    return figures;
}

}  // namespace lectern
