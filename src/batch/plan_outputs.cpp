#include "lectern/batch/plan.h"
#include "lectern/scene/output_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

constexpr double standard_scale = 2, gif_scale = 1;

bool is_selected(const LoadedScene& scene, const ComposedFigure& figure, const std::string& glob) {
    const auto matches = [&](const std::string& name) {
        return matches_glob(name, glob) || matches_glob(scene.name + "/" + name, glob);
    };
    return glob.empty() || matches(figure.entry().name) || matches(figure.name());
}

double scale_of(const ComposedFigure& figure, const std::string& format, const RenderOptions& options) {
    if (find_output_format(format)->vector) return 1;
    if (options.scale) return *options.scale;
    return figure.entry().scale.value_or(format == "gif" ? gif_scale : standard_scale);
}

/// The same time at the rate nearest below the figure's that the format can play: a frame is a function of t alone.
Timeline timeline_for(const OutputFormat& format, const Timeline& of_figure) {
    if (format.still) return {};
    return timeline_at_rate(format.name, of_figure, of_figure.fps);
}

/// What keeps the task's format from holding the figure; empty where nothing does.
std::string obstacle(const OutputTask& task) {
    const OutputFormat* format = find_output_format(task.format);
    constexpr long most_side = 16384, most_pixels = 64'000'000;
    const Vec2 size = task.figure->entry().size * task.scale;
    const long width = std::lround(size.x()), height = std::lround(size.y());
    if (width < 1 || height < 1 || width > most_side || height > most_side || width * height > most_pixels) {
        return fmt::format(
            "at scale {} the picture is {} × {} pixels; it may have 1 to {} a side and {} million in all", task.scale,
            width, height, most_side, most_pixels / 1'000'000);
    }
    if (task.transparent && !format->transparent) return transparency_obstacle(*format);
    if (format->still) return {};
    return clip_obstacle(clip_in(task), clip_format(task), task.timeline.frames);
}

/// The figure's formats, or those of the command line that it can take: stills have no mp4.
std::vector<std::string> formats_of(const ComposedFigure& figure, const RenderOptions& options) {
    if (options.formats.empty()) return figure.entry().formats;
    std::vector<std::string> formats;
    for (const std::string& name : options.formats) {
        const OutputFormat* format = find_output_format(name);
        const bool fits = format != nullptr && (format->still || figure.timeline().animated);
        if (fits && std::ranges::find(formats, name) == formats.end()) formats.push_back(name);
    }
    return formats;
}

}  // namespace

std::string_view clip_in(const OutputTask& task) {
    const std::string_view format = task.format;
    return format == "html" ? "mp4" : format;
}

ClipFormat clip_format(const OutputTask& task) {
    const Timeline& timeline = task.timeline;
    const Vec2 size = task.figure->entry().size * task.scale;
    ClipFormat clip{static_cast<int>(std::lround(size.x())), static_cast<int>(std::lround(size.y())), timeline.fps,
                    timeline.hold, timeline.loop};
    for (const Chapter& chapter : timeline.chapters)
        clip.chapters.push_back({chapter.start, chapter.end, chapter.title});
    clip.preset = timeline.effort.preset;
    clip.transparent = task.transparent;
    clip.ground = task.figure->ground();
    clip.fades = std::ranges::any_of(task.figure->entry().sequence.parts,
                                     [](const SequencePart& part) { return part.fade > 0; });
    return clip;
}

std::filesystem::path captions_file(const OutputTask& task) {
    const bool any =
        std::ranges::any_of(task.timeline.chapters, [](const Chapter& part) { return !part.caption.empty(); });
    if (!any || (task.format != "mp4" && task.format != "webm")) return {};
    std::filesystem::path file = task.file;
    return file.replace_extension(".vtt");
}

Timeline timeline_at_rate(std::string_view format, const Timeline& of_figure, int most_fps) {
    Timeline timeline = of_figure;
    timeline.fps = playable_rate(format, most_fps);
    if (timeline.fps != of_figure.fps) {
        const double frames = static_cast<double>(of_figure.frames) * timeline.fps / of_figure.fps;
        timeline.frames = std::max(1, static_cast<int>(std::lround(frames)));
    }
    return timeline;
}

std::vector<OutputTask> plan_outputs(LoadedScene& scene, const RenderOptions& options) {
    std::vector<OutputTask> tasks;
    if (!scene.diagnostics.empty()) return tasks;
    Diagnostics found;
    for (const ComposedFigure& figure : scene.figures) {
        if (!is_selected(scene, figure, options.only)) continue;
        for (const std::string& format : formats_of(figure, options)) {
            const std::string name = figure.name();
            const Timeline timeline = timeline_for(*find_output_format(format), figure.timeline());
            const OutputTask task{&scene,
                                  &figure,
                                  format,
                                  scale_of(figure, format, options),
                                  timeline,
                                  options.output / scene.name / fmt::format("{}.{}", name, format),
                                  figure.entry().transparent_in(find_output_format(format)->still).value};
            const std::string why = obstacle(task);
            if (std::ranges::find(tasks, task.file, &OutputTask::file) != tasks.end()) {
                found.error(figure.entry().span, fmt::format("two figures would be written to '{}.{}'", name, format),
                            "give one of them another name");
            } else if (why.empty()) {
                tasks.push_back(task);
            } else {
                found.error(figure.entry().span, fmt::format("'{}' can't become {}: {}", name, format, why));
            }
        }
    }
    scene.diagnostics = found.sorted();
    if (!found.empty()) tasks.clear();
    return tasks;
}

}  // namespace lectern
