#include "lectern/encode/spill_file.h"
#include "lectern/base/error.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace lectern;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for one test.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("lectern-spill-" + std::to_string(getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

std::vector<std::uint8_t> numbers(std::size_t count, std::uint8_t first) {
    std::vector<std::uint8_t> bytes(count);
    for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::uint8_t>(first + i);
    return bytes;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(spill_file)

BOOST_AUTO_TEST_CASE(what_is_put_aside_comes_back_and_nothing_is_seen_of_it) {
    const Folder folder;
    SpillFile spill(folder.path / "clip" / "orbit.mp4");
    std::vector<SpillFile::Place> places(8);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < places.size(); ++i)
            threads.emplace_back([&, i] { places[i] = spill.put(numbers(100'000 * i, static_cast<std::uint8_t>(i))); });
    }
    for (std::size_t i = places.size(); i-- > 0;)
        BOOST_TEST((spill.get(places[i]) == numbers(100'000 * i, static_cast<std::uint8_t>(i))));
    BOOST_TEST(fs::is_empty(folder.path));
}

BOOST_AUTO_TEST_CASE(a_folder_in_which_no_file_can_be_made_is_told) {
    BOOST_CHECK_THROW(SpillFile("/proc/self/orbit.mp4"), MachineError);
}

BOOST_AUTO_TEST_SUITE_END()
