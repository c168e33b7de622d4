#include "paint/balanced_lines.h"

namespace lectern {

TextLayout balanced_lines(Typesetter& typesetter, std::string_view words, const TextStyle& style, double width,
                          TextAlignment alignment) {
    TextLayout best = typesetter.layout(words, style, width, alignment);
    double narrow = width / 2, wide = width;
    const int steps = best.last_baseline > 0 ? 6 : 0;
    for (int i = 0; i < steps; ++i) {
        const double middle = (narrow + wide) / 2;
        TextLayout narrower = typesetter.layout(words, style, middle, alignment);
        const bool fits = narrower.height() <= best.height();
        (fits ? wide : narrow) = middle;
        if (fits) best = std::move(narrower);
    }
    return best;
}

}  // namespace lectern
