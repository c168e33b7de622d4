#pragma once
#include "lectern/base/image.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

namespace lectern {

class FrameRun;
class Painter;

/// Threads that have nothing of their own left to render draw frames ahead for those that have, so that at the end no
/// processor waits for another: the frames of one encoder can't be encoded side by side, but drawn.
class FramesAhead {
public:
    /// None is begun for a run of which so many frames stand ready: in memory there are never more than these and one
    /// for each thread.
    static constexpr int most_ready = 2;

    /// `pieces`: how often piece_ended will be called.
    explicit FramesAhead(int pieces) : pieces_(pieces) {}

    /// Draws for one run after the other, that which has the most frames left first, until all pieces have ended.
    void help(Painter& painter);
    void piece_ended();

private:
    friend FrameRun;
    /// A run that a frame may be begun for: `last`, if it still stands and is one, or that with the most frames left.
    [[nodiscard]] FrameRun* next_run(const FrameRun* last) const;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<FrameRun*> runs_;
    int pieces_;
};

/// Frames that one thread takes in their order.
class FrameRun {
public:
    /// The same picture whoever draws it.
    using Draw = std::function<Image(int frame, Painter& painter)>;

    /// Frames from `first` on, without `last`. `draw` is called by many threads at once. `ahead` outlives it.
    FrameRun(FramesAhead& ahead, int first, int last, Draw draw);
    /// Waits for those who are drawing for it.
    ~FrameRun();
    FrameRun(const FrameRun&) = delete;
    FrameRun& operator=(const FrameRun&) = delete;

    [[nodiscard]] bool has_next() const { return taken_ < last_; }
    /// Rethrows what `draw` has thrown for this frame.
    Image next(Painter& painter);
    /// Takes back a picture, or an empty one, in whose memory another may be painted.
    void give_back(Image picture);

private:
    friend FramesAhead;
    struct Frame {
        Image picture;
        std::exception_ptr failure;
        bool ready = false;
    };

    [[nodiscard]] bool may_begin_another() const;
    void draw_another(Painter& painter, std::unique_lock<std::mutex>& lock);

    FramesAhead& ahead_;
    const int last_;
    int taken_, begun_;  ///< Frames before these are taken; are begun, or drawn. Of those between there are frames_.
    const Draw draw_;
    std::deque<Frame> frames_;
    std::vector<Image> spares_;
};

}  // namespace lectern
