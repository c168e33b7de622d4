#include "lectern/calculus/plane_curve.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace lectern {
namespace {

constexpr int first_pieces = 64;
constexpr int enclosure_limit = 100'000;
/// Of the parameter's range (and of the place's own size, for rounding): gaps are no wider.
constexpr double narrowest = 1e-13;

/// A part of the parameter's range and what is known of it.
struct Piece {
    enum class Kind { sound, empty, doubtful };
    double begin = 0, end = 0;
    Kind kind = Kind::doubtful;
    bool unbounded = false;  ///< Of a doubtful one: y may take any value.
};

class PieceFinder {
public:
    explicit PieceFinder(const PlaneCurve& curve) : curve_(curve) {}

    std::vector<Piece> find() {
        const Range& all = curve_.parameter;
        for (int k = 0; k < first_pieces; ++k) {
            const double begin = all.low + all.length() * k / first_pieces;
            const double end = k + 1 == first_pieces ? all.high : all.low + all.length() * (k + 1) / first_pieces;
            visit(begin, end);
        }
        return std::move(pieces_);
    }

private:
    void visit(double begin, double end) {
        std::array<Enclosure, 2> enclosed;
        curve_.program.enclose(std::array{Interval(begin, end)}, enclosed);
        ++enclosures_;
        Piece piece{begin, end};
        const auto& [x, y] = enclosed;
        if (x.range.is_empty() || y.range.is_empty()) {
            piece.kind = Piece::Kind::empty;
        } else if (x.regularity == Regularity::continuous && y.regularity == Regularity::continuous) {
            piece.kind = Piece::Kind::sound;
        } else {
            piece.unbounded = !y.range.is_bounded() || !x.range.is_bounded();
            const double middle = begin + (end - begin) / 2;
            const double least = narrowest * std::max({curve_.parameter.length(), std::abs(begin), std::abs(end)});
            if (end - begin > least && enclosures_ < enclosure_limit && begin < middle && middle < end) {
                visit(begin, middle);
                visit(middle, end);
                return;
            }
        }
        pieces_.push_back(piece);
    }

    const PlaneCurve& curve_;
    std::vector<Piece> pieces_;
    int enclosures_ = 0;
};

/// Puts pieces together to stretches.
class StretchBuilder {
public:
    explicit StretchBuilder(const PlaneCurve& curve) : curve_(curve) {}

    std::vector<CurveStretch> build(const std::vector<Piece>& pieces) {
        for (std::size_t k = 0; k < pieces.size();) {
            if (pieces[k].kind == Piece::Kind::sound) {
                if (!is_open_) begin_stretch(pieces[k].begin, CurveEnd::plain);
                stretches_.back().end = pieces[k].end;
                ++k;
                continue;
            }
            // Doubtful pieces side by side are one gap.
            std::size_t next = k;
            while (next < pieces.size() && pieces[next].kind != Piece::Kind::sound) ++next;
            add_gap(std::span(pieces).subspan(k, next - k), next < pieces.size());
            k = next;
        }
        return std::move(stretches_);
    }

private:
    void begin_stretch(double at, CurveEnd end) {
        stretches_.push_back({at, at, end, CurveEnd::plain});
        is_open_ = true;
    }

    void add_gap(std::span<const Piece> gap, bool goes_on) {
        const double begin = gap.front().begin, end = gap.back().end;
        const bool empty = std::ranges::any_of(gap, [](const Piece& p) { return p.kind == Piece::Kind::empty; });
        const bool pole_before = is_open_ && runs_off(gap.front(), begin, -1);
        const bool pole_after = goes_on && runs_off(gap.back(), end, 1);
        if (is_open_ && goes_on && !empty && !pole_before && !pole_after && agree(begin, end)) {
            stretches_.back().end = end;
            return;
        }
        if (is_open_) stretches_.back().at_end = pole_before ? way_off(begin) : CurveEnd::plain;
        is_open_ = false;
        if (goes_on) begin_stretch(end, pole_after ? way_off(end) : CurveEnd::plain);
    }

    /// Whether y grows without bound on the way to a doubtful piece: at a pole it grows, each time that the distance
    /// shrinks by the same factor, by no less than before. NaN is no growth.
    [[nodiscard]] bool runs_off(const Piece& piece, double edge, double way) const {
        if (!piece.unbounded) return false;
        const double width = std::max(piece.end - piece.begin, 1e-15 * curve_.parameter.length());
        const auto height = [&](double distance) { return std::abs(curve_.at(edge + way * distance).y()); };
        const double far = height(width * 4096), middle = height(width * 64), near = height(width);
        return near - middle > 1e-6 * (1 + near) && middle > far && near - middle > 0.5 * (middle - far);
    }

    [[nodiscard]] CurveEnd way_off(double at) const {
        return curve_.at(at).y() > 0 ? CurveEnd::upwards : CurveEnd::downwards;
    }

    /// Both sides of a narrow gap are the same but for what a steep curve does on its way across.
    [[nodiscard]] bool agree(double begin, double end) const {
        const double width = end - begin;
        const Vec2 left = curve_.at(begin), right = curve_.at(end);
        const Vec2 before = curve_.at(begin - width), after = curve_.at(end + width);
        if (!left.allFinite() || !right.allFinite()) return false;
        const double scale = 1 + std::max(left.cwiseAbs().maxCoeff(), right.cwiseAbs().maxCoeff());
        double steepness = 0;
        if (before.allFinite()) steepness = std::max(steepness, (left - before).cwiseAbs().maxCoeff());
        if (after.allFinite()) steepness = std::max(steepness, (after - right).cwiseAbs().maxCoeff());
        return (right - left).cwiseAbs().maxCoeff() <= 1e-6 * scale + 4 * steepness;
    }

    const PlaneCurve& curve_;
    std::vector<CurveStretch> stretches_;
    bool is_open_ = false;
};

}  // namespace

Vec2 PlaneCurve::at(double parameter_value) const {
    Vec2 point;
    program.run(std::array<const double*, 1>{&parameter_value}, std::array{&point.x(), &point.y()}, 1);
    return point;
}

std::vector<CurveStretch> curve_stretches(const PlaneCurve& curve) {
    std::vector<CurveStretch> stretches = StretchBuilder(curve).build(PieceFinder(curve).find());
    std::erase_if(stretches, [](const CurveStretch& stretch) { return stretch.end <= stretch.begin; });
    return stretches;
}

}  // namespace lectern
