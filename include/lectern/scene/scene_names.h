#pragma once
#include "lectern/base/error.h"
#include "lectern/base/geometry.h"
#include "lectern/base/number_style.h"
#include "lectern/base/text_mistake.h"
#include "lectern/base/typography.h"
#include "lectern/calculus/descent.h"
#include "lectern/calculus/parse.h"
#include "lectern/calculus/scalar_field.h"
#include "lectern/scene/scene_mathematics.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

struct ParameterEntry {
    std::string name;
    SourceSpan span;
    double value = 0;
};

struct FunctionEntry {
    std::string name;
    SourceSpan span;  ///< Of the key, "T(x, y)".
    ScalarField field;
};

/// A place with what is known of it.
struct Place {
    std::vector<double> at;                    ///< One coordinate or more, each finite.
    std::optional<std::vector<Expr>> exact{};  ///< The same, where all of them are known exactly.
    /// Of a place that was found: the function whose extremum or critical point it is, and what was found there.
    const FunctionEntry* function = nullptr;
    std::shared_ptr<const CriticalPoint> found{};
};

struct PointEntry : Place {
    std::string name;
    SourceSpan span;
};

struct DescentEntry {
    std::string name;
    SourceSpan span;
    const FunctionEntry* function = nullptr;  ///< Never null in a scene without mistakes.
    std::vector<double> start;                ///< As many coordinates as the function has variables.
    DescentOptions options;
};

/// Closed intervals of variables, in the file's order.
class Domain {
public:
    struct Interval {
        std::string variable;
        Range range;
        SourceSpan span;
    };

    [[nodiscard]] std::optional<Range> of(std::string_view variable) const;
    [[nodiscard]] const std::vector<Interval>& intervals() const { return intervals_; }
    /// Adds an interval, or puts it in the place of the variable's former one.
    void set(Interval interval);
    /// This domain, with those of `other` in place of its own where both have the variable.
    [[nodiscard]] Domain overridden_by(const Domain& other) const;

private:
    std::vector<Interval> intervals_;
};

/// The intervals of the function's variables; nothing where one has none.
std::optional<std::vector<Range>> box_of(const FunctionEntry& function, const Domain& domain);

/// What the values of a scene may refer to by name. Entries stay where they are in memory once they are added.
class SceneNames {
public:
    SceneNames();

    std::vector<ParameterEntry> parameters;
    std::deque<FunctionEntry> functions;
    std::deque<PointEntry> points;
    std::deque<DescentEntry> descents;
    NumberStyle number_style;  ///< Of all words that the program writes for people.
    Domain domain;
    bool domain_is_whole = true;  ///< False where it has a mistake: what is found in it would mean nothing.
    bool domain_moves = false;    ///< It is another one at another time.

    std::shared_ptr<const TextMacros> macros;  ///< The author's own commands in texts; null: none.
    /// What texts are set with: one for each font that a style of the scene names.
    std::vector<Typography> typographies;
    TextChecker text_checker;  ///< Empty: texts are taken as they are.

    /// What an expression may use: the parameters, the functions and the time `t`, which stands in them as
    /// time_symbol().
    Names expression_names;
    double time = 1;  ///< At which everything is read, from 0 to 1; a still is at 1.
    /// Parameters, functions, points and descents that are others at another time.
    std::set<std::string, std::less<>> moving;
    /// Names whose definition has a mistake of its own: to use them is no second mistake.
    std::set<std::string, std::less<>> broken;
    /// While functions are read: those that stand further down, which may not be called yet.
    std::set<std::string, std::less<>> later;
    /// While functions are read: reads the point of that name, if there is one, so that find_point finds it.
    std::function<void(std::string_view)> read_ahead;

    /// Owns every expression of the scene. Not for two threads at a time.
    [[nodiscard]] ExprPool& pool() const { return *pool_; }
    /// What is computed from them on demand.
    [[nodiscard]] SceneMathematics& mathematics() const { return *mathematics_; }

    /// No name that an author can write.
    [[nodiscard]] Expr time_symbol() const;
    /// `expr` at the names' time, exactly, or as near as a double is where that is long.
    [[nodiscard]] Expr at_time(Expr expr) const;
    /// Told that what is being read depends on the time; see TimeWatch.
    void note_time() const { time_noted_ = true; }

    // Each notes the time where what it finds moves.
    [[nodiscard]] const FunctionEntry* find_function(std::string_view name) const;
    [[nodiscard]] const PointEntry* find_point(std::string_view name) const;
    [[nodiscard]] const DescentEntry* find_descent(std::string_view name) const;
    [[nodiscard]] std::vector<std::string_view> function_names() const;
    [[nodiscard]] std::vector<std::string_view> point_names() const;
    [[nodiscard]] std::vector<std::string_view> descent_names() const;

private:
    friend class TimeWatch;

    std::unique_ptr<ExprPool> pool_;
    std::unique_ptr<SceneMathematics> mathematics_;
    mutable bool time_noted_ = false;
};

/// Finds out whether what is read while it lives depends on the time. Watches may stand within each other.
class TimeWatch {
public:
    explicit TimeWatch(const SceneNames& names) : names_(names), before_(names.time_noted_) {
        names.time_noted_ = false;
    }
    TimeWatch(const TimeWatch&) = delete;
    TimeWatch& operator=(const TimeWatch&) = delete;
    ~TimeWatch() { names_.time_noted_ = names_.time_noted_ || before_; }

    [[nodiscard]] bool saw_time() const { return names_.time_noted_; }

private:
    const SceneNames& names_;
    bool before_;
};

}  // namespace lectern
