#pragma once
#include "lectern/base/typography.h"
#include "lectern/figure/style.h"

#include <string>
#include <variant>
#include <vector>

/// Blocks of words, formulas and algorithms: what cards are made of, and what plots may hold in a corner.
namespace lectern {

/// Words or formulas.
struct TextBlock {
    std::vector<std::string> lines;  ///< Each begins a line; words wrap, a line that is `$$…$$` doesn't.
    double size = 1;                 ///< Times the size of the words that the block stands among.
    bool bold = false, italic = false;
    BlockAlign align = BlockAlign::center;  ///< Of its lines to each other, and on a card of the whole.
    Color color;
    std::vector<PartLook> parts{};
};

/// A stretch of an algorithm's line in one weight; mathematics stands between dollars.
struct AlgorithmWords {
    std::string text;
    bool bold = false;  ///< A keyword.

    friend bool operator==(const AlgorithmWords&, const AlgorithmWords&) = default;
};

struct AlgorithmLine {
    std::vector<AlgorithmWords> words;
    std::string comment;  ///< Set at the right; empty: none.
    int depth = 0;        ///< How many steps it is indented.
    Color color;
    Color band{0, 0, 0, 0};  ///< Behind it.
};

/// Lines with numbers before them, under a title of their own where it isn't empty.
struct AlgorithmBlock {
    std::string title;
    std::vector<AlgorithmLine> lines;
    bool numbered = true;
    double size = 1;                        ///< As a TextBlock's.
    BlockAlign align = BlockAlign::center;  ///< Of the whole on a card; its lines begin at the left.
    Color color;
    std::vector<PartLook> parts{};
};

using Block = std::variant<TextBlock, AlgorithmBlock>;

enum class PlotPlace { top_left, top, top_right, left, center, right, bottom_left, bottom, bottom_right };

/// A block inside a plot's frame.
struct Inset {
    PlotPlace place = PlotPlace::top_left;
    Block block;
    bool ground = false;  ///< Stands on a ground of its own, as a legend in a corner does.
};

}  // namespace lectern
