#include "scene/animate_fields.h"

#include <fmt/format.h>

#include <cmath>

namespace lectern {
namespace {

constexpr double longest = 3600;  ///< Seconds.
constexpr double most_frames = 108'000;
constexpr int default_fps = 30, default_step_fps = 10;

std::optional<AnimateEntry> read_animate(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics) {
    const std::size_t before = diagnostics.size();
    const auto words = read::mapping(animate_fields())(node, names, diagnostics);
    if (!words || diagnostics.size() > before) return std::nullopt;

    if (words->duration.has_value() == words->by_step.has_value()) {
        const bool both = words->duration.has_value();
        diagnostics.error(both ? words->by_step->span : node.span,
                          both ? "an animation with both 'duration' and 'by'" : "an animation without a length",
                          "write either 'duration: 6 s' or 'by: step'");
        return std::nullopt;
    }
    AnimateEntry animate;
    animate.by_step = words->by_step.has_value();
    animate.fps = words->fps.value_or(animate.by_step ? default_step_fps : default_fps);
    animate.hold = words->hold;
    animate.loop = words->loop;
    animate.effort = *words;
    animate.transparent = words->transparent;
    animate.span = node.span;
    if (words->duration) {
        animate.duration = words->duration->value;
        const double frames = std::round(animate.duration * animate.fps);
        if (frames < 1) {
            diagnostics.error(words->duration->span, "an animation shorter than one frame", "write 'duration: 6 s'");
            return std::nullopt;
        }
        if (frames > most_frames) {
            diagnostics.error(words->duration->span, fmt::format("an animation of {} frames", frames),
                              fmt::format("at most {} are possible: make it shorter, or 'fps' lower", most_frames));
            return std::nullopt;
        }
    }
    return animate;
}

}  // namespace

const FieldTable<ClipEffort>& effort_fields() {
    const auto named = [](VideoPreset preset) { return Choice<VideoPreset>{name_of(preset), preset}; };
    static const auto table =
        FieldTable<ClipEffort>("a clip")
            .optional("preset", &ClipEffort::preset,
                      read::one_of<VideoPreset>("preset", {named(VideoPreset::veryfast), named(VideoPreset::medium),
                                                           named(VideoPreset::veryslow)}),
                      "of a video: how long its encoder looks for a smaller file", "veryfast")
            .optional("max_size", &ClipEffort::max_size, read::file_size(),
                      "of a GIF: where it would be larger, it has fewer frames a second, and then fewer pixels",
                      "any size");
    return table;
}

const FieldTable<AnimateWords>& animate_fields() {
    static const auto table =
        FieldTable<AnimateWords>("'animate'")
            .optional("duration", &AnimateWords::duration, read::duration(longest), "how long t runs from 0 to 1")
            .optional("by", &AnimateWords::by_step, read::one_of<bool>("unit", {{"step", true}}),
                      "a frame for each step of the longest descent shown")
            .optional("fps", &AnimateWords::fps, read::integer(1, 120), "frames a second", "30, or 10 by step")
            .optional("hold", &AnimateWords::hold, read::duration(longest), "how long the last frame stays", "0 s")
            .optional("loop", &AnimateWords::loop, read::boolean(), "whether a player begins again", "true")
            .optional("transparent", &AnimateWords::transparent, read::boolean(),
                      "whether the clip has no ground, and shows what it is put over; as webm, apng or frames",
                      "the figure's")
            .include(effort_fields());
    return table;
}

Reader<AnimateEntry> animate_reader() { return {"a mapping with 'duration' or 'by'", read_animate}; }

}  // namespace lectern
