#include "lectern/scene/field_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace lectern {

namespace {

std::string help_with_key(const std::string& key, const std::vector<FieldInfo>& infos) {
    for (const FieldInfo& row : infos)
        if (std::ranges::find(row.parts, key) != row.parts.end())
            return fmt::format("it belongs to '{0}': write '{0}: {{{1}: …}}'", row.name, key);
    std::vector<std::string_view> known;
    for (const FieldInfo& row : infos) {
        if (row.built) known.push_back(row.name);
    }
    std::sort(known.begin(), known.end());
    return suggestion(key, known, "known keys");
}

}  // namespace

std::vector<int> match_fields(std::span<const SourceEntry> entries, const SourceSpan& place, const std::string& owner,
                              const std::vector<FieldInfo>& infos, Diagnostics& diagnostics) {
    std::vector<int> fields;
    std::vector<bool> given(infos.size(), false);
    for (const SourceEntry& entry : entries) {
        const auto info =
            std::find_if(infos.begin(), infos.end(), [&](const FieldInfo& row) { return row.name == entry.key->text; });
        if (info == infos.end()) {
            diagnostics.error(entry.key->span, fmt::format("{} has no key {}", owner, describe(*entry.key)),
                              help_with_key(entry.key->text, infos));
            fields.push_back(-1);
            continue;
        }
        const auto index = static_cast<std::size_t>(info - infos.begin());
        given[index] = true;
        if (!info->built) not_built(info->name, entry.key->span, diagnostics);
        fields.push_back(info->built ? static_cast<int>(index) : -1);
    }
    for (std::size_t i = 0; i < infos.size(); ++i) {
        if (infos[i].required && !given[i]) {
            diagnostics.error(place, fmt::format("{} needs the key '{}'", owner, infos[i].name), infos[i].meaning);
        }
    }
    return fields;
}

}  // namespace lectern
