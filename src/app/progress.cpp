#include "app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <string>

namespace lectern {
namespace {

/// Warnings are told whatever else is.
class Warnings : public ProgressListener {
public:
    void fault_found(const OutputTask& task, const std::string& fault) override {
        const SourceSpan& place = task.figure->entry().span;
        fmt::print(stderr, "{}:{}:{}: warning: in the figure '{}': {}\n", task.scene->file_name, place.line,
                   place.column, task.figure->name(), fault);
    }
};

class NoProgress : public Warnings {
public:
    void frames_drawn(int /*frames*/) override {}
    void file_written(const OutputTask& /*task*/) override {}
};

class ProgressLines : public Warnings {
public:
    void frames_drawn(int /*frames*/) override {}
    void file_written(const OutputTask& task) override { fmt::print(stderr, "{}\n", task.file.string()); }
};

/// A bar that is drawn over itself; the files appear above it.
class ProgressBar : public Warnings {
public:
    explicit ProgressBar(long frames) : frames_(frames) {}
    ~ProgressBar() override { erase(); }
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    void frames_drawn(int frames) override {
        drawn_ += frames;
        const long percent = frames_ > 0 ? 100 * drawn_ / frames_ : 100;
        // Terminals are slow: redraw only what a reader can see change.
        if (percent != shown_percent_) show(percent);
    }
    void file_written(const OutputTask& task) override {
        erase();
        fmt::print(stderr, "{}\n", task.file.string());
        if (drawn_ < frames_) show(shown_percent_);
    }
    void fault_found(const OutputTask& task, const std::string& fault) override {
        erase();
        Warnings::fault_found(task, fault);
    }

private:
    void show(long percent) {
        constexpr long width = 30;
        const long full = percent * width / 100;
        std::string bar;
        for (long k = 0; k < width; ++k) bar += k < full ? "█" : "░";
        fmt::print(stderr, "\r\x1b[K{} {:3} %  {} of {} frames{}", bar, percent, drawn_, frames_, pace());
        std::fflush(stderr);
        shown_percent_ = percent;
        visible_ = true;
    }
    /// How fast it goes and how long it will take, once that can be told.
    [[nodiscard]] std::string pace() const {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begun_;
        if (drawn_ < 10 || passed.count() < 0.5) return {};
        const double rate = static_cast<double>(drawn_) / passed.count();
        return fmt::format(", {:.0f} a second, {:.0f} s left", rate, static_cast<double>(frames_ - drawn_) / rate);
    }
    void erase() {
        if (!visible_) return;
        fmt::print(stderr, "\r\x1b[K");
        std::fflush(stderr);
        visible_ = false;
    }

    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    long frames_, drawn_ = 0, shown_percent_ = -1;
    bool visible_ = false;
};

}  // namespace

std::unique_ptr<ProgressListener> open_progress(long frames, bool quiet) {
    if (quiet) return std::make_unique<NoProgress>();
    if (isatty(STDERR_FILENO) != 0) return std::make_unique<ProgressBar>(frames);
    return std::make_unique<ProgressLines>();
}

}  // namespace lectern
