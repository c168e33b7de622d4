#include "scene/figure_draft.h"

#include <fmt/format.h>

#include <map>

namespace lectern {
namespace {

constexpr std::size_t most_figures = 1000, most_layers = 200, most_panels = 24;
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
            read_own_fields(own, node);
            if (diagnostics_.size() > before) own.broken = true;
            if (own.panel_list != nullptr) own.panels = read_panels(*own.panel_list, own, index, chain);
            if (own.sequence) own.sequence_parts = read_parts(own, index, chain);
            read_own_layers(own, *entries_[index].key, node);
        }
        drafts_[index] = std::move(own);
        states_[index] = State::done;
    }

    void read_own_fields(FigureDraft& draft, const SourceNode& node) {
        const TimeWatch watch(names_);
        read_fields<FigureDraft>(node.entries, node.span, figure_fields(), draft, names_, diagnostics_);
        draft.moves = draft.moves || watch.saw_time() || names_.domain_moves;
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
        draft.layer_list = draft.added_layers = draft.panel_list = nullptr;
        return draft;
    }

    /// Rows of figures; a list without rows is one row.
    std::vector<std::vector<PanelDraft>> read_panels(const SourceNode& list, FigureDraft& owner, std::size_t index,
                                                     int chain) {
        std::vector<std::vector<PanelDraft>> rows;
        const std::size_t before = diagnostics_.size();
        if (!list.is_sequence() || list.items.empty()) {
            expected("a list of rows, each a list of figures", list, diagnostics_, "such as [[left, right]]");
        } else {
            const bool in_rows = list.items.front()->is_sequence();
            if (!in_rows) rows.emplace_back();
            std::size_t count = 0;
            for (const SourceNode* item : list.items) {
                if (item->is_sequence() != in_rows) {
                    expected(in_rows ? "a row, a list of figures" : "a figure's name or a mapping of its keys", *item,
                             diagnostics_, "write all panels in rows, or none: [[a, b], [c]]");
                    continue;
                }
                if (in_rows) rows.emplace_back();
                if (in_rows && item->items.empty()) expected("a row of at least one figure", *item, diagnostics_);
                const std::vector<const SourceNode*> alone{item};
                for (const SourceNode* panel : in_rows ? item->items : alone) {
                    if (++count == most_panels + 1) {
                        diagnostics_.error(panel->span, fmt::format("more than {} panels", most_panels),
                                           "split the figure into several");
                    }
                    if (count > most_panels) continue;
                    if (auto read_panel = panel_of(*panel, index, chain)) rows.back().push_back(std::move(*read_panel));
                }
            }
        }
        if (diagnostics_.size() > before) owner.broken = true;
        return rows;
    }

    std::vector<SequencePartDraft> read_parts(FigureDraft& owner, std::size_t index, int chain) {
        std::vector<SequencePartDraft> parts;
        const std::size_t before = diagnostics_.size();
        for (const SequencePartWords& words : owner.sequence->value.figures) {
            const auto found = index_.find(words.figure.value);
            if (found == index_.end()) {
                std::vector<std::string_view> known;
                for (const SourceEntry& entry : entries_) known.push_back(entry.key->text);
                diagnostics_.error(words.figure.span, fmt::format("unknown figure '{}'", words.figure.value),
                                   suggestion(words.figure.value, known, "known figures"));
                continue;
            }
            if (found->second == index || states_[found->second] == State::reading) {
                diagnostics_.error(words.figure.span,
                                   fmt::format("'{}' would be a part of itself", words.figure.value));
                continue;
            }
            if (chain >= longest_chain) continue;  // told where the figures that are like each other stand
            read(found->second, chain + 1);
            const FigureDraft& draft = drafts_[found->second];
            if (draft.sequence) {
                diagnostics_.error(words.figure.span, "a sequence within a sequence",
                                   "name the figures that it holds instead");
                continue;
            }
            parts.push_back({words, std::make_shared<const FigureDraft>(draft)});
        }
        if (diagnostics_.size() > before) owner.broken = true;
        return parts;
    }

    std::optional<PanelDraft> panel_of(const SourceNode& node, std::size_t owner, int chain) {
        if (node.is_mapping()) {
            FigureDraft own = started_from(node, chain);
            const std::size_t before = diagnostics_.size();
            read_own_fields(own, node);
            if (diagnostics_.size() > before) own.broken = true;
            if (own.panel_list != nullptr || !own.panels.empty()) {
                diagnostics_.error(node.span, "panels within panels", "write all of them in one figure");
                return std::nullopt;
            }
            if (own.sequence) {
                diagnostics_.error(node.span, "a sequence can't be a panel");
                return std::nullopt;
            }
            read_own_layers(own, node, node);
            return PanelDraft{"a panel", node.span, std::make_shared<const FigureDraft>(std::move(own)), true};
        }
        const auto found = node.is_scalar() ? index_.find(node.text) : index_.end();
        if (found == index_.end()) {
            std::vector<std::string_view> known;
            for (const SourceEntry& entry : entries_) known.push_back(entry.key->text);
            diagnostics_.error(node.span, fmt::format("unknown figure {}", describe(node)),
                               node.is_scalar() ? suggestion(node.text, known, "known figures")
                                                : "write a figure's name, or a mapping of its keys");
            return std::nullopt;
        }
        if (found->second == owner || states_[found->second] == State::reading) {
            diagnostics_.error(node.span, fmt::format("'{}' would be a panel of itself", node.text));
            return std::nullopt;
        }
        if (chain >= longest_chain) return std::nullopt;  // told where the figures that are like each other stand
        read(found->second, chain + 1);
        const FigureDraft& draft = drafts_[found->second];
        if (draft.panel_list != nullptr || !draft.panels.empty()) {
            diagnostics_.error(node.span, "panels within panels", "name the figures that they hold instead");
            return std::nullopt;
        }
        if (draft.sequence) {
            diagnostics_.error(node.span, "a sequence can't be a panel");
            return std::nullopt;
        }
        return PanelDraft{node.text, node.span, std::make_shared<const FigureDraft>(draft), false};
    }

    /// `key` is what names the figure, `node` its mapping.
    void read_own_layers(FigureDraft& draft, const SourceNode& key, const SourceNode& node) {
        const std::size_t before = diagnostics_.size();
        if (draft.layer_list != nullptr) draft.layers = read_layers(*draft.layer_list, kinds_, diagnostics_);
        if (draft.added_layers != nullptr) {
            if (!draft.like) {
                const SourceNode* add = nullptr;
                for (const SourceEntry& field : node.entries) add = field.key->text == "add" ? field.key : add;
                diagnostics_.error(add->span, "'add' without 'like'", "write all layers under 'layers'");
            }
            for (LayerEntry& layer : read_layers(*draft.added_layers, kinds_, diagnostics_)) {
                draft.layers.push_back(std::move(layer));
            }
        }
        if (diagnostics_.size() > before) draft.broken = true;
        if (draft.layers.empty() && draft.panels.empty() && !draft.sequence && !draft.broken) {
            const std::string name = key.is_scalar() ? fmt::format("the figure '{}'", key.text) : "this panel";
            diagnostics_.error(key.span, name + " has no layers", "write a list of them under 'layers'");
            draft.broken = true;
        }
        if (draft.layers.size() > most_layers) {
            diagnostics_.error(key.span, fmt::format("a figure of more than {} layers", most_layers));
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

std::vector<FigureEntry> read_figure(const SourceNode& node, std::string_view name, const FigureDefaults& defaults,
                                     const SceneNames& names, std::span<const LayerKindName> kinds,
                                     Diagnostics& diagnostics) {
    FigureReader reader(node.entries, names, kinds, diagnostics);
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
        const SourceNode& key = *node.entries[i].key;
        if (key.text == name)
            return {complete_figure(key.text, key.span, reader.draft(i), defaults, kinds, diagnostics)};
    }
    return {};
}

}  // namespace lectern
