#pragma once
#include "scene/values/value_error.h"

#include <optional>
#include <string_view>
#include <vector>

namespace lectern {

/// Where the parts of a text of values begin and end: strings, bracketed groups, names, numbers and single characters.
/// Throws ValueError for a bracket or a string that isn't closed, for groups in more than 60 levels, and for a text of
/// more than 4 096 bytes.
class Outline {
public:
    explicit Outline(std::string_view text);

    [[nodiscard]] std::string_view text(Stretch stretch) const {
        return text_.substr(stretch.begin, stretch.end - stretch.begin);
    }
    [[nodiscard]] std::size_t size() const { return text_.size(); }
    /// Without the blanks around it.
    [[nodiscard]] Stretch trimmed(Stretch stretch) const;
    /// The end of the part that begins at `at`, a whole group being one part.
    [[nodiscard]] std::size_t end_of_part(std::size_t at) const { return ends_[at]; }
    [[nodiscard]] bool is_name(std::size_t at) const;
    [[nodiscard]] bool is_group(std::size_t at) const {
        return at < text_.size() && (text_[at] == '(' || text_[at] == '[');
    }
    [[nodiscard]] bool is_string(std::size_t at) const {
        return at < text_.size() && (text_[at] == '"' || text_[at] == '\'');
    }
    [[nodiscard]] std::size_t skip_blanks(std::size_t at) const;
    /// Split at the commas that stand in no group of it.
    [[nodiscard]] std::vector<Stretch> items(Stretch inside) const;

private:
    void close_groups();

    std::string_view text_;
    std::vector<std::size_t> ends_;  ///< [bytes] of the part that begins there.
};

}  // namespace lectern
