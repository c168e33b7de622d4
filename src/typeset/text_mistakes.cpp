#include "lectern/base/mixed_text.h"
#include "lectern/typeset/text_layout.h"
#include "typeset/math/formula.h"
#include "typeset/system_fonts.h"

#include <fmt/format.h>

#include <set>
#include <string>

namespace lectern {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

/// Looks a text over, stretch after stretch.
class TextCheck {
public:
    TextCheck(std::string_view text, const Typography& typography) : text_(text), typography_(typography) {}

    std::vector<TextMistake> run() {
        for (const TextStretch& stretch : split_text(text_)) {
            if (stretch.mode == TextMode::words) {
                check_words(stretch);
            } else {
                check_formula(stretch);
            }
        }
        return std::move(mistakes_);
    }

private:
    /// Tells the first character of each run of characters that no font has, or that the same font of the machine has.
    void check_words(const TextStretch& stretch) {
        std::size_t at = stretch.begin, end_of_run = nowhere;
        const SystemFont* font_of_run = nullptr;
        while (true) {
            const UncoveredCharacter found = first_uncovered(text_.substr(at, stretch.end - at));
            if (found.character.empty()) return;
            at += found.byte;
            const SystemFont* font = take_system_font(found.character);
            if (at != end_of_run || font != font_of_run) tell_uncovered(at, found.character, font);
            at += found.character.size();
            end_of_run = at;
            font_of_run = font;
        }
    }

    void tell_uncovered(std::size_t at, const std::string& character, const SystemFont* font) {
        if (font != nullptr && !noted_.insert(font->family).second) return;
        mistakes_.push_back(uncovered_mistake(at, at + character.size(), character));
    }

    void check_formula(const TextStretch& stretch) {
        const std::string dollars(stretch.mark(), '$');
        const std::size_t open = stretch.begin - dollars.size();
        if (!stretch.closed) {
            tell(open, stretch.begin, fmt::format("this {} is never closed", dollars),
                 stretch.mode == TextMode::formula
                     ? "write \\$ for a dollar sign; a text without quotes ends at a comma within { } or [ ]"
                     : "add $$");
            return;
        }
        const std::string_view tex = stretch.of(text_);
        if (tex.find_first_not_of(" \n\t") == std::string_view::npos) {
            tell(open, stretch.end + dollars.size(), "nothing stands between these dollars",
                 "write \\$ for a dollar sign");
        } else if (tex.size() > longest_formula) {
            tell(open, stretch.begin, fmt::format("a formula of more than {} bytes", longest_formula),
                 "make several of it");
        } else {
            const auto place = stretch.mode == TextMode::display ? FormulaPlace::display : FormulaPlace::in_line;
            for (TextMistake& mistake : formula_mistakes(tex, typography_, place)) {
                mistake.begin += stretch.begin;
                mistake.end += stretch.begin;
                mistakes_.push_back(std::move(mistake));
            }
        }
    }

    void tell(std::size_t begin, std::size_t end, std::string message, std::string help) {
        mistakes_.push_back({begin, end, std::move(message), std::move(help)});
    }

    std::string_view text_;
    const Typography& typography_;
    std::vector<TextMistake> mistakes_;
    std::set<std::string> noted_;  ///< Families of the machine's fonts.
};

}  // namespace

std::vector<TextMistake> text_mistakes(std::string_view text, const Typography& typography) {
    return TextCheck(text, typography).run();
}

}  // namespace lectern
