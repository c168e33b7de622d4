#include <array>
#include <cstdio>
#include <string>

namespace {

/// What `print_digest` prints when it is run with these variables of the environment.
std::string digest_with(const std::string& variables) {
    const std::string command = "env " + variables + " '" LECTERN_PRINT_DIGEST "' 2>&1";
    FILE* pipe = popen(command.c_str(), "r");
    BOOST_REQUIRE(pipe);
    std::string printed;
    std::array<char, 200> line{};
    while (std::fgets(line.data(), line.size(), pipe)) printed += line.data();
    BOOST_TEST(pclose(pipe) == 0);
    return printed;
}

const auto hostile =
    boost::unit_test::data::make({"LANG=ja_JP.UTF-8 LC_ALL=tr_TR.UTF-8 PANGO_LANGUAGE=ja FC_LANG=ja",
                                  "FONTCONFIG_FILE=/nonexistent FONTCONFIG_PATH=/nonexistent",
                                  "FREETYPE_PROPERTIES='cff:no-stem-darkening=0 truetype:interpreter-version=35'",
                                  "HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent XDG_DATA_HOME=/nonexistent", "-i"});

}  // namespace

BOOST_AUTO_TEST_SUITE(environment)

BOOST_DATA_TEST_CASE(the_picture_does_not_depend_on, hostile, variables) {
    const std::string plain = digest_with("");
    BOOST_TEST(plain.size() > 4);
    BOOST_TEST(digest_with(variables) == plain);
}

BOOST_AUTO_TEST_SUITE_END()
