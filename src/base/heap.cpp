#include "lectern/base/heap.h"

#include <malloc.h>

namespace lectern {

void prepare_heap() {
    // No advice to use large pages: where memory is scattered, to make room for them takes longer than they save.
    // Blocks as large as an encoder's frames go back when it ends: kept, they would lie beside those of the next.
    // Pictures are as large, but used again (Painter::recycle).
    mallopt(M_MMAP_THRESHOLD, 8 << 20);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

// The most that malloc takes.
void keep_large_blocks() { mallopt(M_MMAP_THRESHOLD, 32 << 20); }

}  // namespace lectern
