#pragma once
#include "lectern/batch/loaded_scene.h"
#include "lectern/batch/render_options.h"
#include "lectern/encode/video.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// One file to be made.
struct OutputTask {
    const LoadedScene* scene = nullptr;
    const ComposedFigure* figure = nullptr;
    std::string format;
    double scale = 2;   ///< Pixels per CSS pixel.
    Timeline timeline;  ///< The figure's, at a rate that the format can play; of one frame for a still.
    std::filesystem::path file;
    bool transparent = false;  ///< It holds the figure without its ground.
};

/// The files that `options` ask for of one scene, in the scene's order. What a format can't hold (an odd size, a rate)
/// is added to the scene's diagnostics, so that it is found before the first frame.
std::vector<OutputTask> plan_outputs(LoadedScene& scene, const RenderOptions& options);

/// The format of the clip that a task's file holds: a player's is "mp4".
std::string_view clip_in(const OutputTask& task);

/// What that clip looks like.
ClipFormat clip_format(const OutputTask& task);

/// The file beside a video for the captions of its figures; empty where they have none, or the format holds them
/// itself.
std::filesystem::path captions_file(const OutputTask& task);

/// The same time at the rate nearest below `most_fps` that `format` can play.
Timeline timeline_at_rate(std::string_view format, const Timeline& timeline, int most_fps);

/// True where `name` matches `glob`: * stands for any characters, ? for one, everything else for itself.
bool matches_glob(std::string_view name, std::string_view glob);

}  // namespace lectern
