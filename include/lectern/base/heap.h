#pragma once

namespace lectern {

/// Prepares the process for long lists that are made and thrown away, frame after frame: freed memory is kept, but for
/// the largest blocks. To give pages back and have them cleared anew takes a fine surface longer than much of its
/// drawing. To be called once, before other threads run.
void prepare_heap();

/// Freed memory of larger blocks is kept as well: for stills, whose lists, pages and files follow one another. Of an
/// encoder's frames it would lie beside those of the next.
void keep_large_blocks();

}  // namespace lectern
