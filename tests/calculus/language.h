#pragma once
#include "lectern/calculus/differentiate.h"
#include "lectern/calculus/parse.h"
#include "lectern/calculus/print.h"

#include <string>
#include <string_view>

/// A pool with the variables x, y, z and t, and the function T of the sauna.
struct Language {
    lectern::ExprPool pool;
    lectern::Names names;
    lectern::Expr x = pool.variable("x"), y = pool.variable("y");

    Language() {
        for (const char* name : {"x", "y", "z", "t"}) names.values.emplace(name, pool.variable(name));
        names.functions.emplace("T", lectern::UserFunction{{x, y}, parse("50 - 1/50 x^2 (x - 6) y^2 (y - 6)")});
    }

    lectern::Expr parse(std::string_view text) { return lectern::parse_expression(text, names, pool); }
    std::string text(std::string_view source) { return lectern::to_text(parse(source)); }
    std::string tex(std::string_view source) { return lectern::to_tex(parse(source)); }
    std::string slope(std::string_view source) { return lectern::to_text(lectern::differentiate(parse(source), x)); }
};
