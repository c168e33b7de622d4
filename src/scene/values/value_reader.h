#pragma once
#include "scene/values/outline.h"
#include "scene/values/value.h"

#include <optional>
#include <string>

namespace lectern {

/// Evaluates the language of values (docs/values.md): arithmetic as in every formula, whose operands may also be fields
/// of points and descents (coldest.value) and calls of the functions of values (diff(T, x)).
///
///     value   = text | "(" value { "," value } ")" | "[" … "]" | chain | arithmetic
///     chain   = name [ "(" value { "," value } ")" ] { "." name }
///     text    = a stretch between two " or two '
///
/// Arithmetic is read by parse_expression: each chain in it that means something here is put in as a named number or
/// formula of the same length, so that columns stay.
class ValueReader {
public:
    /// Both are borrowed. Throws ValueError as Outline does.
    ValueReader(std::string_view text, const SceneNames& names) : outline_(text), names_(names) {}

    [[nodiscard]] const Outline& outline() const { return outline_; }
    [[nodiscard]] const SceneNames& names() const { return names_; }

    /// Throws ValueError.
    [[nodiscard]] Value value(Stretch stretch) const;

    /// What a name means as a variable: one of a function or of the domain.
    [[nodiscard]] bool is_variable(std::string_view name) const;

private:
    struct Chain;
    struct Operands;

    [[nodiscard]] Chain chain_at(std::size_t at) const;
    [[nodiscard]] std::optional<Value> value_of(const Chain& chain) const;
    [[nodiscard]] std::optional<Value> start_of(const Chain& chain) const;
    [[nodiscard]] std::optional<Value> called(const Chain& chain) const;
    [[nodiscard]] Value group(Stretch stretch) const;
    [[nodiscard]] Value arithmetic(Stretch stretch) const;
    [[nodiscard]] Operands operands_of(Stretch stretch) const;
    [[nodiscard]] Value settled(Expr expr, const Operands& operands, Stretch stretch) const;
    [[nodiscard]] Names known_names() const;
    [[noreturn]] void unknown_name(Stretch name, bool called) const;
    [[noreturn]] void retell(const ExpressionError& mistake, const Operands& operands, Stretch stretch) const;

    Outline outline_;
    const SceneNames& names_;
};

/// The function's or formula's value at a place: exact where the place is.
Value value_at(Expr expr, std::span<const Expr> variables, const Place& place, Stretch where);

/// Numbers side by side as a place; any other values as a tuple.
Value place_or_tuple(std::vector<Value> items);

}  // namespace lectern
