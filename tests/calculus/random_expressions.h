#pragma once
#include "calculus/language.h"
#include "lectern/calculus/functions.h"

#include <cstddef>
#include <random>
#include <vector>

/// Expressions of every kind, over every row of the function table; the same for a seed on every machine.
class RandomExpressions {
public:
    RandomExpressions(lectern::ExprPool& pool, std::vector<lectern::Expr> variables, unsigned seed)
        : pool_(pool), variables_(std::move(variables)), random_(seed) {}

    lectern::Expr make(int levels) {
        if (levels == 0) return leaf();
        const auto below = [&] { return make(levels - 1 - pick(2) * (levels > 1 ? 1 : 0)); };
        switch (pick(8)) {
            case 0:
                return below() + below() + below();
            case 1:
                return below() - below();
            case 2:
                return below() * below() * below();
            case 3:
                return below() / below();
            case 4:
                return pow(below(), pool_.number(lectern::Rational(pick(9) - 4, 1 + pick(3))));
            case 5:
                return pow(below(), below());
            case 6:
                return call(below);
            default:
                return pool_.conditional(static_cast<lectern::Relation>(pick(4)), below(), below(), below(), below());
        }
    }

    int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

    /// Between low and high, of 53 bits.
    double number(double low, double high) {
        const double share = static_cast<double>(random_()) * 0x1p-32;
        return low + share * (high - low);
    }

private:
    template <class Below>
    lectern::Expr call(const Below& below) {
        const auto table = lectern::functions();
        const lectern::FunctionRule& function = table[static_cast<std::size_t>(pick(static_cast<int>(table.size())))];
        std::vector<lectern::Expr> arguments;
        for (int i = 0; i < function.arity; ++i) arguments.push_back(below());
        return pool_.call(function, arguments);
    }

    lectern::Expr leaf() {
        switch (pick(7)) {
            case 0:
                return pool_.number(pick(11) - 5);
            case 1:
                return pool_.number(lectern::Rational(pick(19) - 9, 1 + pick(12)));
            case 2:
                return pick(2) == 0 ? pool_.pi() : pool_.e();
            default:
                return variables_[static_cast<std::size_t>(pick(static_cast<int>(variables_.size())))];
        }
    }

    lectern::ExprPool& pool_;
    std::vector<lectern::Expr> variables_;
    std::mt19937 random_;
};
