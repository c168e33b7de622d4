#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// What the command line asks of a run, beside the scenes themselves.
struct RenderOptions {
    std::filesystem::path output = "output";
    int jobs = 1;                      ///< Threads at once, at least 1.
    std::string only;                  ///< A glob over figure names ("descent_*", "sauna/descent_*"); empty takes all.
    std::vector<std::string> formats;  ///< In place of each figure's own; empty leaves them.
    int shard = 0, shards = 1;         ///< See Division, as for the next.
    bool join = false;
    std::optional<double> scale;  ///< Pixels per CSS pixel, in place of each figure's own.
};

}  // namespace lectern
