#include "layers/algorithm_keywords.h"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// A word that opens a statement, and the words that are keywords behind it, between spaces.
struct Opening {
    std::string_view word, followers;
};

constexpr std::array<Opening, 29> openings{{
    {"for", " each all from to downto in by step do "},
    {"foreach", " in do "},
    {"forall", " in do "},
    {"while", " and or not do "},
    {"until", " and or not "},
    {"repeat", " times until "},
    {"loop", ""},
    {"if", " and or not then else "},
    {"elseif", " and or not then "},
    {"elif", " and or not then "},
    {"else", ""},
    {"do", ""},
    {"then", ""},
    {"begin", ""},
    {"end", " for while if loop repeat function procedure "},
    {"endfor", ""},
    {"endwhile", ""},
    {"endif", ""},
    {"return", ""},
    {"break", ""},
    {"continue", ""},
    {"stop", ""},
    {"input", ""},
    {"output", ""},
    {"require", ""},
    {"ensure", ""},
    {"function", ""},
    {"procedure", ""},
    {"algorithm", ""},
}};

/// Behind these a new statement begins.
bool ends_a_head(std::string_view word) { return word == "then" || word == "else" || word == "do"; }

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U);
}

std::string lower(std::string_view word) {
    std::string low(word);
    for (char& c : low) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return low;
}

/// Reads a line word by word.
class Marker {
public:
    Marker(std::string_view line, const std::vector<std::string>& own) : line_(line), own_(own) {}

    std::vector<AlgorithmWords> run() {
        bool mathematics = false;
        while (at_ < line_.size()) {
            const char c = line_[at_];
            if (c == '\\' && at_ + 1 < line_.size()) {
                opens_ = false;
                take(2, false);
            } else if (c == '$') {
                mathematics = !mathematics;
                opens_ = false;
                take(1, false);
            } else if (mathematics || !is_letter(c)) {
                if (c != ' ' && !mathematics) opens_ = false;
                take(1, false);
            } else {
                std::size_t end = at_;
                while (end < line_.size() && is_letter(line_[end])) ++end;
                take(end - at_, is_keyword(line_.substr(at_, end - at_)));
            }
        }
        return std::move(words_);
    }

private:
    bool is_keyword(std::string_view written) {
        const std::string word = lower(written);
        const bool is_own = std::ranges::find(own_, written) != own_.end();
        const bool follows = followers_.find(' ' + word + ' ') != std::string_view::npos;
        const auto opening = std::ranges::find(openings, word, &Opening::word);
        const bool opens = opens_ && opening != openings.end();
        if (opens) followers_ = opening->followers;
        opens_ = (opens || follows) && ends_a_head(word);
        return is_own || opens || follows;
    }

    void take(std::size_t length, bool bold) {
        if (words_.empty() || words_.back().bold != bold) words_.push_back({{}, bold});
        words_.back().text += line_.substr(at_, length);
        at_ += length;
    }

    std::string_view line_;
    const std::vector<std::string>& own_;
    std::size_t at_ = 0;
    bool opens_ = true;           ///< A statement may begin here.
    std::string_view followers_;  ///< Of the statement that was opened last.
    std::vector<AlgorithmWords> words_;
};

}  // namespace

std::vector<AlgorithmWords> mark_keywords(std::string_view line, const std::vector<std::string>& own) {
    return Marker(line, own).run();
}

}  // namespace lectern
