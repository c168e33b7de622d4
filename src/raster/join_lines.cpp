#include "raster/join_lines.h"

#include <algorithm>
#include <optional>

namespace lectern {
namespace {

class LineJoiner {
public:
    explicit LineJoiner(const std::vector<GridSide>& stretches)
        : stretches_(stretches), used_(stretches.size(), false) {
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            ends_.push_back({stretches[i].from, i});
            ends_.push_back({stretches[i].to, i});
        }
        std::ranges::sort(ends_, {}, [](const End& end) { return std::pair(end.at, end.stretch); });
    }

    std::vector<std::vector<GridPlace>> join() {
        std::vector<std::vector<GridPlace>> lines;
        for (std::size_t i = 0; i < stretches_.size(); ++i) {
            if (used_[i]) continue;
            used_[i] = true;
            std::vector<GridPlace> line = {stretches_[i].from, stretches_[i].to};
            extend(line);
            std::ranges::reverse(line);
            extend(line);
            lines.push_back(std::move(line));
        }
        return lines;
    }

private:
    struct End {
        GridPlace at;
        std::size_t stretch;
    };

    /// Of the unused stretch whose end is nearest.
    [[nodiscard]] std::optional<std::size_t> next_at(const GridPlace& place) const {
        // Most have one in the very place.
        if (const auto next = nearest_end(place, 0)) return next;
        return nearest_end(place, joining_reach);
    }

    [[nodiscard]] std::optional<std::size_t> nearest_end(const GridPlace& place, std::int32_t reach) const {
        std::optional<std::size_t> nearest;
        std::int32_t least = 2 * reach * reach + 1;
        for (std::int32_t x = place.x - reach; x <= place.x + reach; ++x) {
            const GridPlace last{x, place.y + reach};
            for (auto end = std::ranges::lower_bound(ends_, GridPlace{x, place.y - reach}, {}, &End::at);
                 end != ends_.end() && end->at <= last; ++end) {
                const std::int32_t dx = x - place.x, dy = end->at.y - place.y;
                if (used_[end->stretch] || dx * dx + dy * dy >= least) continue;
                least = dx * dx + dy * dy;
                nearest = end->stretch;
            }
        }
        return nearest;
    }

    void extend(std::vector<GridPlace>& line) {
        while (const auto next = next_at(line.back())) {
            used_[*next] = true;
            const GridSide& stretch = stretches_[*next];
            const auto distance = [&](const GridPlace& place) {
                return std::max(std::abs(place.x - line.back().x), std::abs(place.y - line.back().y));
            };
            line.push_back(distance(stretch.from) <= distance(stretch.to) ? stretch.to : stretch.from);
        }
    }

    const std::vector<GridSide>& stretches_;
    std::vector<bool> used_;
    std::vector<End> ends_;
};

}  // namespace

std::vector<std::vector<GridPlace>> join_lines(const std::vector<GridSide>& stretches) {
    return LineJoiner(stretches).join();
}

}  // namespace lectern
