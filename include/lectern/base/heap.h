#pragma once

namespace lectern {

/// Prepares the process for long lists that are made and thrown away, frame after frame: freed memory is kept, but for
/// the largest blocks. To give pages back and have them cleared anew takes a fine surface longer than much of its
/// drawing. To be called once, before other threads run.
void prepare_heap();

}  // namespace lectern
