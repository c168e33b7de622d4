#pragma once
#include "lectern/batch/plan.h"

#include <atomic>
#include <vector>

namespace lectern {

/// Told how a run gets on; called from many threads, one at a time.
class ProgressListener {
public:
    virtual ~ProgressListener() = default;
    virtual void frames_drawn(int frames) = 0;  ///< Since the last call.
    virtual void file_written(const OutputTask& task) = 0;
    /// Words of the task's figure that can't be read, or were left out for want of room. Told at the end, in the order
    /// of the tasks, each once for a figure.
    virtual void fault_found(const OutputTask& /*task*/, const std::string& /*fault*/) {}
};

/// How the work is divided among several calls, on one machine or many.
struct Division {
    int shard = 0, shards = 1;  ///< This call makes the pieces of shard `shard`, from 0 on.
    bool join = false;          ///< It makes nothing, and joins the pieces that the shards have made.
};

/// How many frames `tasks` will draw.
long frame_count(const std::vector<OutputTask>& tasks);

/// Thrown where `interrupted` became true.
struct Interrupted {};

/// Makes every file, up to `jobs` at once. Of several shards each makes some files whole, and of a video some chunks
/// beside the file's name; to join them gives the file that one call for all would have made, and removes the chunks.
/// Throws MachineError where one can't be made (those already made stay) and
/// Interrupted once `interrupted` is seen; in either case nothing half-written is left.
void render_outputs(const std::vector<OutputTask>& tasks, int jobs, ProgressListener& progress,
                    const std::atomic<bool>& interrupted, const Division& division = {});

}  // namespace lectern
