#pragma once

namespace lectern {

/// Prepares the process for long lists that are made and thrown away, frame after frame: freed memory is kept, but for
/// the largest blocks. To give pages back and have them cleared anew takes a fine surface longer than much of its
/// drawing. To be called once, before other threads run.
void prepare_heap();

/// Freed memory of larger blocks is kept as well, and the heap grows in large pages where the system has some at hand:
/// for stills, whose lists, pages and files follow one another. Beside an encoder's frames both would take memory that
/// is never used. To be called once.
void prepare_heap_for_stills();

}  // namespace lectern
