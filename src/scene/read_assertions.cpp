#include "scene/scene_parts.h"
#include "scene/values/condition.h"
#include "scene/values/fill_in_values.h"

#include <fmt/format.h>

namespace lectern {
namespace {

void check_assertion(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    try {
        const ValueReader reader(node.text, names);
        const auto broken = check_condition(reader, {0, node.text.size()});
        if (broken) diagnostics.error(span_of(broken->where, node), broken->message, broken->help);
    } catch (const ValueError& mistake) {
        tell_value_error(mistake, node, 0, diagnostics);
    } catch (const ExpressionLimit& limit) {
        diagnostics.error(node.span, limit.what(), "write it more simply");
    }
}

}  // namespace

void check_assertions(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    constexpr std::size_t most_conditions = 1000;
    if (!node.is_sequence()) {
        expected("a list of conditions", node, diagnostics, "begin each condition with '- '");
        return;
    }
    if (node.items.size() > most_conditions) {
        diagnostics.error(node.items[most_conditions]->span, fmt::format("more than {} conditions", most_conditions));
        return;
    }
    for (const SourceNode* item : node.items) {
        if (item->is_scalar() && !item->text.empty()) {
            check_assertion(*item, names, diagnostics);
        } else {
            expected("a condition, such as coldest.value < 30", *item, diagnostics,
                     item->is_mapping() ? "a condition with ': ' stands between quotes" : "");
        }
    }
}

}  // namespace lectern
