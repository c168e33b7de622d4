#include "calculus/canonical.h"
#include "calculus/expr_node.h"
#include "lectern/calculus/functions.h"

#include <algorithm>
#include <string>
#include <utility>

namespace lectern {
namespace {

std::size_t mixed(std::size_t seed, std::size_t value) {
    std::size_t bits = (seed ^ value) * 0x9E3779B97F4A7C15U;
    return bits ^ (bits >> 29U);
}

/// FNV-1a: std::hash of text may differ between libraries.
std::size_t hash_of(std::string_view text) {
    std::size_t bits = 0xCBF29CE484222325U;
    for (const char c : text) bits = (bits ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return bits;
}

std::size_t hash_of(const Expr::Node& node) {
    std::size_t bits = mixed(static_cast<std::size_t>(node.op), static_cast<std::size_t>(node.relation));
    if (node.op == Op::number) return mixed(bits, node.number.hash());
    if (node.function != nullptr) bits = mixed(bits, hash_of(node.function->name));
    bits = mixed(bits, hash_of(node.name));
    for (const Expr operand : node.operands) bits = mixed(bits, operand.hash());
    return bits;
}

/// Bounded, so that no infinity or NaN comes of towers of powers.
double degree_of(const Expr::Node& node) {
    constexpr double most = 1e9;
    const auto degree = [](Expr expr) { return ExprAccess::node(expr).degree; };
    double result = 0;
    switch (node.op) {
        case Op::variable:
            return 1;
        case Op::sum:
            result = degree(node.operands[0]);
            for (const Expr term : node.operands) result = std::max(result, degree(term));
            return result;
        case Op::product:
            for (const Expr factor : node.operands) result += degree(factor);
            return std::clamp(result, -most, most);
        case Op::power: {
            const Expr exponent = node.operands[1];
            if (exponent.op() != Op::number) return 0;
            result = degree(node.operands[0]) * std::clamp(exponent.number().to_double(), -most, most);
            return std::clamp(result, -most, most);
        }
        default:
            return 0;
    }
}

/// What follows from the operands: depth, size, degree, variables and whether there is a division by zero.
void complete(Expr::Node& node) {
    constexpr std::uint64_t largest_size = std::uint64_t{1} << 40U;
    for (const Expr operand : node.operands) {
        const Expr::Node& below = ExprAccess::node(operand);
        node.depth = std::max(node.depth, below.depth + 1);
        node.tree_size = std::min(largest_size, node.tree_size + below.tree_size);
        node.variable_bits |= below.variable_bits;
        node.undefined = node.undefined || below.undefined;
    }
    if (node.op == Op::power && node.operands[0].is_number(0) && node.operands[1].op() == Op::number)
        node.undefined = true;  // Positive powers of 0 are folded before they come here.
    node.degree = degree_of(node);
    node.hash = hash_of(node);
}

}  // namespace

bool ExprPool::Store::SameNode::operator()(const Expr::Node* a, const Expr::Node* b) const {
    return a->hash == b->hash && a->op == b->op && a->relation == b->relation && a->function == b->function &&
           a->operands == b->operands && a->name == b->name && a->number == b->number;
}

Expr ExprPool::Store::intern(Expr::Node&& candidate) {
    complete(candidate);
    if (const auto known = index.find(&candidate); known != index.end()) return ExprAccess::wrap(*known);
    if (candidate.depth > expression_depth_limit)
        throw ExpressionLimit("the expression is nested more than " + std::to_string(expression_depth_limit) +
                              " levels deep");
    if (nodes.size() >= node_limit || slots + candidate.operands.size() > slot_limit)
        throw ExpressionLimit("the expression grows too large");
    candidate.store = this;
    candidate.id = static_cast<std::uint32_t>(nodes.size());
    if (candidate.op == Op::variable) candidate.variable_bits = std::uint64_t{1} << (variables.size() % 64);
    slots += candidate.operands.size();
    const Expr::Node* node = &nodes.emplace_back(std::move(candidate));
    index.insert(node);
    if (node->op == Op::variable) variables.push_back(node);
    return ExprAccess::wrap(node);
}

PoolBudget::PoolBudget(ExprPool& pool, std::size_t nodes)
    : store_(ExprAccess::store(pool)), old_node_limit_(store_.node_limit), old_slot_limit_(store_.slot_limit) {
    store_.node_limit = std::min(store_.node_limit, store_.nodes.size() + nodes);
    store_.slot_limit = std::min(store_.slot_limit, store_.slots + 10 * nodes);
}

PoolBudget::~PoolBudget() {
    store_.node_limit = old_node_limit_;
    store_.slot_limit = old_slot_limit_;
}

ExprPool::ExprPool() : store_(std::make_unique<Store>()) { store_->pool = this; }
ExprPool::~ExprPool() = default;

ExprPool::ExprPool(ExprPool&& other) noexcept : store_(std::move(other.store_)) {
    if (store_) store_->pool = this;
}

ExprPool& ExprPool::operator=(ExprPool&& other) noexcept {
    store_ = std::move(other.store_);
    if (store_) store_->pool = this;
    return *this;
}

Expr ExprPool::number(const Rational& value) {
    const bool is_one = value.is_one();
    if (is_one && store_->one != nullptr) return ExprAccess::wrap(store_->one);
    Expr::Node node;
    node.op = Op::number;
    node.number = bounded(value);
    const Expr result = store_->intern(std::move(node));
    if (is_one) store_->one = &ExprAccess::node(result);
    return result;
}

Expr ExprPool::pi() {
    Expr::Node node;
    node.op = Op::constant;
    node.name = "pi";
    return store_->intern(std::move(node));
}

Expr ExprPool::e() {
    Expr::Node node;
    node.op = Op::constant;
    node.name = "e";
    return store_->intern(std::move(node));
}

Expr ExprPool::variable(std::string_view name) {
    Expr::Node node;
    node.op = Op::variable;
    node.name = name;
    return store_->intern(std::move(node));
}

std::size_t ExprPool::size() const { return store_->nodes.size(); }

}  // namespace lectern
