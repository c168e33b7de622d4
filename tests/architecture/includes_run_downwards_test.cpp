#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// What the files of each folder may include: other folders' headers under lectern/ …
const std::map<std::string, std::set<std::string>> may_include{
    {"base", {}},
    {"calculus", {"base"}},
    {"scene", {"base", "calculus"}},
    {"figure", {"base"}},
    {"layers", {"base", "calculus", "scene", "figure"}},
    {"typeset", {"base"}},
    {"raster", {"base", "figure"}},
    {"paint", {"base", "figure", "typeset", "raster"}},
    {"encode", {"base"}},
    {"batch", {"base", "calculus", "scene", "figure", "layers", "typeset", "raster", "paint", "encode"}},
    {"app", {"base", "calculus", "scene", "figure", "layers", "typeset", "raster", "paint", "encode", "batch"}},
};

/// … and which folder alone includes headers of an external library, by the start of their names.
const std::vector<std::pair<std::string, std::string>> wrapped_by{
    {"Eigen/", "base"},    {"cairo", "paint"},       {"pango", "typeset"},    {"hb", "typeset"},
    {"glib", "typeset"},   {"ft2build", "typeset"},  {"freetype", "typeset"}, {"fontconfig", "typeset"},
    {"yaml-cpp", "scene"}, {"sleef", "calculus"},    {"flint", "calculus"},   {"arb", "calculus"},
    {"fmpz", "calculus"},  {"fmpq", "calculus"},     {"acb", "calculus"},     {"mag.h", "calculus"},
    {"libav", "encode"},   {"libdeflate", "encode"}, {"png.h", "encode"},     {"CLI/", "app"},
    {"nlohmann/", "app"},
};

struct Include {
    fs::path file;  ///< From the project's top.
    int line = 0;
    std::string folder;  ///< Of `file`: base, calculus, …
    bool is_public = false;
    bool quoted = false;
    std::string name;
};

const fs::path& project() {
    static const fs::path path = fs::path(LECTERN_TEST_DATA).parent_path();
    return path;
}

std::vector<fs::path> source_files(std::initializer_list<const char*> folders) {
    std::vector<fs::path> files;
    for (const char* folder : folders)
        for (const auto& entry : fs::recursive_directory_iterator(project() / folder)) {
            const std::string ending = entry.path().extension();
            if (ending == ".h" || ending == ".cpp") files.push_back(entry.path());
        }
    std::sort(files.begin(), files.end());
    return files;
}

/// The opening mark (< or ") and the name of what `line` includes.
std::optional<std::pair<char, std::string>> included(const std::string& line) {
    std::size_t at = line.find_first_not_of(" \t");
    if (at == std::string::npos || line[at] != '#') return std::nullopt;
    at = line.find_first_not_of(" \t", at + 1);
    constexpr std::string_view word = "include";
    if (at == std::string::npos || line.compare(at, word.size(), word) != 0) return std::nullopt;
    const std::size_t start = line.find_first_of("<\"", at);
    if (start == std::string::npos) return std::nullopt;
    const std::size_t end = line.find_first_of(">\"", start + 1);
    return std::pair(line[start], line.substr(start + 1, end - start - 1));
}

std::vector<Include> all_includes() {
    std::vector<Include> includes;
    for (const fs::path& file : source_files({"include/lectern", "src"})) {
        const fs::path below = fs::relative(file, project());
        auto part = below.begin();
        const bool is_public = *part++ == "include";
        if (is_public) ++part;
        std::ifstream in(file);
        std::string text;
        for (int line = 1; std::getline(in, text); ++line)
            if (const auto found = included(text))
                includes.push_back({below, line, part->string(), is_public, found->first == '"', found->second});
    }
    return includes;
}

std::string place(const Include& include) {
    return include.file.string() + ":" + std::to_string(include.line) + ": " + include.name;
}

/// The folder of this project that a quoted name stands in: "lectern/base/color.h" and "base/color_names.h" in base.
std::string folder_of(const std::string& name) {
    const std::string below = name.starts_with("lectern/") ? name.substr(8) : name;
    return below.substr(0, below.find('/'));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(architecture)

BOOST_AUTO_TEST_CASE(folders_are_the_known_ones) {
    for (const char* root : {"include/lectern", "src"})
        for (const auto& entry : fs::directory_iterator(project() / root))
            BOOST_TEST(may_include.contains(entry.path().filename()), entry.path() << " is in no row of the table");
}

BOOST_AUTO_TEST_CASE(includes_run_downwards) {
    const std::vector<Include> includes = all_includes();
    BOOST_TEST(includes.size() > 100U);
    for (const Include& include : includes) {
        if (!include.quoted) continue;
        const std::string folder = folder_of(include.name);
        BOOST_TEST(may_include.contains(folder), place(include) << " names no folder of this project");
        BOOST_TEST((folder == include.folder || may_include.at(include.folder).contains(folder)),
                   place(include) << ": " << include.folder << " may not include " << folder);
    }
}

BOOST_AUTO_TEST_CASE(private_headers_stay_in_their_folder) {
    for (const Include& include : all_includes()) {
        if (!include.quoted || include.name.starts_with("lectern/")) continue;
        BOOST_TEST(folder_of(include.name) == include.folder, place(include) << " is private to another folder");
        BOOST_TEST(!include.is_public, place(include) << " is private, but a public header includes it");
    }
}

BOOST_AUTO_TEST_CASE(external_libraries_stay_in_the_folder_that_wraps_them) {
    std::set<std::string> seen;
    for (const Include& include : all_includes()) {
        if (include.quoted) continue;
        for (const auto& [start, folder] : wrapped_by) {
            if (!include.name.starts_with(start)) continue;
            seen.insert(start);
            BOOST_TEST(include.folder == folder, place(include) << " belongs to " << folder << " alone");
            BOOST_TEST((!include.is_public || start == "Eigen/"), place(include) << " stands in a public header");
        }
    }
    for (const char* start : {"Eigen/", "cairo", "pango", "hb", "yaml-cpp", "sleef", "libav", "libdeflate"})
        BOOST_TEST(seen.contains(start), "nothing includes " << start << ": is the table out of date?");
}

BOOST_AUTO_TEST_CASE(no_file_is_longer_than_500_lines) {
    for (const fs::path& file : source_files({"include/lectern", "src", "tests"})) {
        std::ifstream in(file);
        const auto lines = std::count(std::istreambuf_iterator<char>(in), {}, '\n');
        BOOST_TEST(lines <= 500, fs::relative(file, project()) << " has " << lines << " lines");
    }
}

BOOST_AUTO_TEST_SUITE_END()
