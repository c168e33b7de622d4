#include "layers/themes.h"

#include <initializer_list>

namespace lectern {
namespace {

Color grey(int hundredths) { return {hundredths / 100.0, hundredths / 100.0, hundredths / 100.0, 1}; }

Color rgb(unsigned code) {
    const auto part = [&](unsigned shift) { return static_cast<double>((code >> shift) & 0xFFU) / 255; };
    return {part(16), part(8), part(0), 1};
}

void give_curves(Theme& theme, std::initializer_list<unsigned> codes) {
    for (const unsigned code : codes) theme.palette.curves.push_back({rgb(code), 1.5, {}});
}

/// Found by search: the six colours of these hues whose least distance in CIELAB, over normal sight and the three
/// deficiencies (Machado, Oliveira and Fernandes, 2009), is largest.
Theme light() {
    Theme theme;
    give_curves(theme, {0x1f4fa0U, 0xb8321aU, 0x3a9671U, 0x5d1f66U, 0xad7f26U, 0x8a5cf0U});
    return theme;
}

Theme dark() {
    Theme theme;
    theme.ground = rgb(0x15181e);
    theme.plot_ground = rgb(0x1b1f27);
    theme.text = rgb(0xe6e9ef);
    theme.frame = rgb(0x8a93a3);
    theme.grid = rgb(0x2c323d);
    theme.wall = rgb(0x20252e);
    theme.wall_grid = rgb(0x39414f);
    theme.palette.line = rgb(0xf2f4f8);
    theme.palette.tangent = rgb(0xff8a4c);
    theme.palette.tangent_plane = rgb(0xffa34d);
    give_curves(theme, {0x8fbcffU, 0xf25d3aU, 0x54e3a0U, 0xd64fd8U, 0xf5e25aU, 0x2b8a92U});
    return theme;
}

/// For paper, also from a printer without colours: greys, thin lines, dashes.
Theme print() {
    Theme theme;
    theme.text = grey(0);
    theme.frame = grey(35);
    theme.grid = grey(88);
    theme.wall = grey(100);
    theme.wall_grid = grey(86);
    theme.line_width = 1.25;
    theme.palette.line = grey(0);
    theme.palette.tangent = grey(25);
    theme.palette.tangent_plane = grey(72);
    theme.palette.width_factor = 0.7;
    theme.palette.without_colors = true;
    theme.palette.curves = {{grey(0), 1.5, {}},      {grey(42), 1.5, {}},        {grey(0), 1.5, {7, 3}},
                            {grey(42), 1.5, {7, 3}}, {grey(0), 1.5, {1.5, 2.5}}, {grey(42), 1.5, {8, 2.5, 1.5, 2.5}}};
    return theme;
}

}  // namespace

Theme theme_named(ThemeName name) {
    switch (name) {
        case ThemeName::dark:
            return dark();
        case ThemeName::print:
            return print();
        case ThemeName::light:
            break;
    }
    return light();
}

std::string_view theme_word(ThemeName name) {
    switch (name) {
        case ThemeName::dark:
            return "dark";
        case ThemeName::print:
            return "print";
        case ThemeName::light:
            break;
    }
    return "light";
}

}  // namespace lectern
