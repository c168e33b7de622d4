#include "lectern/batch/render_outputs.h"

#include "lectern/base/parallel.h"
#include "lectern/encode/output_file.h"
#include "lectern/encode/png.h"
#include "lectern/encode/video.h"
#include "lectern/paint/paint.h"
#include "lectern/scene/output_format.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace lectern {
namespace {

/// Lets many threads report to one listener.
class SharedProgress {
public:
    explicit SharedProgress(ProgressListener& listener) : listener_(listener) {}
    void frame_drawn() {
        const std::lock_guard lock(mutex_);
        listener_.frames_drawn(1);
    }
    void faults_found(const OutputTask& task, LayoutFaults faults) {
        const std::lock_guard lock(mutex_);
        faults_[&task] = std::move(faults);
    }
    /// In the order of the tasks: which thread was first says nothing.
    void tell_faults(const std::vector<OutputTask>& tasks) {
        std::set<std::pair<const ComposedFigure*, std::string>> told;
        for (const OutputTask& task : tasks) {
            for (const std::string& fault : faults_[&task]) {
                if (told.insert({task.figure, fault}).second) listener_.fault_found(task, fault);
            }
        }
    }
    void file_written(const OutputTask& task) {
        const std::lock_guard lock(mutex_);
        listener_.file_written(task);
    }

private:
    std::mutex mutex_;
    ProgressListener& listener_;
    std::map<const OutputTask*, LayoutFaults> faults_;
};

bool is_still(const OutputTask& task) { return find_output_format(task.format)->still; }

int frames_of(const OutputTask& task) { return task.timeline.frames; }

Figure figure_at(const OutputTask& task, double t, int jobs) {
    Figure figure = task.figure->at(t, jobs);
    figure.scale = task.scale;
    return figure;
}

std::vector<std::uint8_t> render_still(const OutputTask& task, int jobs, SharedProgress& progress) {
    const Figure figure = figure_at(task, 1, jobs);
    Painter painter(jobs);
    std::vector<std::uint8_t> bytes;
    if (task.format == "svg") {
        const std::string text = painter.paint_svg(figure, task.scene->name + "-" + task.figure->name());
        bytes.assign(text.begin(), text.end());
    } else if (task.format == "pdf") {
        bytes = painter.paint_pdf(figure);
    } else {
        bytes = encode_png(painter.paint(figure), PngEffort::still, task.scale, figure.alt);
    }
    progress.faults_found(task, painter.faults(figure));
    progress.frame_drawn();
    return bytes;
}

std::vector<std::uint8_t> render_clip(const OutputTask& task, int jobs, SharedProgress& progress,
                                      const std::atomic<bool>& interrupted) {
    const Timeline& timeline = task.timeline;
    Painter painter(jobs);
    std::unique_ptr<ClipEncoder> encoder;
    for (int frame = 0; frame < timeline.frames; ++frame) {
        if (interrupted) throw Interrupted{};
        const Image image = painter.paint(figure_at(task, timeline.time_of(frame), jobs));
        if (!encoder) {
            encoder = open_clip(task.format, {image.width, image.height, timeline.fps, timeline.hold, timeline.loop});
        }
        encoder->add(image);
        progress.frame_drawn();
    }
    progress.faults_found(task, painter.faults(figure_at(task, 1, jobs)));
    return encoder->finish();
}

}  // namespace

long frame_count(const std::vector<OutputTask>& tasks) {
    long frames = 0;
    for (const OutputTask& task : tasks) frames += frames_of(task);
    return frames;
}

void render_outputs(const std::vector<OutputTask>& tasks, int jobs, ProgressListener& progress,
                    const std::atomic<bool>& interrupted) {
    SharedProgress shared(progress);
    // Files are made side by side; threads that are left over help inside one picture.
    const int files_at_once = std::clamp(static_cast<int>(tasks.size()), 1, std::max(1, jobs));
    const int jobs_inside = std::max(1, jobs / files_at_once);
    // The longest clips first, so that no thread is left with one at the end.
    std::vector<const OutputTask*> order;
    order.reserve(tasks.size());
    for (const OutputTask& task : tasks) order.push_back(&task);
    std::ranges::stable_sort(order, std::ranges::greater{}, [](const OutputTask* task) { return frames_of(*task); });
    parallel_for(static_cast<int>(order.size()), files_at_once, [&](int index) {
        if (interrupted) throw Interrupted{};
        const OutputTask& task = *order[static_cast<std::size_t>(index)];
        const auto bytes = is_still(task) ? render_still(task, jobs_inside, shared)
                                          : render_clip(task, jobs_inside, shared, interrupted);
        write_file(task.file, bytes);
        shared.file_written(task);
    });
    shared.tell_faults(tasks);
}

}  // namespace lectern
