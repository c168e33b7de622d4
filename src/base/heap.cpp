#include "lectern/base/heap.h"

#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace lectern {
namespace {

constexpr std::size_t small_page = 4 << 10, large_page = 2 << 20;

/// Bytes that the system has free in blocks of a large page or more (the kernel's documentation of procfs, buddyinfo);
/// 0 where it doesn't tell.
std::size_t free_in_large_pages() {
    std::ifstream table("/proc/buddyinfo");
    std::size_t bytes = 0;
    for (std::string line; std::getline(table, line);) {  // Node 0, zone Normal 5 3 …: blocks of 1, 2, 4, … pages
        std::istringstream words(line);
        std::string word;
        for (int k = 0; k < 4; ++k) words >> word;
        std::size_t count = 0;
        for (std::size_t block = small_page; words >> count; block *= 2)
            if (block >= large_page) bytes += count * block;
    }
    return bytes;
}

/// Whether the user has set no limit to the addresses that the process may take: under one they are needed elsewhere.
bool may_take_addresses() {
    for (const auto resource : {RLIMIT_AS, RLIMIT_DATA}) {
        rlimit limit{};
        if (getrlimit(resource, &limit) != 0 || limit.rlim_cur != RLIM_INFINITY) return false;
    }
    return true;
}

/// Lets the heap's next `room` bytes be of large pages, where those are at hand: a page's first touch may take ten
/// microseconds, whatever its size. Where the system would have to move memory together for them, that may take longer
/// than they save. Only advice: where it isn't taken, pages are small.
void advise_large_pages(std::size_t room) {
    if (!may_take_addresses() || free_in_large_pages() < 4 * room) return;
    const auto end_of_heap = [] { return reinterpret_cast<std::uintptr_t>(sbrk(0)); };
    const std::uintptr_t begin = end_of_heap();
    // So many addresses at once, not yet memory: pages are large only where the heap has all of one.
    mallopt(M_TOP_PAD, static_cast<int>(room));
    void* volatile block = std::malloc(large_page);  // volatile: else it is taken away
    std::free(block);
    mallopt(M_TOP_PAD, 128 << 10);  // the default
    const std::uintptr_t end = end_of_heap();
    if (end - begin < room) return;  // the system doesn't let it
    const std::uintptr_t first = (begin + large_page - 1) / large_page * large_page;
    madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
}

}  // namespace

void prepare_heap() {
    // Blocks as large as an encoder's frames go back when it ends: kept, they would lie beside those of the next.
    // Pictures are as large, but used again (Painter::recycle).
    mallopt(M_MMAP_THRESHOLD, 8 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

void prepare_heap_for_stills() {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the most that malloc takes
    advise_large_pages(std::size_t{128} << 20);
}

}  // namespace lectern
