#pragma once
#include "lectern/batch/plan.h"

#include <string>
#include <vector>

namespace lectern {

/// What the scenes computed as JSON, in the shape of docs/data.md: one object for one scene, a list for several.
/// `tasks` are the files that the scenes' figures would become.
std::string data_report(const std::vector<LoadedScene>& scenes, const std::vector<OutputTask>& tasks, int jobs);

}  // namespace lectern
