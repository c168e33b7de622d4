#include "scene/values/outline.h"

#include "lectern/calculus/parse.h"

#include <fmt/format.h>

namespace lectern {
namespace {

constexpr std::size_t longest_text = 4096, deepest_group = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/// As the language of expressions reads it: digits, a point, an exponent.
std::size_t end_of_number(std::string_view text, std::size_t at) {
    const auto digits = [&] {
        while (at < text.size() && is_digit(text[at])) ++at;
    };
    digits();
    if (at < text.size() && text[at] == '.') ++at;
    digits();
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        std::size_t power = at + 1;
        if (power < text.size() && (text[power] == '+' || text[power] == '-')) ++power;
        if (power < text.size() && is_digit(text[power])) {
            at = power;
            digits();
        }
    }
    return at;
}

std::size_t end_of_string(std::string_view text, std::size_t at) {
    const std::size_t close = text.find(text[at], at + 1);
    if (close == std::string_view::npos)
        throw ValueError({at, at + 1}, fmt::format("this {} is never closed", text[at]),
                         "end the text with the same sign");
    return close + 1;
}

}  // namespace

Outline::Outline(std::string_view text) : text_(text), ends_(text.size(), 0) {
    if (text.size() > longest_text)
        throw ValueError({0, 1}, fmt::format("a value of more than {} bytes", longest_text), "write it more simply");
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t name = length_of_name(text.substr(at));
        const bool number = is_digit(text[at]) || (text[at] == '.' && at + 1 < text.size() && is_digit(text[at + 1]));
        const std::size_t end = is_string(at) ? end_of_string(text, at)
                                : name > 0    ? at + name
                                : number      ? end_of_number(text, at)
                                              : at + 1;
        ends_[at] = end;
        at = end;
    }
    close_groups();
}

/// The part that begins with a bracket reaches to the one that closes it.
void Outline::close_groups() {
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < text_.size(); at = is_group(at) ? at + 1 : ends_[at]) {
        const char sign = text_[at];
        if (is_group(at)) {
            if (open.size() == deepest_group)
                throw ValueError({at, at + 1}, fmt::format("brackets in more than {} levels", deepest_group));
            open.push_back(at);
        } else if (sign == ')' || sign == ']') {
            const bool matches = !open.empty() && (text_[open.back()] == '(') == (sign == ')');
            if (!matches) throw ValueError({at, at + 1}, fmt::format("this '{}' closes nothing", sign));
            ends_[open.back()] = at + 1;
            open.pop_back();
        }
    }
    if (!open.empty()) {
        const std::size_t at = open.back();
        throw ValueError({at, at + 1}, fmt::format("this '{}' is never closed", text_[at]),
                         fmt::format("add '{}'", text_[at] == '(' ? ')' : ']'));
    }
}

bool Outline::is_name(std::size_t at) const { return at < text_.size() && length_of_name(text_.substr(at)) > 0; }

Stretch Outline::trimmed(Stretch stretch) const {
    while (stretch.begin < stretch.end && is_blank(text_[stretch.begin])) ++stretch.begin;
    while (stretch.begin < stretch.end && is_blank(text_[stretch.end - 1])) --stretch.end;
    return stretch;
}

std::size_t Outline::skip_blanks(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at;
}

std::vector<Stretch> Outline::items(Stretch inside) const {
    std::vector<Stretch> items;
    std::size_t begin = inside.begin;
    for (std::size_t at = inside.begin; at < inside.end; at = ends_[at]) {
        if (text_[at] != ',') continue;
        items.push_back(trimmed({begin, at}));
        begin = at + 1;
    }
    items.push_back(trimmed({begin, inside.end}));
    return items;
}

}  // namespace lectern
