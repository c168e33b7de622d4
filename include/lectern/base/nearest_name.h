#pragma once
#include <span>
#include <string_view>

namespace lectern {

/// The candidate that `text` was most likely meant to be, by the optimal string alignment distance with case ignored;
/// empty where none lies within a third of its length (at least one edit). Ties go to the earlier candidate.
std::string_view nearest_name(std::string_view text, std::span<const std::string_view> candidates);

}  // namespace lectern
