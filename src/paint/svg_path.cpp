#include "paint/svg_path.h"

#include <array>
#include <cmath>

namespace lectern {
namespace {

/// `units`, so many to one, in decimals.
std::string in_decimals(long units, int decimals) {
    if (units == 0) return "0";
    std::string digits = std::to_string(std::abs(units));
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places - digits.size(), '0');
    std::string fraction = digits.substr(digits.size() - places);
    digits.erase(digits.size() - places);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    if (!fraction.empty()) digits.append(".").append(fraction);
    return units < 0 ? "-" + digits : digits;
}

long power_of_ten(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

/// Writes commands and numbers with as few characters between them as keep them apart.
class PathWriter {
public:
    explicit PathWriter(int decimals) : decimals_(decimals), units_(static_cast<double>(power_of_ten(decimals))) {}

    /// A place in units of the last decimal.
    struct Place {
        long x = 0, y = 0;
    };

    void move(const Vec2& to) {
        const Place place = rounded(to);
        command('M', 'M');
        number(place.x);
        number(place.y);
        start_ = here_ = place;
    }
    void line(const Vec2& to) {
        const Place place = rounded(to);
        const long dx = place.x - here_.x, dy = place.y - here_.y;
        here_ = place;
        if (dx == 0 && dy == 0) {
            // Of a line without length, the ends alone are seen; elsewhere it adds nothing.
            if (last_ == 'M') step('h', {0});
        } else if (dy == 0) {
            step('h', {dx});
        } else if (dx == 0) {
            step('v', {dy});
        } else {
            command('l', 'l');
            number(dx);
            number(dy);
        }
    }
    void cubic(const Vec2& first, const Vec2& second, const Vec2& to) {
        const std::array places{rounded(first), rounded(second), rounded(to)};
        command('c', 'c');
        for (const Place& place : places) {
            number(place.x - here_.x);
            number(place.y - here_.y);
        }
        here_ = places[2];
    }
    void close() {
        if (data_.empty() || last_ == 'z') return;
        data_ += 'z';
        last_ = 'z';
        implied_ = 0;
        here_ = start_;
    }
    std::string take() { return std::move(data_); }

private:
    [[nodiscard]] Place rounded(const Vec2& place) const {
        return {std::lround(place.x() * units_), std::lround(place.y() * units_)};
    }
    /// A command's letter stands for the numbers after the first ones too.
    void command(char letter, char repeats) {
        if (implied_ != letter || letter == 'M') data_ += letter;
        last_ = letter;
        implied_ = repeats;
    }
    void step(char letter, std::initializer_list<long> distances) {
        command(letter, letter);
        for (const long distance : distances) number(distance);
    }
    void number(long units) {
        const std::string text = in_decimals(units, decimals_);
        const char before = data_.back();
        const bool apart = text.front() == '-' || (before >= 'A' && before <= 'z');
        if (!apart) data_ += ' ';
        data_ += text;
    }

    int decimals_;
    double units_;
    std::string data_;
    Place start_, here_;
    char last_ = 0, implied_ = 0;
};

}  // namespace

std::string svg_number(double value, int decimals) {
    return in_decimals(std::lround(value * static_cast<double>(power_of_ten(decimals))), decimals);
}

std::string svg_path_data(const Path& path) {
    constexpr int decimals = 2;
    PathWriter writer(decimals);
    const Vec2* point = path.points().data();
    for (const Path::Verb verb : path.verbs()) {
        switch (verb) {
            case Path::Verb::move:
                writer.move(*point++);
                break;
            case Path::Verb::line:
                writer.line(*point++);
                break;
            case Path::Verb::cubic:
                writer.cubic(point[0], point[1], point[2]);
                point += 3;
                break;
            case Path::Verb::close:
                writer.close();
                break;
        }
    }
    return writer.take();
}

std::string svg_glyph_data(const GlyphOutline& outline) {
    constexpr int decimals = 0;
    PathWriter writer(decimals);
    auto point = outline.points.begin();
    const auto next = [&] {
        const Vec2 place(point->x(), -point->y());
        ++point;
        return place;
    };
    for (const GlyphOutline::Verb verb : outline.verbs) {
        switch (verb) {
            case GlyphOutline::Verb::move:
                writer.move(next());
                break;
            case GlyphOutline::Verb::line:
                writer.line(next());
                break;
            case GlyphOutline::Verb::cubic: {
                const Vec2 first = next(), second = next(), to = next();
                writer.cubic(first, second, to);
                break;
            }
            case GlyphOutline::Verb::close:
                writer.close();
                break;
        }
    }
    return writer.take();
}

}  // namespace lectern
