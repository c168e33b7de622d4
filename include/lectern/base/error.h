#pragma once
#include <stdexcept>
#include <string>
#include <vector>

namespace lectern {

/// A stretch of one line of a scene file. Lines and columns count from 1; columns count Unicode characters.
struct SourceSpan {
    int line = 1;
    int column = 1;
    int length = 1;  ///< In characters, at least 1: how far the caret's tail reaches.

    friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

/// A note tells what an author should know of a scene that is well.
enum class Severity { error, note };

/// One mistake of an author, with its place and what to do about it; or a note.
struct Diagnostic {
    SourceSpan span;
    std::string message;  ///< What is wrong, without a full stop: "unknown colormap 'RdBu_q'".
    std::string help;     ///< What to do: "did you mean 'RdBu_r'?"; empty where there is nothing to add.
    Severity severity = Severity::error;

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// All mistakes of one scene, in the order of their places. The author's fault: exit status 1.
class SceneError : public std::runtime_error {
public:
    explicit SceneError(std::vector<Diagnostic> diagnostics);

    [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

private:
    std::vector<Diagnostic> diagnostics_;
};

/// A fault of the machine: disk, memory, encoder. The message names what failed. Exit status 3.
class MachineError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The text that a lecturer sees for one diagnostic:
/// `file:line:col: error: message`, the source line, a caret, and `help: …` where there is help.
std::string render_diagnostic(const Diagnostic& diagnostic, const std::string& file_name, const std::string& source);

}  // namespace lectern
