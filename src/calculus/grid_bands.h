#pragma once
#include "lectern/base/parallel.h"

#include <algorithm>

namespace lectern {

/// The rows that one thread takes at a time: enough points to be worth its while.
inline int rows_in_band(int columns) { return std::max(1, (1 << 15) / std::max(columns, 1)); }

/// Calls task(band, first row, end row) for bands that cover `rows` rows; which bands there are depends on the numbers
/// of rows and columns alone.
template <class Task>
void for_each_band(int rows, int columns, int jobs, const Task& task) {
    const int height = rows_in_band(columns);
    parallel_for((rows + height - 1) / height, jobs,
                 [&](int band) { task(band, band * height, std::min(rows, (band + 1) * height)); });
}

inline int band_count(int rows, int columns) {
    const int height = rows_in_band(columns);
    return (rows + height - 1) / height;
}

}  // namespace lectern
