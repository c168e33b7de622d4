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

    [[nodiscard]] std::optional<std::size_t> next_at(const GridPlace& place) const {
        for (const auto& [dx, dy] :
             {std::pair(0, 0), std::pair(0, 1), std::pair(0, -1), std::pair(1, 0), std::pair(-1, 0), std::pair(1, 1),
              std::pair(1, -1), std::pair(-1, 1), std::pair(-1, -1)}) {
            const GridPlace near{place.x + dx, place.y + dy};
            for (auto end = std::ranges::lower_bound(ends_, near, {}, &End::at); end != ends_.end() && end->at == near;
                 ++end)
                if (!used_[end->stretch]) return end->stretch;
        }
        return std::nullopt;
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
