#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace lectern {

/// Arguments that try a function everywhere: the special values first, then numbers near 0, of ordinary size, whole,
/// and of any magnitude. The same for a seed on every machine.
inline std::vector<double> trying_arguments(std::size_t count, std::uint64_t seed) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<double> arguments{0.0,    -0.0,   1.0,   -1.0,  0.5,  -0.5, 2.0,  3.0,     1e-310,
                                  1e308,  -1e308, 709.7, 710.5, -746, 1e15, 1e22, -1e5,    4503599627370495.5,
                                  171.61, 1e-20,  1.5,   -1.5,  100,  6.0,  27.0, infinity};
    arguments.push_back(-infinity);
    arguments.push_back(std::numeric_limits<double>::quiet_NaN());
    std::mt19937_64 bits(seed);  // Its numbers are fixed by the standard; those of the distributions are not.
    const auto uniform = [&bits] { return static_cast<double>(bits() >> 11) * 0x1p-52 - 1; };
    while (arguments.size() < count) {
        switch (arguments.size() % 6) {
            case 0:
                arguments.push_back(uniform());
                break;
            case 1:
                arguments.push_back(uniform() * 5);
                break;
            case 2:
                arguments.push_back(uniform() * 100);
                break;
            case 3:
                arguments.push_back(static_cast<double>(static_cast<int>(uniform() * 30)));
                break;
            case 4:
                arguments.push_back(uniform() * 1e6);
                break;
            default:
                arguments.push_back(std::bit_cast<double>(bits()));
        }
    }
    arguments.resize(count);
    return arguments;
}

}  // namespace lectern
