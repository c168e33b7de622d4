#pragma once
#include "calculus/language.h"
#include "lectern/calculus/functions.h"

#include <cstddef>
#include <random>
#include <vector>

/// Expressions of every kind, over every row of the function table.
class RandomExpressions {
public:
    RandomExpressions(Language& language, unsigned seed) : language_(language), random_(seed) {}

    lectern::Expr make(int levels) {
        lectern::ExprPool& pool = language_.pool;
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
                return pow(below(), pool.number(lectern::Rational(pick(9) - 4, 1 + pick(3))));
            case 5:
                return pow(below(), below());
            case 6: {
                const lectern::FunctionRule& function =
                    lectern::functions()[static_cast<std::size_t>(pick(static_cast<int>(lectern::functions().size())))];
                std::vector<lectern::Expr> arguments;
                for (int i = 0; i < function.arity; ++i) arguments.push_back(below());
                return pool.call(function, arguments);
            }
            default:
                return pool.conditional(static_cast<lectern::Relation>(pick(4)), below(), below(), below(), below());
        }
    }

private:
    int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

    lectern::Expr leaf() {
        lectern::ExprPool& pool = language_.pool;
        switch (pick(7)) {
            case 0:
                return pool.number(pick(11) - 5);
            case 1:
                return pool.number(lectern::Rational(pick(19) - 9, 1 + pick(12)));
            case 2:
                return pick(2) == 0 ? pool.pi() : pool.e();
            case 3:
                return language_.y;
            default:
                return language_.x;
        }
    }

    Language& language_;
    std::mt19937 random_;
};
