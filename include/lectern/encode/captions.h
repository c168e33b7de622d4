#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace lectern {

struct Caption {
    double start = 0, end = 0;  ///< Seconds.
    std::string text;           ///< Plain words.
};

/// A WebVTT file of the captions that have words, in their order; empty where none has.
std::vector<std::uint8_t> make_captions(const std::vector<Caption>& captions);

}  // namespace lectern
