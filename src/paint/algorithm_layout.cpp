#include "paint/block_layout.h"
#include "paint/text_reach.h"

#include <algorithm>
#include <string>

namespace lectern {
namespace {

/// Lengths of an algorithm, in CSS pixels: shares of its letters' size.
struct AlgorithmMeasures {
    explicit AlgorithmMeasures(double size)
        : indent(1.35 * size),
          hanging(1.5 * size),
          number_gap(0.75 * size),
          comment_gap(1.5 * size),
          mark_gap(0.32 * size),
          pitch(1.45 * size),
          ink_gap(0.3 * size),
          band_reach(0.35 * size),
          title_gap(0.42 * size),
          rule(size / 16) {}

    double indent;       ///< Of one step.
    double hanging;      ///< Further, of what a line that is too long goes on with.
    double number_gap;   ///< From a number to its line.
    double comment_gap;  ///< From a line to its comment, at least.
    double mark_gap;     ///< From the mark of a comment to its words.
    double pitch;        ///< From baseline to baseline, at least.
    double ink_gap;      ///< From the ink of a row to that of the next, at least.
    double band_reach;   ///< Of a band beyond what it lies behind.
    double title_gap;    ///< Over and under the title.
    double rule;         ///< The thickness of a thin one.
};

/// What stands on a row without a break in it: a word, or parts of one in two weights.
struct Piece {
    TextLayout text;
    bool spaced = false;  ///< A space stands before it, where it isn't the first of its row.
};

/// Breaks words at their spaces outside mathematics.
std::vector<std::string> split_at_spaces(const std::string& words) {
    std::vector<std::string> split(1);
    bool mathematics = false;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const char c = words[at];
        if (c == '$') mathematics = !mathematics;
        if (c == ' ' && !mathematics) {
            split.emplace_back();
            continue;
        }
        split.back() += c;
        if (c == '\\' && at + 1 < words.size()) split.back() += words[++at];
    }
    return split;
}

/// Lays out an algorithm row by row.
class AlgorithmArranger {
public:
    AlgorithmArranger(Typesetter& typesetter, const AlgorithmBlock& block, const Theme& theme, double em, double room)
        : typesetter_(typesetter),
          block_(block),
          theme_(theme),
          size_(block.size * em),
          room_(room),
          measures_(size_),
          regular_{.size = size_, .typography = theme.typography},
          bold_{.weight = FontWeight::bold, .size = size_, .typography = theme.typography},
          numbers_{.face = FontFace::sans, .size = 0.72 * size_, .typography = theme.typography} {
        space_ = typesetter_.layout("0 0", regular_).width - typesetter_.layout("00", regular_).width;
        if (block.numbered) {
            number_width_ = typesetter_.layout(std::to_string(block.lines.size()), numbers_).width;
            left_ = number_width_ + measures_.number_gap;
        }
    }

    BlockLayout arrange() {
        place_title();
        for (std::size_t i = 0; i < block_.lines.size(); ++i) place_line(block_.lines[i], i + 1);
        layout_.height = top_ + bottom_;
        place_comments();
        place_bands();
        place_rules();
        return std::move(layout_);
    }

private:
    /// Where a row came to stand.
    struct Row {
        double top = 0, bottom = 0;  ///< Of its ink.
        double baseline = 0;
    };
    /// What a line covers from top to bottom.
    struct Strip {
        double top = 0, bottom = 0;
        Color band;
    };
    struct Comment {
        TextLayout mark, text;
        double baseline = 0;
        Color color;
    };

    void add(TextLayout text, const Vec2& origin, Color color) {
        layout_.width = std::max(layout_.width, origin.x() + text.width);
        layout_.words.push_back({{std::move(text), origin}, color, block_.parts});
    }

    void place_title() {
        if (block_.title.empty()) return;
        TextLayout title = typesetter_.layout(block_.title, bold_, room_);
        const TextReach reach = reach_of(title, size_);
        const double baseline = 2 * measures_.rule + measures_.title_gap + reach.above;
        add(std::move(title), {0, baseline}, block_.color);
        title_bottom_ = baseline + reach.below + measures_.title_gap;
        top_ = title_bottom_ + measures_.rule + measures_.title_gap;
    }

    std::vector<Piece> pieces_of(const AlgorithmLine& line) {
        std::vector<Piece> pieces;
        bool spaced = false;
        for (const AlgorithmWords& words : line.words) {
            const std::vector<std::string> split = split_at_spaces(words.text);
            for (std::size_t k = 0; k < split.size(); ++k) {
                spaced = spaced || k > 0;
                if (split[k].empty()) continue;
                pieces.push_back({typesetter_.layout(split[k], words.bold ? bold_ : regular_), spaced});
                spaced = false;
            }
        }
        return pieces;
    }

    /// The baseline of a row whose ink reaches so far, under the row before.
    Row next_row(const TextReach& reach) {
        Row row;
        row.baseline = top_ + reach.above;
        if (bottom_ > 0) {
            row.baseline = std::max(last_.baseline + measures_.pitch, last_.bottom + measures_.ink_gap + reach.above);
        }
        row.top = row.baseline - reach.above;
        row.bottom = row.baseline + reach.below;
        bottom_ = row.bottom - top_;
        last_ = row;
        return row;
    }

    void place_line(const AlgorithmLine& line, std::size_t number) {
        const double begin = left_ + line.depth * measures_.indent;
        const std::vector<Piece> pieces = pieces_of(line);
        Row first;
        double end = begin;  // of the last row
        std::size_t next = 0;
        do {
            const double left = next == 0 ? begin : begin + measures_.hanging;
            const std::size_t from = next;
            double width = 0;
            TextReach reach = reach_of({}, size_);
            reach.above = std::max(reach.above, 0.66 * size_);
            // A break stands before a space; what has none before it stays with its row.
            while (next < pieces.size()) {
                std::size_t stop = next + 1;
                double added = (next > from && pieces[next].spaced ? space_ : 0) + pieces[next].text.width;
                while (stop < pieces.size() && !pieces[stop].spaced) added += pieces[stop++].text.width;
                if (next > from && left + width + added > room_) break;
                width += added;
                for (; next < stop; ++next) {
                    const TextReach ink = reach_of(pieces[next].text, size_);
                    reach = {std::max(reach.above, ink.above), std::max(reach.below, ink.below)};
                }
            }
            const Row row = next_row(reach);
            if (from == 0) first = row;
            double x = left;
            for (std::size_t k = from; k < next; ++k) {
                if (k > from && pieces[k].spaced) x += space_;
                add(pieces[k].text, {x, row.baseline}, line.color);
                x += pieces[k].text.width;
            }
            end = x;
        } while (next < pieces.size());
        if (block_.numbered) place_number(number, first.baseline, line.color.alpha);
        if (!line.comment.empty()) note_comment(line, end, pieces.empty());
        strips_.push_back({first.top, last_.bottom, line.band});
    }

    void place_number(std::size_t number, double baseline, double opacity) {
        TextLayout text = typesetter_.layout(std::to_string(number), numbers_);
        const double left = number_width_ - text.width;
        add(std::move(text), {left, baseline}, with_opacity(theme_.frame, opacity));
    }

    /// A comment stands at the right of its line's last row, or on a row of its own where that has no room for it.
    void note_comment(const AlgorithmLine& line, double end, bool alone) {
        TextStyle small = regular_;
        small.size = 0.6 * size_;
        TextLayout mark = typesetter_.layout("▷", small);
        TextLayout text = typesetter_.layout(line.comment, regular_, room_ - left_ - mark.width - measures_.mark_gap);
        const double gap = (alone ? 0 : measures_.comment_gap) + mark.width + measures_.mark_gap;
        const TextReach reach = reach_of(text, size_);
        double baseline = last_.baseline;
        if (end + gap + text.width > room_ || text.height() > typesetter_.layout("0", regular_).height()) {
            baseline = next_row(reach).baseline;
            end = left_;
        }
        layout_.width = std::max(layout_.width, end + gap + text.width);
        comments_.push_back({std::move(mark), std::move(text), baseline, with_opacity(theme_.frame, line.color.alpha)});
    }

    void place_comments() {
        for (Comment& comment : comments_) {
            const double left = layout_.width - comment.text.width;
            add(std::move(comment.mark), {left - measures_.mark_gap - comment.mark.width, comment.baseline},
                comment.color);
            add(std::move(comment.text), {left, comment.baseline}, comment.color);
        }
    }

    /// Bands reach half way to the rows around them, so that those of two lines in a row meet.
    void place_bands() {
        const double half = (measures_.pitch - 0.9 * size_) / 2;
        for (std::size_t i = 0; i < strips_.size(); ++i) {
            if (strips_[i].band.alpha == 0) continue;
            const double top = i == 0 ? strips_[i].top - half : (strips_[i - 1].bottom + strips_[i].top) / 2;
            const double bottom =
                i + 1 == strips_.size() ? strips_[i].bottom + half : (strips_[i].bottom + strips_[i + 1].top) / 2;
            const double left = -measures_.band_reach, width = layout_.width + 2 * measures_.band_reach;
            layout_.fills.push_back({{left, top, width, bottom - top}, strips_[i].band});
        }
    }

    void place_rules() {
        if (block_.title.empty()) return;
        const double thin = measures_.rule, width = layout_.width;
        layout_.fills.push_back({{0, 0, width, 2 * thin}, block_.color});
        layout_.fills.push_back({{0, title_bottom_, width, thin}, block_.color});
        layout_.height += measures_.title_gap;
        layout_.fills.push_back({{0, layout_.height, width, thin}, block_.color});
        layout_.height += thin;
    }

    Typesetter& typesetter_;
    const AlgorithmBlock& block_;
    const Theme& theme_;
    double size_, room_;
    AlgorithmMeasures measures_;
    TextStyle regular_, bold_, numbers_;
    double space_ = 0, number_width_ = 0;
    double left_ = 0;  ///< Where lines that aren't indented begin.
    double title_bottom_ = 0;
    double top_ = 0;     ///< Of the first row's ink.
    double bottom_ = 0;  ///< Of the last row's ink, from there.
    Row last_;
    std::vector<Strip> strips_;  ///< Of the lines.
    std::vector<Comment> comments_;
    BlockLayout layout_;
};

}  // namespace

BlockLayout lay_out_algorithm(Typesetter& typesetter, const AlgorithmBlock& block, const Theme& theme, double em,
                              double room) {
    return AlgorithmArranger(typesetter, block, theme, em, room).arrange();
}

}  // namespace lectern
