#pragma once
#include "lectern/scene/field_table.h"

#include <map>
#include <optional>
#include <string_view>

namespace lectern {

/// `rate` as written: a number, or a search for it.
struct RateWords {
    double rate = 0;
    std::optional<ArmijoSearch> search;
};

/// One entry of `descents` as written.
struct DescentWords {
    const FunctionEntry* function = nullptr;
    PointValue from;
    Located<RateWords> rate;
    int steps = 100;
    double tolerance = 1e-4;
    const DescentMethod* method = &descent_methods().front();
    std::map<std::string_view, double> constants;  ///< By key.
    bool ascend = false;
};
const FieldTable<DescentWords>& descent_fields();

/// `rate` where it is a mapping.
struct SearchWords : ArmijoSearch {
    bool armijo = true;  ///< The one kind of search there is.
};
const FieldTable<SearchWords>& rate_search_fields();

}  // namespace lectern
