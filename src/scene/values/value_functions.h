#pragma once
#include "scene/values/value_reader.h"

#include <span>
#include <string_view>

namespace lectern {

/// What one of the functions of values is called with.
class ValueArguments {
public:
    ValueArguments(const ValueReader& reader, std::string_view function, Stretch name,
                   std::span<const Stretch> stretches)
        : reader_(reader), function_(function), name_(name), stretches_(stretches) {}

    [[nodiscard]] std::size_t size() const { return stretches_.size(); }
    [[nodiscard]] Stretch where(std::size_t index) const { return stretches_[index]; }
    [[nodiscard]] Stretch call() const { return name_; }  ///< The function's own name.
    [[nodiscard]] const SceneNames& names() const { return reader_.names(); }

    // Each throws ValueError at an argument of another kind.
    [[nodiscard]] Value value(std::size_t index) const { return reader_.value(stretches_[index]); }
    [[nodiscard]] const FunctionEntry& function(std::size_t index) const;
    /// A function's formula, or any other formula, with its variables in order.
    struct Subject {
        Expr expr;
        std::vector<Expr> variables;
    };
    [[nodiscard]] Subject subject(std::size_t index) const;
    [[nodiscard]] Expr variable(std::size_t index, const Subject& subject) const;
    [[nodiscard]] Place place(std::size_t index, const Subject& subject) const;
    [[nodiscard]] int whole(std::size_t index, int low, int high) const;
    /// True where the argument is a whole number and no name.
    [[nodiscard]] bool is_count(std::size_t index) const;
    [[noreturn]] void refuse(std::size_t index, const std::string& expected, const Value& found) const;

private:
    const ValueReader& reader_;
    std::string_view function_;
    Stretch name_;
    std::span<const Stretch> stretches_;
};

/// One function of the language of values. To add one is to add a row.
struct ValueFunction {
    std::string_view name, usage, meaning;
    std::size_t least, most;  ///< Arguments.
    Value (*call)(const ValueArguments& arguments);
};
std::span<const ValueFunction> value_functions();
const ValueFunction* find_value_function(std::string_view name);

/// `name` and `inside` are where the function's name and what is between its parentheses stand.
Value call_value_function(const ValueFunction& function, const ValueReader& reader, Stretch name,
                          std::span<const Stretch> arguments, Stretch inside);

// The rows, in two files: of formulas, and of critical points.
std::span<const ValueFunction> formula_functions();
std::span<const ValueFunction> critical_functions();

}  // namespace lectern
