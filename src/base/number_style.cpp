#include "lectern/base/number_style.h"

#include <array>

namespace lectern {
namespace {

constexpr std::string_view narrow_space = "\u202F", apostrophe = "\u2019";
constexpr NumberStyle point{".", narrow_space}, comma{",", narrow_space};

/// Narrow spaces between thousands, as ISO 80000-1 has them, but where readers know another mark better.
constexpr std::array<Locale, 44> table{{
    {"bg", comma},
    {"ca", comma},
    {"cs", comma},
    {"da", comma},
    {"de", comma},
    {"de-AT", comma},
    {"de-CH", {".", apostrophe}},
    {"el", comma},
    {"en", point},
    {"en-AU", point},
    {"en-CA", point},
    {"en-GB", {".", ","}},
    {"en-US", {".", ","}},
    {"es", comma},
    {"es-MX", {".", ","}},
    {"et", comma},
    {"eu", comma},
    {"fi", comma},
    {"fr", comma},
    {"fr-CA", comma},
    {"he", {".", ","}},
    {"hi", point},
    {"hr", comma},
    {"hu", comma},
    {"id", comma},
    {"is", comma},
    {"it", comma},
    {"ja", {".", ","}},
    {"ko", {".", ","}},
    {"lt", comma},
    {"lv", comma},
    {"nb", comma},
    {"nl", comma},
    {"nn", comma},
    {"pl", comma},
    {"pt", comma},
    {"ro", comma},
    {"ru", comma},
    {"sk", comma},
    {"sl", comma},
    {"sv", comma},
    {"tr", comma},
    {"uk", comma},
    {"zh", {".", ","}},
}};

bool is_digit(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

struct Marks {
    std::string_view decimal, thousands, separator;
};

std::string rewritten(std::string_view written, const Marks& marks) {
    std::string text;
    for (std::size_t at = 0; at < written.size();) {
        const bool escaped = at > 0 && written[at - 1] == '\\';
        if (written[at] == '.' && at > 0 && is_digit(written, at - 1) && is_digit(written, at + 1)) {
            text += marks.decimal;
            ++at;
        } else if (written.substr(at).starts_with(narrow_space)) {
            text += marks.thousands;
            at += narrow_space.size();
        } else if (written.substr(at).starts_with(", ") && !escaped) {
            text += marks.separator;
            at += 2;
        } else {
            text += written[at++];
        }
    }
    return text;
}

}  // namespace

std::span<const Locale> locales() { return table; }

std::string NumberStyle::text(std::string written) const {
    if (*this == NumberStyle{}) return written;
    return rewritten(written, {decimal_mark, thousands_mark, decimal_mark == "," ? "; " : ", "});
}

std::string NumberStyle::tex(std::string written) const {
    const bool by_comma = decimal_mark == ",";
    const std::string thousands = thousands_mark == narrow_space ? "\\,"
                                  : thousands_mark == ","        ? "{,}"
                                                                 : "\\text{" + std::string(thousands_mark) + "}";
    return rewritten(written, {by_comma ? "{,}" : decimal_mark, thousands, by_comma ? "; " : ", "});
}

std::vector<Tick> NumberStyle::ticks(std::vector<Tick> written) const {
    for (Tick& tick : written) tick.label = text(std::move(tick.label));
    return written;
}

}  // namespace lectern
