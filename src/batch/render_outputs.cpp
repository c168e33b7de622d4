#include "lectern/batch/render_outputs.h"

#include "batch/frames_ahead.h"
#include "lectern/base/error.h"
#include "lectern/base/heap.h"
#include "lectern/base/parallel.h"
#include "lectern/base/plain_text.h"
#include "lectern/encode/captions.h"
#include "lectern/encode/chunk_file.h"
#include "lectern/encode/html_player.h"
#include "lectern/encode/output_file.h"
#include "lectern/encode/png.h"
#include "lectern/encode/spill_file.h"
#include "lectern/encode/video.h"
#include "lectern/paint/paint.h"
#include "lectern/scene/output_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <type_traits>
#include <utility>

namespace lectern {
namespace {

/// Lets many threads report to one listener.
class SharedProgress {
public:
    explicit SharedProgress(ProgressListener& listener) : listener_(listener) {}
    void frames_drawn(int frames) {
        const std::lock_guard lock(mutex_);
        listener_.frames_drawn(frames);
    }
    void faults_found(const OutputTask& task, LayoutFaults faults) {
        const std::lock_guard lock(mutex_);
        LayoutFaults& known = faults_[&task];
        known.insert(known.end(), std::make_move_iterator(faults.begin()), std::make_move_iterator(faults.end()));
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
    figure.transparent = task.transparent;
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
    progress.frames_drawn(1);
    return bytes;
}

/// Painters that were used and may be again: what they have laid out for one picture serves the next.
class Painters {
public:
    explicit Painters(int jobs) : jobs_(jobs) {}

    std::unique_ptr<Painter> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return std::make_unique<Painter>(jobs_);
        auto painter = std::move(idle_.back());
        idle_.pop_back();
        return painter;
    }
    void give_back(std::unique_ptr<Painter> painter) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(painter));
    }

private:
    int jobs_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Painter>> idle_;
};

std::vector<std::uint8_t> captions_of(const OutputTask& task) {
    std::vector<Caption> captions;
    for (const Chapter& chapter : task.timeline.chapters)
        captions.push_back({chapter.start, chapter.end, chapter.caption});
    return make_captions(captions);
}

/// Whether two tasks hold the same clip.
bool same_clip(const OutputTask& a, const OutputTask& b) {
    return a.figure == b.figure && clip_in(a) == clip_in(b) && a.scale == b.scale && a.timeline == b.timeline;
}

/// Writes each frame into a file of its own.
struct FrameFiles {
    const OutputTask& task;
    int frame;  ///< The next.

    void add(const Image& image) { write_file(name(++frame), encode_png(image, PngEffort::frame, task.scale, "")); }
    /// Those of a longer clip that was made before.
    void remove_others() const {
        std::error_code error;
        for (int beyond = frames_of(task) + 1; std::filesystem::remove(name(beyond), error); ++beyond) {
        }
    }

private:
    [[nodiscard]] std::filesystem::path name(int number) const { return task.file / fmt::format("{:04}.png", number); }
};

std::vector<std::uint8_t> make_player(const OutputTask& task, std::span<const std::uint8_t> video, Painter& painter) {
    // Its last frame says the most of a clip that stands still.
    const Figure last = figure_at(task, 1, 1);
    const Typography& typography = last.theme.typography;
    const std::vector<std::uint8_t> captions = captions_of(task);
    const std::vector<std::uint8_t> poster = encode_png(painter.paint(last), PngEffort::still, task.scale, last.alt);
    return make_html_player({plain_text(last.title, typography), plain_text(last.caption, typography), last.alt,
                             static_cast<int>(std::lround(last.size.x())), static_cast<int>(std::lround(last.size.y())),
                             task.timeline.fps, task.timeline.loop, video, poster, captions});
}

/// What is rendered in one go: a file, or a chunk of one.
struct Piece {
    std::size_t task;
    std::size_t chunk = 0;
    int first = 0, last = 1;  ///< Frames, without the last.
};

/// Whether a task is rendered in several pieces.
bool is_in_pieces(const OutputTask& task) {
    return !is_still(task) && (is_chunked(clip_in(task)) || task.format == "frames");
}

/// The first of the tasks whose file holds the same clip as number `task`: that one is rendered for all of them.
std::size_t first_of_clip(const std::vector<OutputTask>& tasks, std::size_t task) {
    if (is_still(tasks[task])) return task;
    const auto first =
        std::ranges::find_if(tasks, [&](const OutputTask& other) { return same_clip(other, tasks[task]); });
    return static_cast<std::size_t>(first - tasks.begin());
}

/// What this call renders, the longest first, so that no thread is left with one at the end.
std::vector<Piece> pieces_of(const std::vector<OutputTask>& tasks, const Division& division) {
    if (division.join) return {};
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (first_of_clip(tasks, i) != i) continue;
        const int frames = frames_of(tasks[i]);
        const std::vector<int> bounds = is_in_pieces(tasks[i]) ? chunk_bounds(frames) : std::vector{0, frames};
        for (std::size_t chunk = 0; chunk + 1 < bounds.size(); ++chunk)
            pieces.push_back({i, chunk, bounds[chunk], bounds[chunk + 1]});
    }
    std::ranges::stable_sort(pieces, std::ranges::greater{},
                             [](const Piece& piece) { return piece.last - piece.first; });
    int number = 0;
    std::erase_if(pieces, [&](const Piece&) { return number++ % division.shards != division.shard; });
    return pieces;
}

/// What becomes of a task that is rendered in pieces.
struct ClipInPieces {
    /// The chunks of a video as they get ready, packed. Not in memory: it would grow with the video, and by more than
    /// its bytes, as they would lie between those of one encoder and the next.
    std::vector<SpillFile::Place> chunks;
    std::size_t count = 0;                ///< Of all pieces.
    std::atomic<std::size_t> missing{0};  ///< How many of them this call has still to render.
    std::vector<std::size_t> others;      ///< Tasks whose files hold the same clip.
};

/// Renders pieces, and writes a file where the last of its pieces is rendered.
class PieceRenderer {
public:
    PieceRenderer(const std::vector<OutputTask>& tasks, int jobs, SharedProgress& progress,
                  const std::atomic<bool>& interrupted, const Division& division)
        : tasks_(tasks),
          pieces_(pieces_of(tasks, division)),
          clips_(tasks.size()),
          progress_(progress),
          interrupted_(interrupted),
          division_(division),
          threads_(std::max(1, jobs)),
          // Pieces are made side by side. Threads that are left over help inside one picture, or draw ahead for clips.
          jobs_(std::max(1, threads_ / std::max(1, static_cast<int>(pieces_.size())))),
          painters_(jobs_),
          ahead_(static_cast<int>(pieces_.size())) {
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            const std::size_t first = first_of_clip(tasks, i);
            if (first != i)
                clips_[first].others.push_back(i);
            else if (is_in_pieces(tasks[i]))
                clips_[i].count = chunk_bounds(frames_of(tasks[i])).size() - 1;
            clips_[i].chunks.resize(clips_[i].count);
        }
        for (const Piece& piece : pieces_) ++clips_[piece.task].missing;
    }

    /// Of all videos, from the chunks that shards have written.
    void join() {
        for (std::size_t i = 0; i < tasks_.size(); ++i) {
            ClipInPieces& clip = clips_[i];
            if (clip.count == 0 || tasks_[i].format == "frames") continue;
            write_clips(i, [&](std::size_t chunk) { return read_chunk(i, chunk); });
            for (std::size_t chunk = 0; chunk < clips_[i].count; ++chunk) {
                std::error_code error;
                std::filesystem::remove(chunk_file(i, chunk), error);
            }
        }
    }

    void render_all() {
        const auto count = static_cast<int>(pieces_.size());
        const bool any_clip =
            std::ranges::any_of(pieces_, [&](const Piece& piece) { return !is_still(tasks_[piece.task]); });
        const int helpers = any_clip ? threads_ - 1 : 0;
        parallel_for(count + helpers, threads_, [&](int index) {
            if (index < count)
                render_to_its_end(pieces_[static_cast<std::size_t>(index)]);
            else
                draw_ahead();
        });
    }

private:
    void render_to_its_end(const Piece& piece) {
        try {
            render(piece);
        } catch (...) {
            ahead_.piece_ended();
            throw;
        }
        ahead_.piece_ended();
    }

    void draw_ahead() {
        auto painter = painters_.take();
        ahead_.help(*painter);
        painters_.give_back(std::move(painter));
    }

    void render(const Piece& piece) {
        if (interrupted_) throw Interrupted{};
        const OutputTask& task = tasks_[piece.task];
        if (is_still(task)) {
            write(task, render_still(task, jobs_, progress_));
        } else if (task.format == "frames") {
            render_frames(piece, task);
        } else if (is_chunked(clip_in(task))) {
            render_chunk(piece, task);
        } else {
            write(task, render_clip(piece, task));
        }
    }

    /// Gives an encoder the frames from `first` to `last` of a task; calls added() after each.
    template <class Encoder, class Added>
    void encode_frames(int first, int last, const OutputTask& task, Painter& painter, Encoder& encoder,
                       const Added& added) {
        FrameRun frames(ahead_, first, last, [&](int frame, Painter& by) {
            if (interrupted_) throw Interrupted{};
            return by.paint(figure_at(task, task.timeline.time_of(frame), jobs_));
        });
        while (frames.has_next()) {
            if (interrupted_) throw Interrupted{};
            Image picture = frames.next(painter);
            if constexpr (std::is_same_v<Encoder, ChunkEncoder>) {
                picture = encoder.add(std::move(picture));
            } else {
                encoder.add(picture);
            }
            frames.give_back(std::move(picture));
            added();
        }
    }

    template <class Encoder>
    void encode_piece(const Piece& piece, const OutputTask& task, Encoder& encoder) {
        auto painter = painters_.take();
        encode_frames(piece.first, piece.last, task, *painter, encoder, [&] { progress_.frames_drawn(1); });
        if (piece.last == frames_of(task)) progress_.faults_found(task, painter->faults(figure_at(task, 1, jobs_)));
        painters_.give_back(std::move(painter));
    }

    void render_frames(const Piece& piece, const OutputTask& task) {
        FrameFiles files{task, piece.first};
        encode_piece(piece, task, files);
        if (--clips_[piece.task].missing > 0) return;
        files.remove_others();
        progress_.file_written(task);
    }

    std::vector<std::uint8_t> render_clip(const Piece& piece, const OutputTask& task) {
        const auto encoder = open_clip(task.format, clip_format(task));
        encode_piece(piece, task, *encoder);
        auto bytes = encoder->finish();
        const auto& most = task.timeline.effort.max_size;
        if (task.format != "gif" || !most || static_cast<double>(bytes.size()) <= *most) return bytes;
        return within(*most, task, std::move(bytes));
    }

    /// The clip anew with fewer frames a second, and then with fewer pixels, until it has at most so many bytes.
    std::vector<std::uint8_t> within(double most, const OutputTask& asked, std::vector<std::uint8_t> bytes) {
        constexpr int least_fps = 10;
        constexpr double least_scale = 0.2;
        OutputTask task = asked;
        while (static_cast<double>(bytes.size()) > most) {
            if (interrupted_) throw Interrupted{};
            if (task.timeline.fps > least_fps) {
                task.timeline = timeline_at_rate("gif", task.timeline, std::max(least_fps, task.timeline.fps - 1));
            } else {
                // The size grows a little slower than the number of pixels.
                const double share = std::sqrt(most / static_cast<double>(bytes.size()));
                task.scale *= std::clamp(0.95 * share, 0.5, 0.9);
                if (task.scale < least_scale) {
                    progress_.faults_found(asked, {fmt::format("the GIF can't be made as small as {:.0f} kB: it has "
                                                               "{:.0f} kB at a fifth of its size",
                                                               most / 1e3, static_cast<double>(bytes.size()) / 1e3)});
                    return bytes;
                }
            }
            const auto encoder = open_clip("gif", clip_format(task));
            auto painter = painters_.take();
            encode_frames(0, frames_of(task), task, *painter, *encoder, [] {});
            painters_.give_back(std::move(painter));
            bytes = encoder->finish();
        }
        progress_.faults_found(asked,
                               {fmt::format("to stay within {:.0f} kB, the GIF has {} frames a second and {:.2g} "
                                            "pixels per CSS pixel",
                                            most / 1e3, task.timeline.fps, task.scale)});
        return bytes;
    }

    /// Encodes a chunk of a video; nothing is left of its encoder.
    std::vector<std::uint8_t> packed_chunk(const Piece& piece, const OutputTask& task) {
        const auto encoder = open_chunk(clip_in(task), clip_format(task));
        encode_piece(piece, task, *encoder);
        return pack_chunk(encoder->finish(piece.last == frames_of(task)), scene_sum(task));
    }

    void render_chunk(const Piece& piece, const OutputTask& task) {
        const auto packed = packed_chunk(piece, task);
        if (division_.shards > 1) {
            write_file(chunk_file(piece.task, piece.chunk), packed);
            return;
        }
        ClipInPieces& clip = clips_[piece.task];
        SpillFile& spill = this->spill(task);
        clip.chunks[piece.chunk] = spill.put(packed);
        if (--clip.missing == 0)
            write_clips(piece.task, [&](std::size_t chunk) { return spill.get(clip.chunks[chunk]); });
    }

    /// What is put aside, of all tasks.
    SpillFile& spill(const OutputTask& task) {
        std::call_once(spills_, [&] { spill_.emplace(task.file); });
        return *spill_;
    }

    /// Joins a task's chunks, into the files of all tasks with the same clip; packed(i) gives the bytes of chunk i.
    template <class Packed>
    void write_clips(std::size_t number, const Packed& packed) {
        const OutputTask& task = tasks_[number];
        const ClipInPieces& clip = clips_[number];
        std::vector<EncodedChunk> chunks;
        for (std::size_t chunk = 0; chunk < clip.count; ++chunk)
            chunks.push_back(unpack_chunk(packed(chunk), scene_sum(task)));
        const auto video = join_chunks(clip_in(task), clip_format(task), chunks);
        chunks.clear();
        write_clip(task, video);
        for (const std::size_t other : clip.others) {
            write_clip(tasks_[other], video);
            progress_.frames_drawn(frames_of(tasks_[other]));
        }
    }

    /// Beside the task's file: "orbit.mp4.chunk-3-of-10".
    [[nodiscard]] std::filesystem::path chunk_file(std::size_t task, std::size_t chunk) const {
        std::filesystem::path file = tasks_[task].file;
        file += fmt::format(".chunk-{}-of-{}", chunk + 1, clips_[task].count);
        return file;
    }

    [[nodiscard]] std::vector<std::uint8_t> read_chunk(std::size_t task, std::size_t chunk) const {
        const std::filesystem::path file = chunk_file(task, chunk);
        std::ifstream stream(file, std::ios::binary);
        if (!stream)
            throw MachineError(fmt::format(
                "'{}' is missing: render every shard of --shard, and bring their files together", file.string()));
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    static std::uint32_t scene_sum(const OutputTask& task) {
        const std::string& text = task.scene->source;
        return checksum({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    }

    void write_clip(const OutputTask& task, std::span<const std::uint8_t> video) {
        if (task.format != "html") {
            write(task, video);
            if (const auto file = captions_file(task); !file.empty()) write_file(file, captions_of(task));
            return;
        }
        auto painter = painters_.take();
        write(task, make_player(task, video, *painter));
        painters_.give_back(std::move(painter));
    }

    void write(const OutputTask& task, std::span<const std::uint8_t> bytes) {
        write_file(task.file, bytes);
        progress_.file_written(task);
    }

    const std::vector<OutputTask>& tasks_;
    std::vector<Piece> pieces_;
    std::vector<ClipInPieces> clips_;
    SharedProgress& progress_;
    const std::atomic<bool>& interrupted_;
    Division division_;
    const int threads_;
    const int jobs_;  ///< Threads inside one picture.
    Painters painters_;
    FramesAhead ahead_;
    std::once_flag spills_;
    std::optional<SpillFile> spill_;
};

}  // namespace

long frame_count(const std::vector<OutputTask>& tasks, const Division& division) {
    long frames = 0;
    for (const Piece& piece : pieces_of(tasks, division)) frames += piece.last - piece.first;
    // What holds the clip of another task is made with it, once the clip is joined.
    if (division.shards > 1) return frames;
    for (std::size_t i = 0; i < tasks.size(); ++i)
        if (first_of_clip(tasks, i) != i) frames += frames_of(tasks[i]);
    return frames;
}

void render_outputs(const std::vector<OutputTask>& tasks, int jobs, ProgressListener& progress,
                    const std::atomic<bool>& interrupted, const Division& division) {
    if (std::ranges::all_of(tasks, is_still)) prepare_heap_for_stills();
    SharedProgress shared(progress);
    PieceRenderer renderer(tasks, jobs, shared, interrupted, division);
    if (division.join) {
        renderer.join();
        return;
    }
    renderer.render_all();
    shared.tell_faults(tasks);
}

}  // namespace lectern
