#pragma once
#include "lectern/calculus/expr.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace lectern {

/// One node of the shared tree. Made by ExprPool::Store::intern alone; never changed afterwards.
struct Expr::Node {
    ExprPool::Store* store = nullptr;
    Op op = Op::number;
    Relation relation = Relation::less;
    bool undefined = false;           ///< Holds 0 to a negative power somewhere.
    std::uint32_t depth = 1;          ///< 1 for a leaf.
    std::uint32_t id = 0;             ///< The order of making, from 0: an index for tables, never an order of output.
    std::uint64_t tree_size = 1;      ///< Nodes if nothing were shared; stops growing at 2^40.
    std::uint64_t variable_bits = 0;  ///< Bit i mod 64 is set where the pool's i-th variable occurs.
    double degree = 0;                ///< As a polynomial in all variables; 0 for what is none.
    std::size_t hash = 0;
    const FunctionRule* function = nullptr;
    Rational number;
    std::string name;
    std::vector<Expr> operands;
};

/// What a pool owns.
struct ExprPool::Store {
    struct SameHash {
        std::size_t operator()(const Expr::Node* node) const { return node->hash; }
    };
    struct SameNode {
        bool operator()(const Expr::Node* a, const Expr::Node* b) const;
    };

    /// The node equal to `candidate`, made where there is none. Its operands must be canonical already.
    Expr intern(Expr::Node&& candidate);

    ExprPool* pool = nullptr;      ///< Follows the pool when it is moved.
    std::deque<Expr::Node> nodes;  ///< Stays in place as it grows.
    std::unordered_set<const Expr::Node*, SameHash, SameNode> index;
    std::vector<const Expr::Node*> variables;
    const Expr::Node* one = nullptr;  ///< The number 1, asked for most, once it is there.
    std::size_t slots = 0;            ///< Operands held by all nodes together.
    std::size_t node_limit = 1'000'000;
    std::size_t slot_limit = 10'000'000;
};

/// Lowers a pool's limits for as long as it lives: at most `nodes` more nodes, and 10 times as many operands.
class PoolBudget {
public:
    PoolBudget(ExprPool& pool, std::size_t nodes);
    ~PoolBudget();
    PoolBudget(const PoolBudget&) = delete;
    PoolBudget& operator=(const PoolBudget&) = delete;

private:
    ExprPool::Store& store_;
    std::size_t old_node_limit_, old_slot_limit_;
};

/// The private side of an expression, for the files of this folder.
struct ExprAccess {
    static const Expr::Node& node(Expr expr) { return *expr.node_; }
    static Expr wrap(const Expr::Node* node) { return Expr(node); }
    static ExprPool::Store& store(ExprPool& pool) { return *pool.store_; }
};

}  // namespace lectern
