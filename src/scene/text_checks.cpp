#include "scene/text_checks.h"

#include "scene/utf8.h"

#include <fmt/format.h>

namespace lectern {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20U;

/// Walks over the characters and keeps the place of the one to come.
class Walk {
public:
    Walk(std::string_view text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

    bool run() {
        while (at_ < text_.size()) {
            const std::size_t before = at_;
            const auto character = next_character(text_, at_);
            if (!character) return tell("this byte is no UTF-8", "save the file as UTF-8");
            if (!accept(*character, before)) return false;
            if (*character == '\n') {
                place_ = {place_.line + 1, 1, 1};
                indenting_ = true;
            } else {
                ++place_.column;
                indenting_ = indenting_ && *character == ' ';
            }
        }
        return true;
    }

private:
    bool tell(std::string message, std::string help) {
        diagnostics_.error(place_, std::move(message), std::move(help));
        return false;
    }

    bool accept(char32_t character, std::size_t at) {
        if (character == '\t' && indenting_ && !is_blank_line(at)) {
            return tell("a tab in the indentation", "indent with spaces");
        }
        if (character == '%' && place_.column == 1) {
            return tell("directives (%) are not part of the format", "leave this line out");
        }
        const bool control = (character < 0x20 && character != '\n' && character != '\t') ||
                             (character >= 0x7F && character < 0xA0) || character == 0xFEFF;
        if (!control) return true;
        return tell(fmt::format("a control character (U+{:04X})", static_cast<unsigned>(character)), "take it out");
    }

    /// Nothing but white space from `at` to the line's end: harmless.
    [[nodiscard]] bool is_blank_line(std::size_t at) const {
        const std::size_t next = text_.find_first_not_of(" \t", at);
        return next == std::string_view::npos || text_[next] == '\n';
    }

    std::string_view text_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
    SourceSpan place_;
    bool indenting_ = true;
};

/// \r\n becomes \n; a \r elsewhere stays, to be told as a control character.
std::string with_plain_line_ends(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') plain += text[i];
    }
    return plain;
}

}  // namespace

std::optional<std::string> check_text(std::string_view text, Diagnostics& diagnostics) {
    if (text.size() > most_bytes) {
        diagnostics.error({}, "the scene is larger than 1 MiB", "split it into several files");
        return std::nullopt;
    }
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        diagnostics.error({}, "the file is UTF-16", "save the file as UTF-8");
        return std::nullopt;
    }
    std::string plain = with_plain_line_ends(text);
    if (!Walk(plain, diagnostics).run()) return std::nullopt;
    return plain;
}

}  // namespace lectern
