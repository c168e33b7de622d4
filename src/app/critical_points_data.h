#pragma once
#include "lectern/scene/scene_names.h"

#include <nlohmann/json.hpp>

namespace lectern {

/// The block `critical_points` of --data: all that is known of them, for each function of at most three variables that
/// all have a domain.
nlohmann::ordered_json critical_points_data(const SceneNames& names);

}  // namespace lectern
