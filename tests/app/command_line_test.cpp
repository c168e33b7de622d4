#include "app/arguments.h"
#include "app/exit_status.h"
#include "app/run.h"

#include <boost/test/unit_test.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace lectern;
namespace fs = std::filesystem;

namespace {

const std::string scenes = LECTERN_TEST_DATA "/../scenes/";

ParsedArguments parse(std::vector<std::string> words) {
    words.insert(words.begin(), "render");
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    return parse_arguments(static_cast<int>(argv.size()), argv.data());
}

int run_with(std::vector<std::string> words) {
    const ParsedArguments parsed = parse(std::move(words));
    const std::atomic<bool> interrupted{false};
    return parsed.arguments ? run(*parsed.arguments, interrupted) : parsed.status;
}

struct Folder {
    fs::path path = fs::temp_directory_path() / ("lectern-app-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(words_become_arguments) {
    const auto parsed = parse({"a.yaml", "b.yaml", "-o", "out", "-j", "3", "--only", "d*", "--format", "png,gif",
                               "--scale", "1.5", "--quiet"});
    BOOST_REQUIRE(parsed.arguments);
    BOOST_CHECK_EQUAL(parsed.arguments->scenes.size(), 2U);
    BOOST_CHECK_EQUAL(parsed.arguments->options.output, "out");
    BOOST_CHECK_EQUAL(parsed.arguments->options.jobs, 3);
    BOOST_CHECK_EQUAL(parsed.arguments->options.formats.size(), 2U);
    BOOST_CHECK_EQUAL(*parsed.arguments->options.scale, 1.5);
    BOOST_CHECK(parsed.arguments->quiet);
}

BOOST_AUTO_TEST_CASE(wrong_usage_ends_with_2) {
    const std::vector<std::vector<std::string>> wrong{{},
                                                      {"a.yaml", "--scale", "0"},
                                                      {"a.yaml", "-j", "many"},
                                                      {"a.yaml", "--format", "pgn"},
                                                      {"a.yaml", "--shard", "0/3"},
                                                      {"a.yaml", "--shard", "4/3"},
                                                      {"a.yaml", "--shard", "2"},
                                                      {"a.yaml", "--shard", "1/2", "--join"},
                                                      {"a.yaml", "--check", "--list"},
                                                      {"a.yaml", "--colour"},
                                                      {"a.yaml", "--watch"}};
    for (const auto& words : wrong) BOOST_CHECK_EQUAL(parse(words).status, wrong_usage);
}

BOOST_AUTO_TEST_CASE(help_and_version_end_with_0) {
    BOOST_CHECK_EQUAL(parse({"--help"}).status, all_done);
    BOOST_CHECK_EQUAL(parse({"--version"}).status, all_done);
}

BOOST_AUTO_TEST_CASE(a_wrong_scene_ends_with_1_and_the_others_are_still_made) {
    const Folder folder;
    const std::string wrong = LECTERN_TEST_DATA "/errors/unknown_key.yaml";
    BOOST_CHECK_EQUAL(run_with({wrong, scenes + "tangent_line.yaml", "-o", folder.path, "--quiet"}), scene_failed);
    BOOST_CHECK(fs::exists(folder.path / "tangent_line" / "tangent_line.png"));
}

BOOST_AUTO_TEST_CASE(a_condition_that_does_not_hold_ends_with_1_and_nothing_is_made) {
    const Folder folder;
    const std::string wrong = LECTERN_TEST_DATA "/errors/condition_that_fails.yaml";
    BOOST_CHECK_EQUAL(run_with({wrong, "-o", folder.path, "--quiet"}), scene_failed);
    BOOST_CHECK_EQUAL(run_with({wrong, "-o", folder.path, "--check"}), scene_failed);
    BOOST_CHECK(fs::is_empty(folder.path));
}

BOOST_AUTO_TEST_CASE(check_makes_no_file) {
    const Folder folder;
    BOOST_CHECK_EQUAL(run_with({scenes + "sauna.yaml", "-o", folder.path, "--check"}), all_done);
    BOOST_CHECK(fs::is_empty(folder.path));
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_made_ends_with_3) {
    const Folder folder;
    std::ofstream(folder.path / "file") << "in the way";
    BOOST_CHECK_EQUAL(run_with({scenes + "tangent_line.yaml", "-o", folder.path / "file", "--quiet"}), machine_failed);
}

BOOST_AUTO_TEST_CASE(two_scenes_of_one_name_are_wrong_usage) {
    const std::string scene = scenes + "sauna.yaml";
    BOOST_CHECK_EQUAL(run_with({scene, scene, "--check"}), wrong_usage);
}

BOOST_AUTO_TEST_CASE(a_glob_that_matches_nothing_is_wrong_usage) {
    BOOST_CHECK_EQUAL(run_with({scenes + "sauna.yaml", "--only", "nothing", "--check"}), wrong_usage);
}

BOOST_AUTO_TEST_SUITE_END()
