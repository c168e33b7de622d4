#pragma once
#include "lectern/calculus/rational.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace lectern {

struct FunctionRule;  // functions.h
class ExprPool;

/// An expression that would grow beyond the limits below; the message says which.
class ExpressionLimit : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

inline constexpr std::uint32_t expression_depth_limit = 400;  ///< Levels of one tree.
inline constexpr std::size_t number_bits_limit = 4096;        ///< Of a numerator or denominator.
inline constexpr std::size_t derivation_node_limit = 50'000;  ///< New nodes of one differentiate or substitute.
inline constexpr std::uint64_t printed_size_limit =
    200'000;  ///< Nodes of a tree to be printed, shared ones counted each time.

enum class Op : std::uint8_t {
    number,    ///< An exact rational.
    constant,  ///< pi or e.
    variable,
    sum,          ///< Two operands or more.
    product,      ///< Two operands or more; a rational factor stands first.
    power,        ///< base ^ exponent
    call,         ///< A row of the function table applied to its arguments.
    conditional,  ///< if(left REL right, then, else): four operands, the relation beside them.
};

enum class Relation : std::uint8_t { less, less_equal, greater, greater_equal };

/// A mathematical expression: an immutable, hash-consed tree in canonical form.
///
/// Canonical: sums and products are flat, sorted and hold at most one number; equal terms are gathered into one
/// coefficient and equal factors into one power; numbers are folded; x - y is x + (-1) y and x / y is x y^-1. So two
/// expressions of one pool that are built alike are the same object, and == compares one pointer. The order depends on
/// structure and names alone, never on addresses or on the order of building.
///
/// An Expr is one pointer into its pool and lives no longer than the pool. Arithmetic needs both sides from one pool.
class Expr {
public:
    [[nodiscard]] Op op() const;
    [[nodiscard]] std::span<const Expr> operands() const;
    [[nodiscard]] const Rational& number() const;        ///< op() == Op::number
    [[nodiscard]] std::string_view name() const;         ///< Of a variable or a constant.
    [[nodiscard]] const FunctionRule& function() const;  ///< op() == Op::call
    [[nodiscard]] Relation relation() const;             ///< op() == Op::conditional
    [[nodiscard]] std::uint32_t depth() const;           ///< 1 for a leaf.
    [[nodiscard]] std::size_t hash() const;              ///< The same in every run.
    [[nodiscard]] ExprPool& pool() const;

    [[nodiscard]] bool is_number(long value) const;
    [[nodiscard]] bool depends_on(Expr variable) const;

    friend bool operator==(Expr a, Expr b) { return a.node_ == b.node_; }
    /// The canonical order: total, by structure.
    friend std::strong_ordering operator<=>(Expr a, Expr b);

    Expr operator-() const;
    friend Expr operator+(Expr a, Expr b);
    friend Expr operator-(Expr a, Expr b);
    friend Expr operator*(Expr a, Expr b);
    friend Expr operator/(Expr a, Expr b);
    friend Expr pow(Expr base, Expr exponent);

    struct Node;  ///< expr_node.h of src/calculus.

private:
    friend class ExprPool;
    friend struct ExprAccess;
    explicit Expr(const Node* node) : node_(node) {}
    const Node* node_;
};

/// Owns expressions and makes each only once. Not for two threads at a time; evaluation needs no pool (program.h).
/// Throws ExpressionLimit where a tree would exceed the limits above.
class ExprPool {
public:
    ExprPool();
    ~ExprPool();
    ExprPool(ExprPool&&) noexcept;
    ExprPool& operator=(ExprPool&&) noexcept;

    Expr number(const Rational& value);
    Expr pi();
    Expr e();
    Expr variable(std::string_view name);
    Expr sum(const std::vector<Expr>& terms);
    Expr product(const std::vector<Expr>& factors);
    Expr power(Expr base, Expr exponent);
    Expr call(const FunctionRule& function, std::vector<Expr> arguments);
    Expr conditional(Relation relation, Expr left, Expr right, Expr then, Expr otherwise);

    [[nodiscard]] std::size_t size() const;  ///< Distinct nodes held.

    struct Store;  ///< expr_node.h of src/calculus.

private:
    friend struct ExprAccess;
    std::unique_ptr<Store> store_;
};

/// `expr` with each variable (or other part) replaced, all at once. Shapes: as many replacements as variables.
Expr substitute(Expr expr, std::span<const Expr> variables, std::span<const Expr> replacements);

/// True where 0 is raised to a negative power anywhere in it.
bool is_undefined(Expr expr);

/// The variables of `expr`, each once, in canonical order.
std::vector<Expr> variables_of(Expr expr);

}  // namespace lectern

template <>
struct std::hash<lectern::Expr> {
    std::size_t operator()(lectern::Expr expr) const { return expr.hash(); }
};
