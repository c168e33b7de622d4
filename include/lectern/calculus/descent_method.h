#pragma once
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace lectern {

struct DescentOptions;
class DescentStep;    // optimise/descent_step.h of src/calculus
class DownhillField;  // optimise/downhill_field.h of src/calculus

/// A constant of a method, which a scene may set by its key. Rows that share a key share its limits.
struct DescentConstant {
    std::string_view key;
    double standard = 0;  ///< The literature's, or common use's.
    double low = 0, high = 0;
    bool open_low = false, open_high = false;  ///< Whether the limit isn't itself allowed.
    std::string_view meaning;
};

/// A row of the table of methods: how a run chooses its steps. f is what goes down (in an ascent, the negative of the
/// function that climbs), α the rate, g = ∇f(p) at the run's point p.
struct DescentMethod {
    std::string_view name;    ///< The scene's word for it.
    std::string_view title;   ///< For people: "Nesterov's momentum".
    std::string_view update;  ///< Its step as formulas, componentwise; what they keep begins as 0.
    std::string_view source;  ///< Where it was published.
    std::vector<DescentConstant> constants;
    /// Its direction always leads downhill where g isn't 0, as a search for the rate needs.
    bool leads_downhill = false;
    /// c of the constants, where a minimum whose Hessian's greatest eigenvalue is λ attracts the method's runs at
    /// constant rates below c/λ and repels them above; null for a method without such a bound.
    double (*stability_bound)(std::span<const double> constants) = nullptr;
    /// The state of a new run, which may refer to `field`.
    std::unique_ptr<DescentStep> (*make)(const DownhillField& field, const DescentOptions& options) = nullptr;
};

/// All methods, plain gradient descent first.
std::span<const DescentMethod> descent_methods();

/// The row of that name, or nullptr.
const DescentMethod* find_descent_method(std::string_view name);

/// One row a key, by name, as the first method that has it tells it.
std::vector<DescentConstant> descent_constant_keys();

}  // namespace lectern
