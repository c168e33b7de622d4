#pragma once
#include "calculus/critical/root_problem.h"

#include <optional>

namespace lectern {

/// A system over a box as f(x) in f(c) + F'(X) (x - c), c the middle of the box X, and what follows of it for roots.
/// Precondition: `enclosure` is the problem's over `box`, and is_smooth().
/// Source: Moore, Kearfott and Cloud, Introduction to Interval Analysis (2009), chapters 7 and 8.
class MeanValueForm {
public:
    MeanValueForm(const RootProblem& problem, std::span<const Interval> box, const SystemEnclosure& enclosure);

    /// Some equation has no zero in the box.
    [[nodiscard]] bool excludes_zero() const;

    /// A part of the box that holds all its roots: each equation is solved for each unknown in turn (Gauss and Seidel's
    /// step of the interval Newton method, not preconditioned). Empty: there are none.
    [[nodiscard]] Box solved_by_rows() const;

    /// Krawczyk's operator on a part of the box: K = c - Y f(c) + (I - Y F'(X)) (part - c), Y about the inverse of F'
    /// in the middle. All roots in the part lie in it. None where F' is singular there. Where the part is the whole box
    /// and K lies inside it, there is one root, and no other (theorem 8.3).
    [[nodiscard]] std::optional<Box> krawczyk(std::span<const Interval> part) const;

private:
    std::size_t n_;
    std::span<const Interval> box_;
    const SystemEnclosure& enclosure_;
    std::vector<double> middle_;
    std::vector<Interval> at_middle_;
};

/// The box around the one root of `box` (whose image lies inside it), as narrow as the operator makes it.
Box refined(const RootProblem& problem, Box box);

/// A box around `image` in which the operator proves one root, and no other; none where it can't. `room`: how far
/// beyond the image's faces it may begin to look, one length an unknown.
std::optional<Box> proved_around(const RootProblem& problem, std::span<const Interval> image,
                                 std::span<const double> room);

}  // namespace lectern
