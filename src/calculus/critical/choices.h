#pragma once
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace lectern {

/// Every list of `count` numbers out of three: 3^count lists, the last number changing fastest.
inline std::vector<std::vector<int>> all_choices(std::size_t count, std::array<int, 3> numbers) {
    std::vector<std::vector<int>> all{{}};
    for (std::size_t k = 0; k < count; ++k) {
        std::vector<std::vector<int>> longer;
        for (const std::vector<int>& begun : all) {
            for (const int number : numbers) {
                longer.push_back(begun);
                longer.back().push_back(number);
            }
        }
        all = std::move(longer);
    }
    return all;
}

}  // namespace lectern
