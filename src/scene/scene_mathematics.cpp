#include "lectern/scene/scene_mathematics.h"

#include "lectern/scene/scene_names.h"

namespace lectern {

const CriticalPoints& SceneMathematics::critical_points(const FunctionEntry& function,
                                                        const std::vector<Range>& domain) {
    Box box;
    for (const Range& range : domain) box.emplace_back(range.low, range.high);
    const std::scoped_lock lock(mutex_);
    const std::pair key(function.name, std::move(box));
    if (const auto known = critical_points_.find(key); known != critical_points_.end()) return known->second;
    // Each search is bounded; so is what a scene that asks for one after the other can cost.
    constexpr std::size_t most_searches = 256;
    if (critical_points_.size() == most_searches)
        throw ExpressionLimit("more than 256 searches for critical points in one scene");
    return critical_points_.emplace(key, find_critical_points(function.field, domain)).first->second;
}

const DescentRun& SceneMathematics::run(const DescentEntry& descent) {
    const std::scoped_lock lock(mutex_);
    if (const auto known = runs_.find(descent.name); known != runs_.end()) return known->second;
    return runs_.emplace(descent.name, run_descent(descent.function->field, descent.start, descent.options))
        .first->second;
}

const DescentVerdict& SceneMathematics::verdict(const DescentEntry& descent) {
    const DescentRun& its_run = run(descent);
    const std::scoped_lock lock(mutex_);
    if (const auto known = verdicts_.find(descent.name); known != verdicts_.end()) return known->second;
    return verdicts_.emplace(descent.name, describe_run(descent.function->field, its_run, descent.options))
        .first->second;
}

}  // namespace lectern
