#pragma once
#include "lectern/calculus/tangents.h"
#include "lectern/scene/scene_names.h"
#include "scene/values/number_text.h"

#include <string>
#include <variant>
#include <vector>

namespace lectern {

struct Value;

/// An expression with variables: x^2 y.
struct Formula {
    Expr expr;
};
/// Values side by side: a point's coordinates, a gradient.
struct Tuple {
    std::vector<Value> items;
};
/// Row-major, `columns` entries a row.
struct Matrix {
    std::vector<Value> entries;
    std::size_t columns = 1;
};
/// Values of which there may be any number: minima, curves.
struct Collection {
    std::vector<Value> items;
};

/// What an expression of values may come to.
struct Value {
    std::variant<ProvedNumber, Formula, bool, std::string, Place, Tuple, Matrix, Collection, Equation,
                 const FunctionEntry*, const DescentEntry*>
        is;

    template <class T>
    [[nodiscard]] const T* as() const {
        return std::get_if<T>(&is);
    }
};

/// "a number", "a point", … for messages.
std::string kind_of(const Value& value);

/// Coordinate `index` of a place.
ProvedNumber coordinate_of(const Place& place, std::size_t index);
std::vector<ProvedNumber> coordinates_of(const Place& place);

/// The value as a lecturer would write it in a sentence; in TeX without dollars.
std::string value_text(const Value& value, Form form);

}  // namespace lectern
