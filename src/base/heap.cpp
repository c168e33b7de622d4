#include "lectern/base/heap.h"

#include <malloc.h>

namespace lectern {

void prepare_heap() {
    // No advice to use large pages: where memory is scattered, to make room for them takes longer than they save.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

}  // namespace lectern
