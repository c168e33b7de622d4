#include "paint/ink_map.h"

#include <algorithm>
#include <cmath>

namespace lectern {

InkMap::InkMap(const Rect& box)
    : box_(box),
      columns_(std::clamp(static_cast<int>(std::ceil(box.width / cell)), 1, 8192)),
      rows_(std::clamp(static_cast<int>(std::ceil(box.height / cell)), 1, 8192)),
      weights_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0) {}

int InkMap::column_of(double x) const {
    return static_cast<int>(std::floor(std::clamp((x - box_.x) / cell, -1.0, static_cast<double>(columns_))));
}

int InkMap::row_of(double y) const {
    return static_cast<int>(std::floor(std::clamp((y - box_.y) / cell, -1.0, static_cast<double>(rows_))));
}

void InkMap::mark(int column, int row, double weight) {
    if (column < 0 || row < 0 || column >= columns_ || row >= rows_) return;
    float& held =
        weights_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column)];
    held = std::max(held, static_cast<float>(weight));
}

void InkMap::add_segment(const Vec2& from, const Vec2& to, double width) {
    // Only what may meet the box: a line may run far out of it.
    const double low_x = std::min(from.x(), to.x()) - width, high_x = std::max(from.x(), to.x()) + width;
    const double low_y = std::min(from.y(), to.y()) - width, high_y = std::max(from.y(), to.y()) + width;
    if (high_x < box_.x || low_x > box_.right() || high_y < box_.y || low_y > box_.bottom()) return;
    const Vec2 way = to - from;
    double begin = 0, end = 1;
    const auto cut = [&](double at, double step, double low, double high) {
        if (step == 0) return;
        const double a = (low - at) / step, b = (high - at) / step;
        begin = std::max(begin, std::min(a, b));
        end = std::min(end, std::max(a, b));
    };
    cut(from.x(), way.x(), box_.x - width, box_.right() + width);
    cut(from.y(), way.y(), box_.y - width, box_.bottom() + width);
    if (!(begin <= end)) return;
    const double length = std::sqrt(way.squaredNorm()) * (end - begin);
    const int steps = std::max(1, static_cast<int>(std::ceil(length)));
    const double half = width / 2;
    for (int i = 0; i <= steps; ++i) {
        const Vec2 at = from + (begin + (end - begin) * i / steps) * way;
        const int left = column_of(at.x() - half), right = column_of(at.x() + half);
        const int top = row_of(at.y() - half), bottom = row_of(at.y() + half);
        for (int row = top; row <= bottom; ++row)
            for (int column = left; column <= right; ++column) mark(column, row, 1);
    }
}

void InkMap::add_line(std::span<const Vec2> points, double width, bool closed) {
    if (points.empty()) return;
    const auto add = [&](const Vec2& from, const Vec2& to) {
        if (from.allFinite() && to.allFinite()) add_segment(from, to, std::max(width, 0.5));
    };
    for (std::size_t i = 0; i + 1 < points.size(); ++i) add(points[i], points[i + 1]);
    if (closed) add(points.back(), points.front());
}

void InkMap::add_rect(const Rect& rect, double weight) {
    for (int row = row_of(rect.y); row <= row_of(rect.bottom()); ++row)
        for (int column = column_of(rect.x); column <= column_of(rect.right()); ++column) mark(column, row, weight);
}

void InkMap::add_area(std::span<const std::vector<Vec2>> rings, double weight) {
    std::vector<double> crossings;
    for (int row = 0; row < rows_; ++row) {
        const double y = box_.y + (row + 0.5) * cell;
        crossings.clear();
        for (const std::vector<Vec2>& ring : rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Vec2& a = ring[i];
                const Vec2& b = ring[(i + 1) % ring.size()];
                if ((a.y() <= y) == (b.y() <= y)) continue;
                crossings.push_back(a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x()));
            }
        }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
            for (int column = std::max(0, column_of(crossings[i]));
                 column <= std::min(columns_ - 1, column_of(crossings[i + 1])); ++column)
                mark(column, row, weight);
    }
}

void InkMap::finish() {
    const auto stride = static_cast<std::size_t>(columns_) + 1;
    sums_.assign(stride * (static_cast<std::size_t>(rows_) + 1), 0);
    for (std::size_t row = 0; row < static_cast<std::size_t>(rows_); ++row) {
        double along = 0;
        for (std::size_t column = 0; column + 1 < stride; ++column) {
            along += static_cast<double>(weights_[row * (stride - 1) + column]);
            sums_[(row + 1) * stride + column + 1] = sums_[row * stride + column + 1] + along;
        }
    }
}

double InkMap::covered(const Rect& rect) const {
    const auto stride = static_cast<std::size_t>(columns_) + 1;
    const auto column = [&](double x) { return static_cast<std::size_t>(std::clamp(column_of(x), 0, columns_)); };
    const auto row = [&](double y) { return static_cast<std::size_t>(std::clamp(row_of(y), 0, rows_)); };
    const std::size_t left = column(rect.x), right = column(rect.right() + cell);
    const std::size_t top = row(rect.y), bottom = row(rect.bottom() + cell);
    if (right <= left || bottom <= top) return 0;
    return cell * cell *
           (sums_[bottom * stride + right] - sums_[top * stride + right] - sums_[bottom * stride + left] +
            sums_[top * stride + left]);
}

}  // namespace lectern
