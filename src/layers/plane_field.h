#pragma once
#include "layers/layer_source.h"
#include "lectern/calculus/program.h"

#include <optional>
#include <string>

namespace lectern {

/// A vector field over a rectangle of the plane, as arrows and stream lines show it.
struct PlaneField {
    std::string words;  ///< For people: "the gradient field of T".
    Program program;    ///< Two inputs, x and y; two outputs, the field's components.
    Range x, y;
};

/// Reads a layer's subject: a function of two variables, for its gradient, or two functions or expressions, [P, Q], for
/// its components. Nothing after a message.
std::optional<PlaneField> read_plane_field(const LayerSource& source);

}  // namespace lectern
