#include "typeset/text_setter.h"

#include "typeset/display_lines.h"
#include "typeset/line_stack.h"
#include "typeset/paragraph_lines.h"

#include <algorithm>
#include <iterator>

namespace lectern {
namespace {

/// Without the blanks at its beginning or its end: beside a display, which has lines of its own, they count for
/// nothing.
std::string_view without_blanks(std::string_view words, bool at_begin, bool at_end) {
    constexpr std::string_view blanks = " \n\t";
    if (at_begin) words.remove_prefix(std::min(words.find_first_not_of(blanks), words.size()));
    if (at_end) words = words.substr(0, words.find_last_not_of(blanks) + 1);
    return words;
}

/// The words as they are shown: with \$ as the dollar sign.
std::string shown(std::string_view words) {
    std::string text(words);
    for (std::size_t at = 0; (at = text.find("\\$", at)) != std::string::npos; ++at) text.erase(at, 1);
    return text;
}

void append(std::vector<TextLine>& lines, std::vector<TextLine> more) {
    std::ranges::move(more, std::back_inserter(lines));
}

}  // namespace

ParagraphText& TextSetter::Page::open_paragraph() {
    if (!paragraph) paragraph.emplace(style);
    return *paragraph;
}

int TextSetter::Page::add_parts(const Formula& formula) {
    const int first = static_cast<int>(parts.size());
    for (TextPart part : formula.parts) {
        if (part.parent >= 0) part.parent += first;
        parts.push_back(std::move(part));
    }
    return first;
}

Formula TextSetter::formula(const Page& page, const TextStretch& stretch) {
    TextStyle style = page.style;
    style.size = fonts_.math_size(style);
    const bool display = stretch.mode == TextMode::display;
    return formulas_.set(stretch.of(page.text), style, display ? FormulaPlace::display : FormulaPlace::in_line, *this);
}

void TextSetter::add_display(Page& page, const TextStretch& stretch) {
    end_paragraph(page);
    const Formula set = formula(page, stretch);
    append(page.lines, display_lines(set, page.style.size, page.wrap_width, page.add_parts(set)));
}

void TextSetter::end_paragraph(Page& page) {
    if (page.paragraph) append(page.lines, paragraph_lines(*page.paragraph, page.style, page.wrap_width, fonts_));
    page.paragraph.reset();
}

TextLayout TextSetter::set(std::string_view text, const TextStyle& style, double wrap_width, TextAlignment alignment) {
    Page page{text, style, wrap_width, {}, {}, {}};
    const std::vector<TextStretch> stretches = split_text(text);
    const auto is_display = [&stretches](std::size_t i) {
        return i < stretches.size() && stretches[i].mode == TextMode::display;
    };
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const TextStretch& stretch = stretches[i];
        if (!stretch.closed) throw FormulaError({stretch.begin, stretch.end, "dollars that are never closed", {}});
        if (stretch.mode == TextMode::words) {
            const std::string_view words =
                without_blanks(stretch.of(text), i > 0 && is_display(i - 1), is_display(i + 1));
            if (!words.empty()) page.open_paragraph().add_words(shown(words));
        } else if (stretch.mode == TextMode::formula) {
            Formula set = formula(page, stretch);
            const int first_part = page.add_parts(set);
            page.open_paragraph().add_formula(std::move(set), first_part);
        } else {
            add_display(page, stretch);
        }
    }
    if (page.lines.empty()) page.open_paragraph();  // an empty text has an empty line
    end_paragraph(page);
    TextLayout layout = stack_lines(std::move(page.lines), fonts_.measures(style), style, alignment);
    layout.parts = std::move(page.parts);
    return layout;
}

TextLayout TextSetter::set_words(std::string_view words, const TextStyle& style) {
    ParagraphText paragraph(style);
    paragraph.add_words(words);
    return stack_lines(paragraph_lines(paragraph, style, 0, fonts_), fonts_.measures(style), style,
                       TextAlignment::left);
}

}  // namespace lectern
