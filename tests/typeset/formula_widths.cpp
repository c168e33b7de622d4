#include "typeset/math/formula.h"
#include "typeset/math/plain_words.h"

#include <iomanip>
#include <iostream>
#include <string>

// Prints the width in em, in Latin Modern and as a display, of each formula that stands in a line of the standard
// input; `error` and its message for one that can't be set. For compare_widths.
int main() {
    using namespace lectern;
    FormulaSetter setter;
    PlainWords words;
    TextStyle style;
    style.size = 1;
    style.typography.family = FontFamily::latin_modern;
    std::cout << std::fixed << std::setprecision(6);
    std::string tex;
    while (std::getline(std::cin, tex)) {
        try {
            std::cout << setter.set(tex, style, FormulaPlace::display, words).pieces.front().width << '\n';
        } catch (const FormulaError& error) {
            std::cout << "error: " << error.mistake().message << '\n';
        }
    }
}
