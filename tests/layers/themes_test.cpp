#include "layers/themes.h"

#include <array>
#include <cmath>

namespace lectern {

std::ostream& operator<<(std::ostream& out, ThemeName name) { return out << theme_word(name); }

}  // namespace lectern

using namespace lectern;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr std::array themes{ThemeName::light, ThemeName::dark, ThemeName::print};

double linear(double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); }
Triple linear(const Color& color) { return {linear(color.red), linear(color.green), linear(color.blue)}; }

double luminance(const Color& color) {
    const Triple light = linear(color);
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
}

/// WCAG 2.2.
double contrast(const Color& a, const Color& b) {
    const double lighter = std::max(luminance(a), luminance(b)), darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

/// Normal sight and the deficiencies in linear sRGB (Machado, Oliveira and Fernandes, 2009, severity 1).
constexpr std::array<Matrix, 4> sights{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};

Triple seen(const Color& color, const Matrix& sight) {
    const Triple light = linear(color);
    Triple result{};
    for (std::size_t row = 0; row < 3; ++row) {
        for (std::size_t k = 0; k < 3; ++k) result[row] += sight[row][k] * light[k];
        result[row] = std::clamp(result[row], 0.0, 1.0);
    }
    return result;
}

Triple lab(const Triple& light) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.9505);
    const double y = f(0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]);
    const double z = f((0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Color& a, const Color& b, const Matrix& sight) {
    const Triple first = lab(seen(a, sight)), second = lab(seen(b, sight));
    return std::hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(themes_of_figures)

BOOST_DATA_TEST_CASE(lines_stand_out_from_the_ground, boost::unit_test::data::make(themes), name) {
    const Theme theme = theme_named(name);
    for (const Color& ground : {theme.ground, theme.plot_ground, theme.wall}) {
        for (const Stroke& curve : theme.palette.curves) BOOST_TEST(contrast(curve.color, ground) >= 3);
        for (const Color& color : {theme.palette.line, theme.palette.tangent, theme.frame}) {
            BOOST_TEST(contrast(color, ground) >= 3);
        }
        BOOST_TEST(contrast(theme.text, ground) >= 7);  // WCAG's level AAA for words.
    }
}

BOOST_DATA_TEST_CASE(curves_can_be_told_apart_with_any_colour_vision, boost::unit_test::data::make(themes), name) {
    const auto& curves = theme_named(name).palette.curves;
    BOOST_TEST(curves.size() == 6);
    for (std::size_t i = 0; i < curves.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (curves[i].dash != curves[k].dash) continue;
            for (const Matrix& sight : sights) BOOST_TEST(distance(curves[i].color, curves[k].color, sight) >= 12);
        }
    }
}

BOOST_AUTO_TEST_CASE(print_has_greys_alone) {
    const Theme theme = theme_named(ThemeName::print);
    for (const Stroke& curve : theme.palette.curves) BOOST_TEST(curve.color.red == curve.color.blue);
    BOOST_TEST(theme.palette.tangent.red == theme.palette.tangent.green);
    BOOST_TEST(theme.palette.width_factor < 1);
}

BOOST_AUTO_TEST_SUITE_END()
