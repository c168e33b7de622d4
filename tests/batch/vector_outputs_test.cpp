#include "lectern/batch/render_outputs.h"

#include "golden/picture_comparison.h"

#include <boost/test/unit_test.hpp>

#include <cairo.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace lectern;
namespace fs = std::filesystem;

namespace {

const std::string data = LECTERN_TEST_DATA;

class Silence : public ProgressListener {
    void frames_drawn(int /*frames*/) override {}
    void file_written(const OutputTask& /*task*/) override {}
};

/// Figures of a scene, as PNG, SVG and PDF at one pixel a CSS pixel.
struct Rendered {
    fs::path path = fs::temp_directory_path() / ("lectern-vector-" + std::to_string(::getpid()));
    std::string scene_name;

    explicit Rendered(const std::string& file_of_scene = data + "/golden/vector/shapes_of_every_kind.yaml",
                      const std::string& only = "*")
        : scene_name(fs::path(file_of_scene).stem()) {
        LoadedScene scene = load_scene(file_of_scene);
        RenderOptions options;
        options.output = path;
        options.scale = 1;
        options.only = only;
        options.formats = {"png", "svg", "pdf"};
        Silence silence;
        const std::atomic<bool> interrupted{false};
        render_outputs(plan_outputs(scene, options), 2, silence, interrupted);
    }
    ~Rendered() { fs::remove_all(path); }

    [[nodiscard]] fs::path file(const std::string& name) const { return path / scene_name / name; }
};

/// What `command` prints; it must succeed.
std::string printed(const std::string& command, const fs::path& folder) {
    const fs::path out = folder / "printed.txt";
    BOOST_TEST_REQUIRE(std::system((command + " > " + out.string()).c_str()) == 0, command);
    std::ifstream stream(out);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

struct Difference {
    double mean = 0;   ///< Of all channels, 0 to 255.
    double large = 0;  ///< The share of channels that differ by more than a quarter of all.
};

/// A PNG's red, green and blue, each pixel the mean of `coarse` x `coarse` of the file's.
struct Raster {
    int width = 0, height = 0;
    std::vector<double> channels;

    Raster(const fs::path& file, int coarse) {
        cairo_surface_t* read = cairo_image_surface_create_from_png(file.c_str());
        width = cairo_image_surface_get_width(read) / coarse;
        height = cairo_image_surface_get_height(read) / coarse;
        const int stride = cairo_image_surface_get_stride(read);
        const unsigned char* bytes = cairo_image_surface_get_data(read);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                for (int channel = 0; channel < 3; ++channel) {
                    double sum = 0;
                    for (int row = coarse * y; row < coarse * (y + 1); ++row)
                        for (int column = coarse * x; column < coarse * (x + 1); ++column)
                            sum += bytes[row * stride + 4 * column + channel];
                    channels.push_back(sum / (coarse * coarse));
                }
        cairo_surface_destroy(read);
    }
};

Difference difference(const Raster& a, const Raster& b) {
    BOOST_TEST_REQUIRE(a.width > 0);
    BOOST_TEST_REQUIRE(a.width == b.width);
    BOOST_TEST_REQUIRE(a.height == b.height);
    const double all = static_cast<double>(a.channels.size());
    Difference found;
    for (std::size_t i = 0; i < a.channels.size(); ++i) {
        const double apart = std::fabs(a.channels[i] - b.channels[i]);
        found.mean += apart / all;
        if (apart > 64) found.large += 1 / all;
    }
    return found;
}

/// How two pictures differ away from the edges of the first: where in no channel its pixels and their neighbours are
/// further apart than colours alone bring them, of 255.
struct FlatDifference {
    double share = 0;     ///< Of all pixels that this is about.
    double most = 0;      ///< Of 255.
    double over_two = 0;  ///< The share of them that differ by more than 2.
};

FlatDifference flat_difference(const Raster& a, const Raster& b) {
    constexpr double most_apart = 6;
    BOOST_TEST_REQUIRE(a.width > 0);
    BOOST_TEST_REQUIRE(a.width == b.width);
    BOOST_TEST_REQUIRE(a.height == b.height);
    FlatDifference found;
    double flat = 0, over = 0;
    const auto at = [](const Raster& raster, int x, int y, int channel) {
        return raster.channels[static_cast<std::size_t>((y * raster.width + x) * 3 + channel)];
    };
    for (int y = 1; y + 1 < a.height; ++y)
        for (int x = 1; x + 1 < a.width; ++x) {
            double apart = 0, steepest = 0;
            for (int channel = 0; channel < 3; ++channel) {
                double low = 255, high = 0;
                for (int k = 0; k < 9; ++k) {
                    const double near = at(a, x + k % 3 - 1, y + k / 3 - 1, channel);
                    low = std::min(low, near);
                    high = std::max(high, near);
                }
                steepest = std::max(steepest, high - low);
                apart = std::max(apart, std::fabs(at(a, x, y, channel) - at(b, x, y, channel)));
            }
            if (steepest > most_apart) continue;
            ++flat;
            if (apart > 2) ++over;
            found.most = std::max(found.most, apart);
        }
    found.share = flat / (a.width * a.height);
    found.over_two = over / flat;
    return found;
}

/// The project's own figures in space, scene and figure.
const std::vector<std::pair<std::string, std::string>> figures_in_space = {
    {"sauna", "temperature"}, {"tangent_plane", "tangent_plane"}, {"multiple_minima", "surface"}};

std::string project_scene(const std::string& name) {
    return (fs::path(data).parent_path() / "scenes" / (name + ".yaml")).string();
}

const std::string rsvg_convert = LECTERN_RSVG_CONVERT, poppler = LECTERN_POPPLER;

/// Whether the tools are here; where they aren't, the test says so and holds nothing.
bool is_here(const std::string& tool) {
    if (tool.empty()) BOOST_TEST_MESSAGE("not checked: its tool is not installed");
    return !tool.empty();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vector_outputs)

BOOST_AUTO_TEST_CASE(an_svg_looks_like_its_png) {
    if (!is_here(rsvg_convert)) return;
    const Rendered rendered;
    for (const std::string name : {"plane", "line", "card"}) {
        const fs::path picture = rendered.file(name + ".svg.png");
        printed(rsvg_convert + " -o " + picture.string() + " " + rendered.file(name + ".svg").string(), rendered.path);
        const Difference found = difference({rendered.file(name + ".png"), 1}, {picture, 1});
        BOOST_TEST(found.mean < 0.2);
        BOOST_TEST(found.large == 0);
    }
}

BOOST_AUTO_TEST_CASE(a_pdf_looks_like_its_png) {
    if (!is_here(poppler)) return;
    const Rendered rendered;
    for (const std::string name : {"plane", "line", "card"}) {
        const std::string page = rendered.file(name + ".pdf").string();
        // Poppler smooths edges coarsely: drawn larger and averaged, they are as Cairo's.
        printed(poppler + "/pdftoppm -r 768 -png -singlefile " + page + " " + page, rendered.path);
        const Difference found = difference({rendered.file(name + ".png"), 1}, {page + ".png", 8});
        BOOST_TEST(found.mean < 0.5);
        BOOST_TEST(found.large == 0);
    }
}

BOOST_AUTO_TEST_CASE(a_pdf_holds_its_words_as_they_are_read) {
    if (!is_here(poppler)) return;
    const Rendered rendered;
    const auto words_of = [&](const std::string& name) {
        return printed(poppler + "/pdftotext -raw " + rendered.file(name).string() + " -", rendered.path);
    };
    const std::string plane = words_of("plane.pdf");
    BOOST_TEST(plane.starts_with("Down from (−1.5, 1)\n& on < to > “(0, 0)”\n"), plane);
    for (const char* words : {"\n−2 −1 0 1 2\n", "\n10\n12\nheight\n", "\nway down\n"})
        BOOST_TEST(plane.find(words) != std::string::npos, words << " is not in " << plane);
    const std::string card = words_of("card.pdf");
    BOOST_TEST(card.starts_with("The slope of f\nf′\n(a) = lim\nh→0\nf(a + h) − f(a)\nh\n= √β"), card);
}

BOOST_AUTO_TEST_CASE(a_pdf_has_its_fonts_and_no_picture) {
    if (!is_here(poppler)) return;
    const Rendered rendered;
    const std::string page = rendered.file("plane.pdf").string();
    const std::string fonts = printed(poppler + "/pdffonts " + page, rendered.path);
    BOOST_TEST(fonts.find("+STIXTwoText-Regular") != std::string::npos);
    BOOST_TEST(fonts.find("+Inter-Regular") != std::string::npos);
    BOOST_TEST(fonts.find(" no ") == std::string::npos,
               "a font is not embedded, no subset or has no Unicode: " << fonts);
    const std::string pictures = printed(poppler + "/pdfimages -list " + page, rendered.path);
    BOOST_TEST(std::count(pictures.begin(), pictures.end(), '\n') == 2, pictures);
}

BOOST_AUTO_TEST_CASE(an_svg_in_space_has_the_colours_of_its_png) {
    for (const auto& [scene, figure] : figures_in_space) {
        const Rendered rendered(project_scene(scene), figure);
        const fs::path svg = rendered.file(figure + ".svg"), picture = rendered.file(figure + ".svg.png");
        BOOST_TEST(fs::file_size(svg) < 2'000'000);
        const std::vector<std::uint8_t> bytes = read_bytes(svg);
        BOOST_TEST(std::string(bytes.begin(), bytes.end()).find("<image") == std::string::npos);
        if (!is_here(rsvg_convert)) continue;
        printed(rsvg_convert + " -o " + picture.string() + " " + svg.string(), rendered.path);
        const Raster pixels(rendered.file(figure + ".png"), 1), shapes(picture, 1);
        const FlatDifference found = flat_difference(pixels, shapes);
        BOOST_TEST(found.share > 0.75);
        BOOST_TEST(found.most <= 2, scene << ": " << found.most);
    }
}

BOOST_AUTO_TEST_CASE(a_pdf_in_space_has_the_colours_of_its_png_and_no_picture) {
    if (!is_here(poppler)) return;
    for (const auto& [scene, figure] : figures_in_space) {
        const Rendered rendered(project_scene(scene), figure);
        const std::string page = rendered.file(figure + ".pdf").string();
        const std::string pictures = printed(poppler + "/pdfimages -list " + page, rendered.path);
        BOOST_TEST(std::count(pictures.begin(), pictures.end(), '\n') == 2, pictures);
        printed(poppler + "/pdftoppm -r 384 -png -singlefile " + page + " " + page, rendered.path);
        const FlatDifference found = flat_difference({rendered.file(figure + ".png"), 1}, {page + ".png", 4});
        BOOST_TEST(found.share > 0.75);
        // Poppler rounds the coverage of each of its samples down.
        BOOST_TEST(found.over_two < 5e-3, scene << ": " << found.over_two);
        BOOST_TEST(found.most <= 4, scene << ": " << found.most);
    }
}

BOOST_AUTO_TEST_SUITE_END()
