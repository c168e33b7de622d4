#pragma once
#include "lectern/calculus/parse.h"
#include "lectern/calculus/scalar_field.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <memory>
#include <string>

namespace lectern {

inline nlohmann::json reference(const std::string& file) {
    std::ifstream stream(LECTERN_TEST_DATA "/reference/" + file);
    return nlohmann::json::parse(stream);
}

/// The functions of seed.json with their reference values, by value: a loop over them keeps them alive.
inline nlohmann::json seed_functions() { return reference("seed.json")["functions"]; }

/// A function of x and y with the pool that its expressions live in.
struct TestField {
    std::unique_ptr<ExprPool> pool;
    ScalarField field;

    explicit TestField(const std::string& text) : TestField(std::make_unique<ExprPool>(), text) {}

private:
    TestField(std::unique_ptr<ExprPool> own_pool, const std::string& text)
        : pool(std::move(own_pool)), field(make(*pool, text)) {}

    static ScalarField make(ExprPool& pool, const std::string& text) {
        const Expr x = pool.variable("x"), y = pool.variable("y");
        const Names names{{{"x", x}, {"y", y}}, {}};
        return {"f", {x, y}, parse_expression(text, names, pool)};
    }
};

}  // namespace lectern
