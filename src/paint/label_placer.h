#pragma once
#include "lectern/figure/marks_2d.h"
#include "lectern/typeset/text_layout.h"
#include "paint/ink_map.h"

#include <optional>
#include <utility>
#include <vector>

namespace lectern {

/// A label that wants a place. CSS pixels.
struct LabelWish {
    Vec2 at;  ///< What it names.
    Anchor anchor = Anchor::above_right;
    double gap = 6;
    const TextLayout* text = nullptr;
    bool fixed = false;  ///< It stands as wished, whatever it covers.
};

/// Where a label stands.
struct LabelPlace {
    Vec2 origin;                                  ///< Of its first baseline.
    Rect box;                                     ///< What it covers, its halo included.
    std::optional<std::pair<Vec2, Vec2>> leader;  ///< To what it names, where it stands far from it.
};

/// Two labels, by their numbers, of which one covers the other.
using LabelClash = std::pair<std::size_t, std::size_t>;

struct LabelPlaces {
    std::vector<LabelPlace> places;  ///< One for each wish.
    std::vector<LabelClash> clashes;
    std::vector<std::size_t> covered;  ///< Labels that lie under something of `taken`, or over it.
};

/// Places labels in `frame` so that they cover little of what is drawn, nothing of `taken` and not each other: each
/// tries the eight sides of its place at growing distances and takes the one of least cost, in turn and then again
/// until nothing changes (at most four times). The result depends on nothing else.
LabelPlaces place_labels(const std::vector<LabelWish>& wishes, const InkMap& ink, const std::vector<Rect>& taken,
                         const Rect& frame, double em);

}  // namespace lectern
