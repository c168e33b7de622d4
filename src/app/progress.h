#pragma once
#include "lectern/batch/render_outputs.h"

#include <memory>

namespace lectern {

/// Tells on standard error how a run gets on: a bar on a terminal, a line a file elsewhere, nothing where quiet.
std::unique_ptr<ProgressListener> open_progress(long frames, bool quiet);

}  // namespace lectern
