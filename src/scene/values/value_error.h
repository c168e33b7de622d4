#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>

namespace lectern {

/// A stretch of a text of values, in bytes.
struct Stretch {
    std::size_t begin = 0, end = 0;
};

/// A mistake in an expression of values. One without a message was told elsewhere: it uses a name whose own definition
/// is wrong.
class ValueError : public std::runtime_error {
public:
    ValueError(Stretch where_, const std::string& message, std::string help_ = {})
        : std::runtime_error(message), where(where_), help(std::move(help_)) {}

    Stretch where;
    std::string help;  ///< What to do; may be empty.
};

}  // namespace lectern
