#pragma once
#include <string>
#include <string_view>

namespace lectern {

/// A name of the language of expressions as TeX mathematics: x, \alpha (for alpha and α), x_{1} (for x1 and x_1),
/// \mathrm{rate}.
std::string tex_of_name(std::string_view name);

}  // namespace lectern
