#include "layers/figure_state.h"
#include "lectern/base/plain_text.h"

#include <algorithm>
#include <cmath>

namespace lectern {
namespace {

/// How the frames of a part follow each other: it comes over the one before, plays, and stays.
struct PartFrames {
    int fading = 0, playing = 1, staying = 0;

    [[nodiscard]] int count() const { return fading + playing + staying; }
};

PartFrames frames_of(const SequencePart& words, const Timeline& of_part, int fps) {
    const auto frames = [&](double seconds) { return static_cast<int>(std::lround(seconds * fps)); };
    PartFrames part;
    part.fading = frames(words.fade);
    const double seconds = of_part.animated ? static_cast<double>(of_part.frames) / of_part.fps : 0;
    part.playing = std::max(1, frames(seconds));
    part.staying = std::max(0, frames(words.hold) - (of_part.animated ? 0 : 1));
    return part;
}

}  // namespace

void ComposedFigure::State::make_parts() {
    for (const SequencePart& part : entry.sequence.parts) {
        State& made = *parts.emplace_back(std::make_unique<State>(scene, part.figure, theme));
        made.resized = true;
        // Their own mistakes are told where they stand.
        Diagnostics told_already;
        made.make_layers(told_already);
        made.find_timeline(told_already);
        whole = whole && made.whole;
    }
}

void ComposedFigure::State::find_timeline_of_sequence() {
    timeline.animated = true;
    timeline.fps = entry.sequence.fps;
    timeline.loop = entry.sequence.loop;
    timeline.effort = entry.sequence.effort;
    timeline.frames = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const State& part = *parts[i];
        const double start = static_cast<double>(timeline.frames) / timeline.fps;
        timeline.frames += frames_of(entry.sequence.parts[i], part.timeline, timeline.fps).count();
        const Typography& typography = part.scope.theme.typography;
        // A title that moves is none for all of it.
        const std::string title = part.entry.moves ? "" : plain_text(part.entry.title, typography);
        timeline.chapters.push_back({start, static_cast<double>(timeline.frames) / timeline.fps,
                                     title.empty() ? part.entry.name : title,
                                     plain_text(part.entry.caption, typography)});
    }
    timeline.frames = std::max(1, timeline.frames);
}

Figure ComposedFigure::State::at_time_of_sequence(double t) const {
    int frame = static_cast<int>(std::lround(t * (timeline.frames - 1)));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const State& part = *parts[i];
        const PartFrames frames = frames_of(entry.sequence.parts[i], part.timeline, timeline.fps);
        if (frame < frames.fading) {
            Figure figure = *part.first_frame;
            figure.fading_from = parts[i - 1]->last_frame;
            figure.faded_in = static_cast<double>(frame + 1) / (frames.fading + 1);
            return figure;
        }
        frame -= frames.fading;
        if (frame < frames.playing && part.timeline.animated) {
            // As many frames as the part itself has, each as long as it says.
            const int own = std::min(part.timeline.frames - 1, static_cast<int>(static_cast<std::int64_t>(frame) *
                                                                                part.timeline.fps / timeline.fps));
            return part.at(part.timeline.time_of(own));
        }
        if (frame < frames.playing + frames.staying) return *part.last_frame;
        frame -= frames.playing + frames.staying;
    }
    return *parts.back()->last_frame;
}

}  // namespace lectern
