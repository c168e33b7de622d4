#include "lectern/calculus/stream_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <deque>
#include <optional>

namespace lectern {
namespace {

constexpr double test_share = 0.5;      ///< How near lines may come, as a share of their separation.
constexpr double least_length = 0.8;    ///< Of a line, in separations.
constexpr double closing_share = 0.05;  ///< How near to its beginning a closed line comes, in separations.
constexpr int step_limit = 20000;       ///< Of one line, in each direction.

double length_of(const Vec2& v) { return std::sqrt(v.x() * v.x() + v.y() * v.y()); }

/// The field's direction, in units of the page.
class DirectionField {
public:
    DirectionField(const Program& field, const Vec2& origin, const Vec2& unit)
        : field_(field), origin_(origin), unit_(unit) {}

    /// Unit length; nothing where the field has none.
    [[nodiscard]] std::optional<Vec2> at(const Vec2& place) const {
        const Vec2 data = to_data(place);
        double p = 0, q = 0;
        field_.run(std::array<const double*, 2>{&data.x(), &data.y()}, std::array{&p, &q}, 1);
        const Vec2 vector(p / unit_.x(), q / unit_.y());
        const double length = length_of(vector);
        if (!std::isfinite(length) || !(length > 1e-300)) return std::nullopt;
        return vector / length;
    }
    [[nodiscard]] Vec2 to_data(const Vec2& place) const { return origin_ + place.cwiseProduct(unit_); }

private:
    const Program& field_;
    Vec2 origin_, unit_;
};

/// Points of lines in squares as wide as the lines are apart.
class PlacedPoints {
public:
    PlacedPoints(const Vec2& size, double separation)
        : separation_(separation),
          columns_(static_cast<int>(size.x() / separation) + 1),
          rows_(static_cast<int>(size.y() / separation) + 1),
          squares_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

    void add(const Vec2& point) { squares_[square(column_of(point), row_of(point))].push_back(point); }

    /// True where no point is nearer than `distance`, at most the separation.
    [[nodiscard]] bool is_free(const Vec2& place, double distance) const {
        const int column = column_of(place), row = row_of(place);
        for (int r = std::max(row - 1, 0); r <= std::min(row + 1, rows_ - 1); ++r) {
            for (int c = std::max(column - 1, 0); c <= std::min(column + 1, columns_ - 1); ++c) {
                for (const Vec2& point : squares_[square(c, r)]) {
                    if ((point - place).squaredNorm() < distance * distance) return false;
                }
            }
        }
        return true;
    }

private:
    [[nodiscard]] int column_of(const Vec2& point) const {
        return std::clamp(static_cast<int>(point.x() / separation_), 0, columns_ - 1);
    }
    [[nodiscard]] int row_of(const Vec2& point) const {
        return std::clamp(static_cast<int>(point.y() / separation_), 0, rows_ - 1);
    }
    [[nodiscard]] std::size_t square(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }

    double separation_;
    int columns_, rows_;
    std::vector<std::vector<Vec2>> squares_;
};

/// Draws one line after another.
class StreamTracer {
public:
    StreamTracer(const DirectionField& field, const Vec2& size, const StreamLineOptions& options)
        : field_(field), size_(size), options_(options), placed_(size, options.separation) {}

    [[nodiscard]] bool is_free(const Vec2& seed) const {
        return is_inside(seed) && placed_.is_free(seed, options_.separation);
    }

    /// The line through `seed`, or nothing where it would be too short to be worth it.
    std::optional<std::vector<Vec2>> trace(const Vec2& seed) {
        if (!field_.at(seed)) return std::nullopt;
        bool closed = false;
        std::vector<Vec2> forwards = follow(seed, 1, closed);
        std::vector<Vec2> line;
        if (!closed) {
            bool never = false;
            line = follow(seed, -1, never);
            std::ranges::reverse(line);
            line.pop_back();
        }
        line.insert(line.end(), forwards.begin(), forwards.end());
        double length = 0;
        for (std::size_t k = 1; k < line.size(); ++k) length += length_of(line[k] - line[k - 1]);
        if (length < least_length * options_.separation) return std::nullopt;
        for (const Vec2& point : line) placed_.add(point);
        return line;
    }

private:
    struct Step {
        Vec2 to = Vec2::Zero();
        Vec2 direction = Vec2::Zero();  ///< There.
        double error = 0;               ///< Estimated; of the chord, too.
    };

    [[nodiscard]] bool is_inside(const Vec2& place) const {
        return place.x() >= 0 && place.y() >= 0 && place.x() <= size_.x() && place.y() <= size_.y();
    }

    /// One step of Bogacki and Shampine's pair (1989), of orders 3 and 2.
    [[nodiscard]] std::optional<Step> step_from(const Vec2& place, const Vec2& k1, double h, double sign) const {
        const auto k2 = field_.at(place + sign * h / 2 * k1);
        if (!k2) return std::nullopt;
        const auto k3 = field_.at(place + sign * h * 3 / 4 * *k2);
        if (!k3) return std::nullopt;
        Step step;
        step.to = place + sign * h / 9 * (2 * k1 + 3 * *k2 + 4 * *k3);
        const auto k4 = field_.at(step.to);
        if (!k4) return std::nullopt;
        step.direction = *k4;
        const Vec2 off = h * (-5.0 / 72 * k1 + 1.0 / 12 * *k2 + 1.0 / 9 * *k3 - 1.0 / 8 * *k4);
        const double turn = std::abs(k1.x() * k4->y() - k1.y() * k4->x());
        // An arc's sagitta is an eighth of its length times the angle that it turns by; a field that turns back within
        // a step has a singular point there.
        step.error = k1.dot(*k4) < 0 ? h : std::max(length_of(off), h * turn / 8);
        return step;
    }

    /// The line from `seed` along the field, or against it.
    [[nodiscard]] std::vector<Vec2> follow(const Vec2& seed, double sign, bool& closed) const {
        const double longest = longest_step(), shortest = 1e-3;
        std::vector<Vec2> line{seed};
        Vec2 direction = *field_.at(seed);
        const Vec2 first_way = sign * direction;
        double h = longest / 4, way = 0;
        for (int count = 0; count < step_limit; ++count) {
            const Vec2 place = line.back();
            const auto step = step_from(place, direction, h, sign);
            if (!step || step->error > options_.tolerance) {
                h /= 2;
                if (h < shortest) break;
                continue;
            }
            if (!is_inside(step->to)) {
                line.push_back(exit_between(place, step->to));
                break;
            }
            if (!placed_.is_free(step->to, test_share * options_.separation)) break;
            way += h;
            if (way > options_.separation && comes_round(place, step->to, seed)) {
                line.push_back(seed);
                closed = true;
                break;
            }
            const bool approaches_seed = way > options_.separation && approaches(step->to, seed, first_way);
            if (!approaches_seed && meets_itself(line, step->to)) break;
            line.push_back(step->to);
            direction = step->direction;
            if (step->error < options_.tolerance / 6) h = std::min(2 * h, longest);
        }
        return line;
    }

    /// Whether the step passes the line's own beginning.
    [[nodiscard]] bool comes_round(const Vec2& from, const Vec2& to, const Vec2& seed) const {
        const Vec2 way = to - from;
        const double share = std::clamp((seed - from).dot(way) / way.squaredNorm(), 0.0, 1.0);
        return length_of(from + share * way - seed) < closing_share * options_.separation;
    }

    /// Whether a line that is at `place` is about to come round to `seed`, which it left along `first_way`.
    [[nodiscard]] bool approaches(const Vec2& place, const Vec2& seed, const Vec2& first_way) const {
        const Vec2 off = seed - place;
        const double ahead = off.dot(first_way), aside = off.x() * first_way.y() - off.y() * first_way.x();
        // A line that curves on its way there is aside by its sagitta.
        return ahead > 0 && ahead < options_.separation &&
               std::abs(aside) < closing_share * options_.separation + ahead * ahead / options_.separation;
    }

    /// A spiral ends before its windings touch: what is no further along the line than a half circle is the place's own
    /// neighbourhood, and a later point nearer than a quarter of the separation another winding.
    [[nodiscard]] bool meets_itself(const std::vector<Vec2>& line, const Vec2& place) const {
        const double near = test_share * options_.separation / 2;
        double way = 0;
        Vec2 after = place;
        for (std::size_t k = line.size(); k-- > 0;) {
            const double step = length_of(line[k] - after);
            way += step;
            after = line[k];
            if (way <= 4 * near) continue;
            const double away = length_of(line[k] - place);
            if (away < near) return true;
            // No point further back is near before the line has come all the way.
            double skipped = away - near;
            while (k > 0 && skipped > longest_step()) {
                skipped -= length_of(line[k - 1] - line[k]);
                --k;
            }
            after = line[k];
        }
        return false;
    }

    [[nodiscard]] double longest_step() const { return options_.separation / 4; }

    [[nodiscard]] Vec2 exit_between(Vec2 inside, Vec2 outside) const {
        constexpr int halvings = 50;
        for (int k = 0; k < halvings; ++k) {
            const Vec2 middle = (inside + outside) / 2;
            (is_inside(middle) ? inside : outside) = middle;
        }
        return inside;
    }

    const DirectionField& field_;
    Vec2 size_;
    StreamLineOptions options_;
    PlacedPoints placed_;
};

/// Places one separation off a line, on both sides.
void add_seeds_beside(const std::vector<Vec2>& line, double separation, std::deque<Vec2>& seeds) {
    for (std::size_t k = 0; k + 1 < line.size(); ++k) {
        const Vec2 way = line[k + 1] - line[k];
        const double length = length_of(way);
        if (!(length > 0)) continue;
        const Vec2 aside = 1.001 * separation / length * Vec2(-way.y(), way.x());
        seeds.emplace_back(line[k] + aside);
        seeds.emplace_back(line[k] - aside);
    }
}

}  // namespace

std::vector<std::vector<Vec2>> stream_lines(const Program& field, Range x, Range y, const StreamLineOptions& options) {
    const DirectionField directions(field, {x.low, y.low}, options.unit);
    const Vec2 size = Vec2(x.length(), y.length()).cwiseQuotient(options.unit);
    StreamTracer tracer(directions, size, options);
    std::vector<std::vector<Vec2>> lines;
    std::deque<Vec2> seeds;
    const auto try_seed = [&](const Vec2& seed) {
        if (!tracer.is_free(seed)) return;
        auto line = tracer.trace(seed);
        if (!line) return;
        add_seeds_beside(*line, options.separation, seeds);
        for (Vec2& point : *line) point = directions.to_data(point);
        lines.push_back(std::move(*line));
    };
    // From a place off the middle, which often is a singular point; then wherever a part was left out.
    try_seed(0.381966 * size);
    const int columns = std::max(1, static_cast<int>(size.x() / options.separation));
    const int rows = std::max(1, static_cast<int>(size.y() / options.separation));
    for (int row = 0; row <= rows; ++row) {
        for (int column = 0; column <= columns; ++column) {
            while (!seeds.empty()) {
                const Vec2 seed = seeds.front();
                seeds.pop_front();
                try_seed(seed);
            }
            try_seed({size.x() * column / columns, size.y() * row / rows});
        }
    }
    return lines;
}

}  // namespace lectern
