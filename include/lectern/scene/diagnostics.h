#pragma once
#include "lectern/base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// Gathers the mistakes of one scene while reading goes on, so that its author hears of all of them at once.
/// Notes are kept apart: a scene with notes alone is well.
class Diagnostics {
public:
    void error(SourceSpan span, std::string message, std::string help = {});
    void note(SourceSpan span, std::string message, std::string help = {});

    /// Of errors.
    [[nodiscard]] bool empty() const { return found_.empty(); }
    [[nodiscard]] std::size_t size() const { return found_.size(); }

    /// The errors in the order of their places, each once, at most `most_told`.
    [[nodiscard]] std::vector<Diagnostic> sorted() const;
    /// The notes likewise.
    [[nodiscard]] std::vector<Diagnostic> sorted_notes() const;
    /// Throws SceneError with `sorted()` where there is any mistake.
    void throw_if_any() const;

    static constexpr std::size_t most_told = 100;

private:
    std::vector<Diagnostic> found_, notes_;
};

/// "did you mean 'color'?" where a candidate is near enough to `text`; otherwise `known` and the candidates, at most 40
/// of them ("known keys: at, color, span").
std::string suggestion(std::string_view text, const std::vector<std::string_view>& candidates, std::string_view known);

}  // namespace lectern
