#pragma once
#include "layers/layer_source.h"

#include <array>
#include <optional>
#include <vector>

namespace lectern {

/// `{x: …, y: …, z: …}`: coordinates in space as expressions in parameters.
struct ParametricSubject {
    std::vector<Expr> coordinates;  ///< Three.
    std::vector<Expr> parameters;
    std::vector<Range> ranges;  ///< Of the parameters.
    std::vector<std::string> names;
};

/// The layer's subject in `count` parameters, which are the layer's own `domain`; or nothing after a message. `what` it
/// is, for messages: "a parametric surface".
std::optional<ParametricSubject> read_parametric_subject(const LayerSource& source, const Domain& domain,
                                                         std::size_t count, const std::string& what);

}  // namespace lectern
