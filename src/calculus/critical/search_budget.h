#pragma once
#include "lectern/calculus/critical_points.h"

#include <algorithm>
#include <cstddef>

namespace lectern {

/// What a search may still spend. Counted in boxes and instructions, not by a clock: a search ends at the same place on
/// every machine.
class SearchBudget {
public:
    explicit SearchBudget(const CriticalPointOptions& options) : boxes_(options.boxes), work_(options.work) {}

    /// One box more whose looking at took so many instructions.
    void spend(std::size_t instructions) {
        boxes_ -= boxes_ > 0 ? 1 : 0;
        work_ -= instructions < work_ ? instructions : work_;
    }
    /// A part of it for a search that is likely to be short, at most so many boxes. What it spends is spent of the
    /// whole once it is given back.
    [[nodiscard]] SearchBudget part(std::size_t boxes) const {
        SearchBudget part = *this;
        part.boxes_ = part.given_ = std::min(boxes, boxes_);
        return part;
    }
    void take_back(const SearchBudget& part) {
        boxes_ -= part.given_ - part.boxes_;
        work_ = part.work_;
        expansions_ = part.expansions_;
    }
    /// An expansion that proved nothing: they take long, and where some have been in vain, more will be.
    void spend_expansion() { expansions_ -= expansions_ > 0 ? 1 : 0; }
    [[nodiscard]] bool may_expand() const { return expansions_ > 0; }
    /// A search inside a search, for a factor of its equations: such factors may have each other for factors without
    /// end.
    [[nodiscard]] bool may_nest() const { return nested_ < most_nested; }
    void begin_nested() { ++nested_; }
    void end_nested() { --nested_; }
    [[nodiscard]] bool is_spent() const { return boxes_ == 0 || work_ == 0; }

private:
    std::size_t boxes_, work_;
    static constexpr int most_nested = 2;
    int nested_ = 0;
    int expansions_ = 8;
    std::size_t given_ = 0;  ///< Boxes of a part, at its beginning.
};

}  // namespace lectern
