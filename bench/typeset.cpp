// Lays out formulas: a formula of about 50 glyphs again and again, and the first formula of a program, for which the
// font must be opened. A formula should take less than 1 ms.
#include "typeset/math/formula.h"

#include <benchmark/benchmark.h>

#include <stdexcept>
#include <string_view>

namespace {

using namespace lectern;

constexpr std::string_view normal_density =
    R"(p(\mathbf x;\boldsymbol\mu,\Sigma)=\frac{1}{\sqrt{(2\pi)^d\lvert\Sigma\rvert}}\exp\left(-\frac12)"
    R"((\mathbf x-\boldsymbol\mu)^\top\Sigma^{-1}(\mathbf x-\boldsymbol\mu)\right))";
constexpr std::string_view hessian =
    R"(H=\begin{bmatrix}\frac{\partial^2f}{\partial x^2}&\frac{\partial^2f}{\partial x\,\partial y}\\)"
    R"(\frac{\partial^2f}{\partial y\,\partial x}&\frac{\partial^2f}{\partial y^2}\end{bmatrix},\quad)"
    R"(\nabla f=\left(\frac{\partial f}{\partial x},\frac{\partial f}{\partial y}\right))";

/// These formulas hold no words.
class NoWords : public WordSetter {
public:
    TextLayout set_words(std::string_view, const TextStyle&) override { throw std::logic_error("no words expected"); }
};

TextStyle style_of(FontFamily family) { return {.size = 14, .typography = {family, nullptr}}; }

void warm(benchmark::State& state, std::string_view tex, FontFamily family) {
    FormulaSetter setter;
    NoWords words;
    const TextStyle style = style_of(family);
    std::size_t glyphs = setter.set(tex, style, FormulaPlace::display, words).pieces.front().glyphs.size();
    for (auto _ : state) benchmark::DoNotOptimize(setter.set(tex, style, FormulaPlace::display, words));
    state.counters["glyphs"] = static_cast<double>(glyphs);
}

void cold(benchmark::State& state, std::string_view tex, FontFamily family) {
    const TextStyle style = style_of(family);
    for (auto _ : state) {
        FormulaSetter setter;
        NoWords words;
        benchmark::DoNotOptimize(setter.set(tex, style, FormulaPlace::display, words));
    }
}

BENCHMARK_CAPTURE(warm, normal_density_stix_two, normal_density, FontFamily::stix_two)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(warm, normal_density_latin_modern, normal_density, FontFamily::latin_modern)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(warm, hessian_stix_two, hessian, FontFamily::stix_two)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(cold, normal_density_stix_two, normal_density, FontFamily::stix_two)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(cold, normal_density_latin_modern, normal_density, FontFamily::latin_modern)
    ->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
