#pragma once
#include "lectern/figure/block.h"
#include "lectern/scene/field_table.h"

#include <string>

namespace lectern {

/// A quiver's `key`.
struct KeyArrowOptions {
    double length = 1;  ///< Of the field.
    std::string label;  ///< Empty: the length.
    PlotPlace place = PlotPlace::top_right;
};

/// Reads {length, label, place}.
Reader<KeyArrowOptions> read_key_arrow();

}  // namespace lectern
