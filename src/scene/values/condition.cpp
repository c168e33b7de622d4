#include "scene/values/condition.h"

#include "scene/values/compare_values.h"

#include <fmt/format.h>

#include <array>

namespace lectern {
namespace {

struct RelationSign {
    std::string_view text;
    Compared relation;
};
// Longer signs stand before those that they begin with.
constexpr std::array<RelationSign, 9> signs{{{"==", Compared::equal},
                                             {"!=", Compared::not_equal},
                                             {"<=", Compared::less_equal},
                                             {">=", Compared::greater_equal},
                                             {"<", Compared::less},
                                             {">", Compared::greater},
                                             {"≠", Compared::not_equal},
                                             {"≤", Compared::less_equal},
                                             {"≥", Compared::greater_equal}}};

const RelationSign* sign_at(std::string_view rest) {
    for (const RelationSign& sign : signs) {
        if (rest.starts_with(sign.text)) return &sign;
    }
    return nullptr;
}

/// A number or a text that the author wrote as it is: to tell its value would say the same twice.
bool is_literal(std::string_view source, std::string_view shown) {
    if (source == shown || source[0] == '"' || source[0] == '\'') return true;
    return source.find_first_not_of("0123456789.+-/eE") == std::string_view::npos;
}

class ConditionChecker {
public:
    explicit ConditionChecker(const ValueReader& reader) : reader_(reader), outline_(reader.outline()) {}

    std::optional<BrokenCondition> disjunction(Stretch stretch) const {
        const std::vector<Stretch> parts = split(stretch, "or");
        if (parts.size() == 1) return conjunction(parts[0]);
        bool holds = false;
        BrokenCondition all{outline_.trimmed(stretch), "none of these holds: ", {}};
        for (const Stretch& part : parts) {
            const auto broken = conjunction(part);
            holds = holds || !broken;
            if (!broken) continue;
            if (!all.message.ends_with(": ")) all.message += "; ";
            all.message += broken->message;
            if (all.help.empty()) all.help = broken->help;
        }
        if (holds) return std::nullopt;
        return all;
    }

private:
    std::optional<BrokenCondition> conjunction(Stretch stretch) const {
        std::optional<BrokenCondition> first;
        for (const Stretch& part : split(stretch, "and")) {
            auto broken = negation(part);
            if (!first) first = std::move(broken);
        }
        return first;
    }

    std::optional<BrokenCondition> negation(Stretch stretch) const {
        stretch = outline_.trimmed(stretch);
        if (stretch.begin == stretch.end)
            throw ValueError({stretch.begin, stretch.begin + 1}, "a condition is missing here");
        if (is_word(stretch.begin, "not")) {
            const Stretch rest = outline_.trimmed({stretch.begin + 3, stretch.end});
            if (negation(rest)) return std::nullopt;
            return BrokenCondition{stretch, fmt::format("'{}' holds", outline_.text(rest)), {}};
        }
        const bool group = outline_.is_group(stretch.begin) && outline_.end_of_part(stretch.begin) == stretch.end;
        const Stretch inside{stretch.begin + 1, stretch.end - 1};
        if (group && is_condition(inside)) return disjunction(inside);
        return comparison(stretch);
    }

    std::optional<BrokenCondition> comparison(Stretch stretch) const {
        std::vector<Stretch> sides;
        std::vector<Compared> relations;
        std::size_t begin = stretch.begin;
        for (std::size_t at = stretch.begin; at < stretch.end;) {
            const RelationSign* sign = sign_at(outline_.text({at, stretch.end}));
            if (sign == nullptr && outline_.text({at, at + 1}) == "=")
                throw ValueError({at, at + 1}, "a comparison is written ==", "write a == b");
            if (sign == nullptr) {
                at = outline_.end_of_part(at);
                continue;
            }
            sides.push_back(outline_.trimmed({begin, at}));
            relations.push_back(sign->relation);
            begin = at += sign->text.size();
        }
        sides.push_back(outline_.trimmed({begin, stretch.end}));
        if (relations.empty()) return truth(stretch);
        std::vector<Value> values;
        for (const Stretch& side : sides) values.push_back(reader_.value(side));
        std::optional<BrokenCondition> first;
        for (std::size_t k = 0; k < relations.size(); ++k) {
            const Stretch where{sides[k].begin, sides[k + 1].end};
            const Verdict verdict = compare(relations[k], values[k], values[k + 1], where);
            if (verdict == Verdict::holds || first) continue;
            first = broken(where, relations[k], verdict, {sides[k], values[k]}, {sides[k + 1], values[k + 1]});
        }
        return first;
    }

    std::optional<BrokenCondition> truth(Stretch stretch) const {
        const Value value = reader_.value(stretch);
        const auto* truth = value.as<bool>();
        if (truth == nullptr)
            throw ValueError(stretch, fmt::format("this is {}, not a condition", kind_of(value)),
                             "compare it with == != < <= > or >=");
        if (*truth) return std::nullopt;
        return BrokenCondition{stretch, fmt::format("{} is false", outline_.text(stretch)), {}};
    }

    struct Side {
        Stretch where;
        const Value& value;
    };

    [[nodiscard]] BrokenCondition broken(Stretch where, Compared relation, Verdict verdict, const Side& left,
                                         const Side& right) const {
        std::string left_value = value_text(left.value, Form::text), right_value = value_text(right.value, Form::text);
        const auto *a = left.value.as<ProvedNumber>(), *b = right.value.as<ProvedNumber>();
        if (left_value == right_value && a != nullptr && b != nullptr) {
            // Different, though not in the digits that are shown.
            left_value = fmt::format("{}", a->value);
            right_value = fmt::format("{}", b->value);
        }
        const std::string left_source(outline_.text(left.where)), right_source(outline_.text(right.where));
        const bool left_literal = is_literal(left_source, left_value),
                   right_literal = is_literal(right_source, right_value);
        const std::string right_words =
            right_literal ? right_source : fmt::format("{} ({})", right_source, right_value);
        const std::string_view relation_words = word_of(relation);
        BrokenCondition told{where, {}, {}};
        if (verdict == Verdict::unproved) {
            told.message = fmt::format("{}{} can't be told from {}", left_source,
                                       left_literal ? "" : fmt::format(" ({})", left_value), right_words);
            told.help = "they are too close together for what is proved of them; leave more room";
        } else if (left_literal) {
            told.message = fmt::format("{} is not {} {}", left_source, relation_words, right_words);
        } else {
            told.message =
                fmt::format("{} is {}, which is not {} {}", left_source, left_value, relation_words, right_words);
        }
        return told;
    }

    [[nodiscard]] bool is_word(std::size_t at, std::string_view word) const {
        return outline_.is_name(at) && outline_.text({at, outline_.end_of_part(at)}) == word;
    }

    [[nodiscard]] std::vector<Stretch> split(Stretch stretch, std::string_view word) const {
        std::vector<Stretch> parts;
        std::size_t begin = stretch.begin;
        for (std::size_t at = stretch.begin; at < stretch.end; at = outline_.end_of_part(at)) {
            if (!is_word(at, word)) continue;
            parts.push_back(outline_.trimmed({begin, at}));
            begin = outline_.end_of_part(at);
        }
        parts.push_back(outline_.trimmed({begin, stretch.end}));
        return parts;
    }

    /// Not only a value: it holds a relation or one of the words of conditions.
    [[nodiscard]] bool is_condition(Stretch stretch) const {
        for (std::size_t at = stretch.begin; at < stretch.end; at = outline_.end_of_part(at)) {
            if (is_word(at, "and") || is_word(at, "or") || is_word(at, "not")) return true;
            if (sign_at(outline_.text({at, stretch.end})) != nullptr) return true;
            if (outline_.is_group(at) && is_condition({at + 1, outline_.end_of_part(at) - 1})) return true;
        }
        return false;
    }

    const ValueReader& reader_;
    const Outline& outline_;
};

}  // namespace

std::optional<BrokenCondition> check_condition(const ValueReader& reader, Stretch stretch) {
    return ConditionChecker(reader).disjunction(stretch);
}

}  // namespace lectern
