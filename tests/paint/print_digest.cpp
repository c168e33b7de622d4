#include "paint/hand_made_figure.h"

#include "lectern/paint/paint.h"

#include <iostream>

/// Prints a digest of one picture's pixels: what environment_test runs under various environments.
int main() {
    using namespace lectern;
    using namespace lectern::hand_made;
    Figure made = figure();
    made.title = "Descent with α = 0.1: ‖∇f‖ → 0, x₁² ≤ 10";
    made.caption = "Fußnote";
    made.color_bars.push_back(banded_bar({red, green, blue}));
    add(made, {Label2d{{2, 2}, "minimum", Anchor::above, 6, black}});
    std::uint64_t digest = 14695981039346656037u;
    for (const std::uint32_t value : Painter().paint(made).pixels) digest = (digest ^ value) * 1099511628211u;
    std::cout << digest << '\n';
}
