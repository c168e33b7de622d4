#include "lectern/base/colormap.h"
#include "lectern/calculus/descent_method.h"
#include "lectern/calculus/functions.h"
#include "lectern/layers/layer_table.h"
#include "lectern/scene/format_reference.h"
#include "lectern/scene/output_format.h"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

using namespace lectern;

namespace {

std::string cell(std::string text) {
    for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) text.insert(at, "\\");
    return text;
}

std::string table_of(const std::vector<FieldInfo>& fields) {
    std::string page = "| key | value | meaning | default |\n| --- | --- | --- | --- |\n";
    for (const FieldInfo& field : fields) {
        const std::string standard = field.required ? "required" : field.default_text;
        page += fmt::format("| `{}` | {} | {} | {} |\n", field.name, field.built ? cell(field.type) : "*not built yet*",
                            cell(field.meaning), cell(standard));
    }
    return page + "\n";
}

std::string views_of(const LayerKindName& kind) {
    std::string views = kind.in_plane ? "2d" : "";
    if (kind.in_space) views += views.empty() ? "3d" : kind.on_card ? ", 3d" : " and 3d";
    if (kind.on_card) views += " and text";
    return views;
}

std::string methods_of_descent() {
    std::string page =
        "# Methods of descent\n\nf is what goes down, p the point, α the rate, g = ∇f(p), H its Hessian, t = 1, 2, … "
        "the "
        "step; v, m and s begin as 0. Products, squares and roots are taken coordinate by coordinate. Where a run "
        "ascends, f is the negative of its function. β, β₂ and ε are the keys `beta`, `beta2` and `epsilon`.\n\n"
        "| method | step | keys | rate can be searched | source |\n| --- | --- | --- | --- | --- |\n";
    for (const DescentMethod& method : descent_methods()) {
        std::string keys;
        for (const DescentConstant& row : method.constants) {
            keys += fmt::format("{}`{}` ({})", keys.empty() ? "" : ", ", row.key, row.standard);
        }
        page += fmt::format("| `{}` | {} | {} | {} | {} |\n", method.name, cell(std::string(method.update)), keys,
                            method.leads_downhill ? "yes" : "no", method.source);
    }
    return page + "\n";
}

/// The reference, from the tables that the reader itself reads by.
std::string reference_page() {
    std::string page =
        "# Reference of scenes\n\n"
        "Made from the program's own tables: what stands here is what it reads. Formulas are described in "
        "[expressions.md](expressions.md).\n\n";
    for (const FormatSection& section : format_reference()) {
        page += fmt::format("## Keys of {}\n\n", section.owner) + table_of(section.fields);
    }
    page +=
        "# Layers\n\nEach layer of a figure has one key that names its kind; its value is the subject. The others are "
        "options.\n\n";
    for (const LayerReference& layer : layer_reference()) {
        page += fmt::format("## `{}` ({})\n\n", layer.kind.name, views_of(layer.kind));
        page += layer.fields.empty() ? "Not built yet.\n\n" : table_of(layer.fields);
    }
    page += methods_of_descent();
    page += "# Formats\n\n| name | holds | |\n| --- | --- | --- |\n";
    for (const OutputFormat& format : output_formats()) {
        page += fmt::format("| `{}` | {} | {} |\n", format.name, format.still ? "a still" : "an animation",
                            format.built ? cell(std::string(format.meaning)) : "*not built yet*");
    }
    page += "\n# Colour maps\n\nEach also reversed, with `_r` behind its name; case is ignored.\n\n";
    for (const std::string_view name : ColorMap::names()) page += fmt::format("`{}` ", name);
    page += "\n\n# Functions\n\n";
    for (const FunctionRule& rule : functions()) page += fmt::format("`{}` ", rule.name);
    return page + "\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_reference_page_tells_what_the_tables_hold) {
    const std::string file = LECTERN_TEST_DATA "/../docs/scenes.md";
    const std::string expected = reference_page();
    if (std::getenv("LECTERN_RENEW_DOCS") != nullptr) std::ofstream(file) << expected;
    std::ifstream stream(file);
    const std::string page{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    BOOST_CHECK_MESSAGE(page == expected, "docs/scenes.md is out of date: run this test with LECTERN_RENEW_DOCS=1");
}
