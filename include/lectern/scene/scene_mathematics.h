#pragma once
#include "lectern/base/geometry.h"
#include "lectern/calculus/critical_points.h"
#include "lectern/calculus/descent.h"
#include "lectern/calculus/descent_verdict.h"

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace lectern {

struct FunctionEntry;
struct DescentEntry;

/// What is computed from a scene's functions and descents when it is first asked for, and only once: points, values,
/// conditions, layers and --data all take it from here. Safe from many threads; what it gives stays in its place.
class SceneMathematics {
public:
    /// Over a closed box of as many intervals as the function has variables. Throws ExpressionLimit where the function
    /// grows beyond the limits of expressions.
    const CriticalPoints& critical_points(const FunctionEntry& function, const std::vector<Range>& domain);

    const DescentRun& run(const DescentEntry& descent);
    const DescentVerdict& verdict(const DescentEntry& descent);

private:
    using Box = std::vector<std::pair<double, double>>;

    std::mutex mutex_;
    std::map<std::pair<std::string, Box>, CriticalPoints> critical_points_;  ///< By the function's name.
    std::map<std::string, DescentRun> runs_;                                 ///< By the descent's name.
    std::map<std::string, DescentVerdict> verdicts_;
};

}  // namespace lectern
