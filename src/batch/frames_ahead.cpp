#include "batch/frames_ahead.h"

#include "lectern/paint/paint.h"

#include <algorithm>
#include <utility>

namespace lectern {

FrameRun* FramesAhead::next_run(const FrameRun* last) const {
    FrameRun* found = nullptr;
    for (FrameRun* run : runs_) {
        if (!run->may_begin_another()) continue;
        if (run == last) return run;
        if (found == nullptr || run->last_ - run->begun_ > found->last_ - found->begun_) found = run;
    }
    return found;
}

void FramesAhead::help(Painter& painter) {
    const FrameRun* last = nullptr;  // The painter still has what its frames share.
    std::unique_lock lock(mutex_);
    while (pieces_ > 0) {
        if (FrameRun* run = next_run(last)) {
            run->draw_another(painter, lock);
            last = run;
        } else {
            changed_.wait(lock);
        }
    }
}

void FramesAhead::piece_ended() {
    {
        const std::lock_guard lock(mutex_);
        --pieces_;
    }
    changed_.notify_all();
}

FrameRun::FrameRun(FramesAhead& ahead, int first, int last, Draw draw)
    : ahead_(ahead), last_(last), taken_(first), begun_(first), draw_(std::move(draw)) {
    {
        const std::lock_guard lock(ahead_.mutex_);
        ahead_.runs_.push_back(this);
    }
    ahead_.changed_.notify_all();
}

FrameRun::~FrameRun() {
    std::unique_lock lock(ahead_.mutex_);
    std::erase(ahead_.runs_, this);
    ahead_.changed_.wait(lock, [&] { return std::ranges::all_of(frames_, &Frame::ready); });
}

bool FrameRun::may_begin_another() const {
    return begun_ < last_ && std::ranges::count_if(frames_, &Frame::ready) < FramesAhead::most_ready;
}

void FrameRun::draw_another(Painter& painter, std::unique_lock<std::mutex>& lock) {
    const int number = begun_++;
    Frame& frame = frames_.emplace_back();  // Stays in its place: others only come and go at the ends.
    if (!spares_.empty()) {
        painter.recycle(std::move(spares_.back()));
        spares_.pop_back();
    }
    lock.unlock();
    try {
        frame.picture = draw_(number, painter);
    } catch (...) {
        frame.failure = std::current_exception();
    }
    lock.lock();
    frame.ready = true;
    ahead_.changed_.notify_all();
}

Image FrameRun::next(Painter& painter) {
    std::unique_lock lock(ahead_.mutex_);
    if (frames_.empty()) draw_another(painter, lock);
    // While another is still at the next one, those behind it can be drawn.
    while (!frames_.front().ready) {
        if (may_begin_another())
            draw_another(painter, lock);
        else
            ahead_.changed_.wait(lock);
    }
    Frame frame = std::move(frames_.front());
    frames_.pop_front();
    ++taken_;
    ahead_.changed_.notify_all();
    if (frame.failure) std::rethrow_exception(frame.failure);
    return std::move(frame.picture);
}

void FrameRun::give_back(Image picture) {
    if (picture.pixels.empty()) return;
    const std::lock_guard lock(ahead_.mutex_);
    if (spares_.size() < FramesAhead::most_ready) spares_.push_back(std::move(picture));
}

}  // namespace lectern
