#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// How the work is divided among several calls, on one machine or many.
struct Division {
    int shard = 0, shards = 1;  ///< This call makes the pieces of shard `shard`, from 0 on.
    bool join = false;          ///< It makes nothing, and joins the pieces that the shards have made.
};

/// What the command line asks of a run, beside the scenes themselves.
struct RenderOptions {
    std::filesystem::path output = "output";
    int jobs = 1;                      ///< Threads at once, at least 1.
    std::string only;                  ///< A glob over figure names ("descent_*", "sauna/descent_*"); empty takes all.
    std::vector<std::string> formats;  ///< In place of each figure's own; empty leaves them.
    std::optional<double> scale;       ///< Pixels per CSS pixel, in place of each figure's own.
    Division division;
};

}  // namespace lectern
