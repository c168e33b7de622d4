#pragma once

namespace lectern {

/// How `render` ends.
enum ExitStatus : int {
    all_done = 0,
    scene_failed = 1,  ///< A scene's mistake.
    wrong_usage = 2,
    machine_failed = 3,  ///< Disk, memory or encoder.
    own_fault = 4,       ///< A fault of Lectern itself.
    interrupted_status = 130,
};

}  // namespace lectern
