#include "lectern/scene/scene.h"
#include "scene/layer_kinds.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>

using namespace lectern;

namespace {

const std::string sound_scene = R"(title: "A \u0022sound\u0022 scene"
parameters: {a: 1/2}
functions:
  f(x): a x^2 - sin(x)
  'T(x, y)': >-
    x y
    + 3 |x|
domain: {x: [0, 2 pi], y: [-1, 1]}
points: {p: [1, 0.25]}
descents: {d: {function: T, from: p, rate: 0.1, steps: 7}}
x-base: &base {curve: f, group: g, color: '#ff8920'}
style: {font_size: 12, colors: [red, "#00f"]}
figures:
  one:
    view: 2d
    axes: {x: {ticks: [0, 1]}, y: {range: [0, 1], grid: true}}
    layers:
      - *base
      - point: p  # where
    animate: {duration: 1.5 s, fps: 20}
  two: {like: one, size: [300, 200], add: [{descent: d}], show: [g], formats: [png, gif]}
  three:
    view: 3d
    camera: {azimuth: 30, elevation: 20}
    layers: [{surface: T, contours: [x, y]}]
)";

/// The scene with a few bytes replaced, removed, doubled, or exchanged for what YAML and expressions are sensitive to.
std::string mutated(std::mt19937& random) {
    constexpr std::string_view sensitive = "\"'{}[]:,-#&*!|>%@`?\n\t \\()^/+.0e$~<\x01\xFF\xC3";
    std::string text = sound_scene;
    const unsigned changes = 1 + random() % 4;
    for (unsigned i = 0; i < changes; ++i) {
        const std::size_t at = random() % text.size();
        const std::size_t length = std::min<std::size_t>(random() % 20, text.size() - at);
        switch (random() % 4) {
            case 0:
                text[at] = sensitive[random() % sensitive.size()];
                break;
            case 1:
                text.insert(at, 1, sensitive[random() % sensitive.size()]);
                break;
            case 2:
                text.erase(at, length);
                break;
            default:
                text.insert(random() % text.size(), std::string(text, at, length));
                break;
        }
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_scene)

BOOST_AUTO_TEST_CASE(the_scene_to_be_mutated_is_sound) {
    Diagnostics diagnostics;
    read_scene(sound_scene, test_layer_kinds, diagnostics);
    for (const Diagnostic& mistake : diagnostics.sorted()) {
        BOOST_ERROR(render_diagnostic(mistake, "scene", sound_scene));
    }
}

BOOST_AUTO_TEST_CASE(any_text_is_a_scene_or_has_a_mistake_in_its_lines) {
    std::mt19937 random(20'250'704);
    int outside = 0, silent = 0;
    for (int i = 0; i < 20'000; ++i) {
        const std::string text = mutated(random);
        const auto lines = std::count(text.begin(), text.end(), '\n') + 1;
        Diagnostics diagnostics;
        const auto scene = read_scene(text, test_layer_kinds, diagnostics);
        if (scene == nullptr && diagnostics.empty()) ++silent;
        for (const Diagnostic& mistake : diagnostics.sorted()) {
            if (mistake.span.line < 1 || mistake.span.line > lines || mistake.span.column < 1) ++outside;
        }
    }
    BOOST_TEST(outside == 0);
    BOOST_TEST(silent == 0);
}

BOOST_AUTO_TEST_SUITE_END()
