#pragma once
#include <string>
#include <vector>

namespace lectern {

/// One thing that may be written in {{ values }} and conditions.
struct ValueWord {
    std::string written;  ///< "diff(T, x)", ".value", ".2f"
    std::string meaning;  ///< One line, without a full stop.
};

/// The words of one kind, from the tables that the reader itself reads by.
struct ValueSection {
    std::string name;  ///< "functions", "points", "descents", "filters"
    std::vector<ValueWord> words;
};
std::vector<ValueSection> value_reference();

}  // namespace lectern
