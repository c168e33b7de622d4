#include "lectern/base/heap.h"

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace lectern {

void prepare_heap() {
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    // The heap grows by this much at once, of addresses, not of memory; so its growth can be told to be in large pages.
    constexpr int room = 512 << 20;
    constexpr std::uintptr_t large_page = std::uintptr_t{2} << 20;
    // What every figure needs stays in small pages: to find large ones may take the system long.
    constexpr std::uintptr_t small_share = 24 * large_page;
    const auto end_of_heap = [] { return reinterpret_cast<std::uintptr_t>(sbrk(0)); };
    const std::uintptr_t begin = (end_of_heap() + large_page - 1) / large_page * large_page + small_share;
    mallopt(M_TOP_PAD, room);
    void* volatile block = std::malloc(2 * large_page);  // volatile: else it is taken away
    std::free(block);
    const std::uintptr_t end = end_of_heap();
    // Only advice: where it is not taken, pages are small.
    if (end > begin) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace lectern
