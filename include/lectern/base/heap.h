#pragma once

namespace lectern {

/// Prepares the process for long lists that are made and thrown away, frame after frame: freed memory is kept, and the
/// heap is laid in large pages where the system has them. To have pages of 4 KiB cleared one by one takes a fine
/// surface longer than much of its drawing. To be called once, before other threads run.
void prepare_heap();

}  // namespace lectern
