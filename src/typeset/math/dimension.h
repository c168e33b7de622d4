#pragma once
#include <optional>
#include <string_view>

namespace lectern {

/// A length as TeX writes it ("1.5em", "-4pt", "18mu"), in em of a font of 10 pt; nothing for what is none or longer
/// than 50 em.
std::optional<double> read_dimension(std::string_view words);

}  // namespace lectern
