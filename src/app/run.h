#pragma once
#include "app/arguments.h"

#include <atomic>

namespace lectern {

/// Does what the command line asks and returns the exit status. Author's and machine's errors have been told on
/// standard error.
int run(const Arguments& arguments, const std::atomic<bool>& interrupted);

}  // namespace lectern
