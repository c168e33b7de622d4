#include "lectern/batch/loaded_scene.h"
#include "typeset/font_files.h"
#include "typeset/system_fonts.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>

using namespace lectern;

BOOST_AUTO_TEST_CASE(a_font_of_the_machine_is_a_note_and_no_error) {
    const std::string file = "font_of_the_machine.yaml";
    std::ofstream(file) << "functions: {f(x): x^2}\ndomain: {x: [0, 1]}\n"
                           "figures: {a: {view: 2d, title: \"up \u2581\", layers: [{curve: f}]}}\n";
    look_for_fonts_in({font_folder()});
    const LoadedScene scene = load_scene(file);
    look_for_fonts_in({});
    std::filesystem::remove(file);
    BOOST_TEST(scene.diagnostics.empty());
    BOOST_REQUIRE(scene.notes.size() == 1);
    BOOST_TEST(render_diagnostic(scene.notes[0], "a.yaml", "")
                   .starts_with("a.yaml:3:36: note: '\u2581' is drawn with the font 'Latin Modern Math', which another "
                                "machine may not have"));
}
