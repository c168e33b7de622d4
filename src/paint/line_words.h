#pragma once
#include "lectern/figure/figure.h"
#include "paint/line_labels.h"
#include "paint/page_layout.h"

#include <cstddef>
#include <map>
#include <memory>
#include <vector>

namespace lectern {

/// The words of one line at their place.
struct LineWords {
    TextLayout text;
    LineStretch stretch;  ///< Where the line is left open.
    Vec2 origin;          ///< They read along `stretch.room.along`.
    Color color;
};

/// Of a group: by the number of the line's mark in it. Lines that have no room for words are none of them.
using GroupLineWords = std::map<std::size_t, LineWords>;

/// The words along the lines of all groups, one after the other: none over another, nor over a label, an inset, a
/// legend in the plot or words of axes that cross.
std::vector<GroupLineWords> place_line_words(Typesetter& typesetter, const Plot2d& plot, const PageLayout& layout,
                                             const Theme& theme);

/// Places them anew only where something has moved: frames of an animation share theirs.
class LineWordsCache {
public:
    const std::vector<GroupLineWords>& words(Typesetter& typesetter, const Plot2d& plot, const PageLayout& layout,
                                             const Theme& theme);

private:
    /// All that the places depend on.
    struct Key {
        std::vector<std::shared_ptr<const Group2d>> groups;  ///< Null: without words.
        std::vector<Rect> taken;
        Axes2d axes;
        Rect box;
        Theme theme;
    };
    static bool same(const Key& a, const Key& b);

    std::unique_ptr<Key> key_;
    std::vector<GroupLineWords> words_;
};

}  // namespace lectern
