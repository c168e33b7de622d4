#include "lectern/encode/output_file.h"
#include "encode/temporary_folder.h"
#include "lectern/base/error.h"
#include "lectern/base/parallel.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

namespace lectern {

using test::TemporaryFolder;

namespace {

namespace fs = std::filesystem;

std::vector<std::uint8_t> bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Whether `task` throws a MachineError whose message holds `words`, in a process of its own: it may change its limits.
bool fails_in_child(const std::string& words, const std::function<void()>& task) {
    const pid_t child = ::fork();
    if (child == 0) {
        int status = 1;
        try {
            task();
        } catch (const MachineError& error) {
            if (std::string(error.what()).find(words) != std::string::npos) status = 0;
        } catch (...) {
            status = 2;
        }
        ::_exit(status);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(output_file)

BOOST_AUTO_TEST_CASE(writes_whole_files_into_new_folders) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "sauna" / "deep" / "plot.png";
    const std::string text(300000, 'x');
    write_file(file, bytes_of(text));
    BOOST_TEST((read(file) == text));
    BOOST_TEST(std::distance(fs::directory_iterator(file.parent_path()), fs::directory_iterator()) == 1);
}

BOOST_AUTO_TEST_CASE(replaces_earlier_files) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "plot.png";
    write_file(file, bytes_of("before, and longer"));
    write_file(file, bytes_of("after"));
    BOOST_TEST(read(file) == "after");
    BOOST_TEST(folder.file_count() == 1);
}

BOOST_AUTO_TEST_CASE(leavings_of_killed_processes_do_no_harm) {
    const TemporaryFolder folder;
    const fs::path left = folder.path() / (".lectern-" + std::to_string(::getpid()) + "-0.tmp");
    std::ofstream(left) << "left";
    write_file(folder.path() / "plot.png", bytes_of("whole"));
    BOOST_TEST(read(folder.path() / "plot.png") == "whole");
    BOOST_TEST(read(left) == "left");
}

BOOST_AUTO_TEST_CASE(file_size_limit_leaves_earlier_file_whole) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "plot.png";
    write_file(file, bytes_of("earlier"));
    BOOST_TEST(fails_in_child("writing failed", [&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1000, 1000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        write_file(file, std::vector<std::uint8_t>(5000));
    }));
    BOOST_TEST(read(file) == "earlier");
    BOOST_TEST(folder.file_count() == 1);
}

BOOST_AUTO_TEST_CASE(read_only_folder_is_an_error) {
    const TemporaryFolder folder;
    const fs::path closed = folder.path() / "closed";
    fs::create_directory(closed);
    ::chmod(closed.c_str(), 0555);
    ::chmod(folder.path().c_str(), 0755);
    BOOST_TEST(fails_in_child("no file can be made in its folder: Permission denied", [&] {
        // A superuser may write anywhere: step down to the number that stands for nobody.
        if (::geteuid() == 0 && ::setuid(65534) != 0) ::_exit(3);
        write_file(closed / "plot.png", bytes_of("x"));
    }));
    BOOST_TEST(fs::is_empty(closed));
}

BOOST_AUTO_TEST_CASE(file_in_place_of_a_folder_is_an_error) {
    const TemporaryFolder folder;
    write_file(folder.path() / "plot", bytes_of("x"));
    BOOST_CHECK_THROW(write_file(folder.path() / "plot" / "a.png", bytes_of("x")), MachineError);
}

BOOST_AUTO_TEST_CASE(folder_in_place_of_the_file_is_an_error) {
    const TemporaryFolder folder;
    fs::create_directory(folder.path() / "plot.png");
    BOOST_CHECK_EXCEPTION(
        write_file(folder.path() / "plot.png", bytes_of("x")), MachineError, [](const MachineError& error) {
            return std::string(error.what()).find("renaming the finished file failed") != std::string::npos;
        });
    BOOST_TEST(folder.file_count() == 1);
}

BOOST_AUTO_TEST_CASE(threads_write_side_by_side) {
    const TemporaryFolder folder;
    parallel_for(16, 4,
                 [&](int i) { write_file(folder.path() / std::to_string(i % 4), bytes_of(std::to_string(i % 4))); });
    for (int i = 0; i < 4; ++i) BOOST_TEST(read(folder.path() / std::to_string(i)) == std::to_string(i));
    BOOST_TEST(folder.file_count() == 4);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lectern
