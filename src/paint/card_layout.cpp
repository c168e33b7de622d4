#include "paint/card_layout.h"

#include "paint/balanced_lines.h"
#include "paint/fitting_factor.h"
#include "paint/text_reach.h"

#include <algorithm>

namespace lectern {
namespace {

// Lengths in sizes of the card's words.
constexpr double side = 1.9, top_and_bottom = 1.6;  // margins
constexpr double title_size = 1.4, caption_size = 0.85;
constexpr double heading_gap = 1.1;  // from title or caption to the blocks
constexpr double least_gap = 0.85, most_gap = 1.7;

double left_of(BlockAlign align, const Range& room, double width) {
    switch (align) {
        case BlockAlign::left:
            return room.low;
        case BlockAlign::right:
            return room.high - width;
        case BlockAlign::center:
            break;
    }
    return room.low + (room.length() - width) / 2;
}

BlockAlign align_of(const Block& block) {
    return std::visit([](const auto& either) { return either.align; }, block);
}

/// Lays a card out with all sizes multiplied by one scale.
class CardArranger {
public:
    CardArranger(Typesetter& typesetter, const Figure& figure, const Card& card, const Rect& page, double scale)
        : typesetter_(typesetter), figure_(figure), card_(card), em_(scale * figure.theme.font_size) {
        layout_.scale = scale;
        across_ = {page.x + side * em_, page.right() - side * em_};
        down_ = {page.y + top_and_bottom * em_, page.bottom() - top_and_bottom * em_};
        place_headings();
        place_blocks();
    }

    [[nodiscard]] bool fits() const { return fits_; }
    [[nodiscard]] CardLayout take() { return std::move(layout_); }

private:
    BlockLayout::Words heading(const std::string& words, double size) {
        const TextStyle style{.size = size * em_, .typography = figure_.theme.typography};
        const double width = std::max(across_.length(), 1.0);
        TextLayout text =
            card_.align == BlockAlign::center
                ? balanced_lines(typesetter_, words, style, width)
                : typesetter_.layout(words, style, width,
                                     card_.align == BlockAlign::left ? TextAlignment::left : TextAlignment::right);
        const double left = left_of(card_.align, across_, text.width);
        fits_ = fits_ && text.width <= across_.length();
        return {{std::move(text), {left, 0}}, figure_.theme.text, {}};
    }

    void place_headings() {
        if (!figure_.title.empty()) {
            layout_.title = heading(figure_.title, title_size);
            const TextReach reach = reach_of(layout_.title->text.text, title_size * em_);
            layout_.title->text.origin.y() = down_.low + reach.above;
            down_.low += reach.above + reach.below + heading_gap * em_;
        }
        if (!figure_.caption.empty()) {
            layout_.caption = heading(figure_.caption, caption_size);
            const TextReach reach = reach_of(layout_.caption->text.text, caption_size * em_);
            layout_.caption->text.origin.y() = down_.high - reach.below;
            down_.high -= reach.above + reach.below + heading_gap * em_;
        }
        layout_.room = {across_.low, down_.low, across_.length(), down_.length()};
        fits_ = fits_ && down_.length() > 0;
    }

    void place_blocks() {
        double height = 0;
        std::vector<BlockAlign> aligns;
        for (const auto& group : card_.groups) {
            for (const Block& block : *group) {
                BlockLayout laid_out =
                    lay_out_block(typesetter_, block, figure_.theme, em_, std::max(across_.length(), 1.0));
                fits_ = fits_ && laid_out.width <= across_.length();
                height += laid_out.height;
                aligns.push_back(align_of(block));
                layout_.blocks.push_back({{0, 0}, std::move(laid_out)});
            }
        }
        // Room that is left over opens the blocks up a little, and stands above and below them.
        const auto gaps = static_cast<double>(layout_.blocks.empty() ? 0 : layout_.blocks.size() - 1);
        const double gap = std::clamp((down_.length() - height) / (gaps + 2), least_gap * em_, most_gap * em_);
        height += gaps * gap;
        fits_ = fits_ && height <= down_.length();
        double top = down_.low + (down_.length() - height) / 2;
        for (std::size_t i = 0; i < layout_.blocks.size(); ++i) {
            CardLayout::PlacedBlock& placed = layout_.blocks[i];
            placed.at = {left_of(aligns[i], across_, placed.block.width), top};
            top += placed.block.height + gap;
        }
    }

    Typesetter& typesetter_;
    const Figure& figure_;
    const Card& card_;
    double em_;  ///< The size of the card's words, CSS pixels.
    Range across_, down_;
    bool fits_ = true;
    CardLayout layout_;
};

void paint_words(Canvas& canvas, const std::optional<BlockLayout::Words>& words) {
    if (words) draw_words(canvas, words->text, words->color);
}

}  // namespace

CardLayout lay_out_card(Typesetter& typesetter, const Figure& figure, const Card& card, const Rect& page) {
    const double scale =
        fitting_factor([&](double factor) { return CardArranger(typesetter, figure, card, page, factor).fits(); });
    return CardArranger(typesetter, figure, card, page, scale).take();
}

CardLayout lay_out_card(Typesetter& typesetter, const Figure& figure, const Card& card) {
    return lay_out_card(typesetter, figure, card, {0, 0, figure.size.x(), figure.size.y()});
}

void paint_card(Canvas& canvas, const CardLayout& layout) {
    paint_words(canvas, layout.title);
    for (const CardLayout::PlacedBlock& placed : layout.blocks) paint_block(canvas, placed.block, placed.at);
    paint_words(canvas, layout.caption);
}

}  // namespace lectern
