#include "typeset/math/constructs.h"
#include "typeset/math/operator_name.h"

namespace lectern {
namespace {

constexpr double beside_mod = 5.0 / 18, behind_mod = 6.0 / 18;   ///< em; amsmath's distances.
constexpr double before_display = 1, before_in_line = 8.0 / 18;  ///< em

}  // namespace

/// `a \bmod n`: an operation; `a \equiv b \pmod n`: a remark behind.
void read_modulo(MathParser& parser, const MathToken& command, MathList& list) {
    const auto space = [&](double em) { list.push_back(std::make_unique<MathSpace>(em)); };
    const auto word = [&] { list.push_back(std::make_unique<WordNode>("mod", AtomClass::ordinary)); };
    if (command.text == "bmod") {
        space(beside_mod);
        word();
        space(beside_mod);
        return;
    }
    space(parser.place() == FormulaPlace::display ? before_display : before_in_line);
    list.push_back(parser.symbol(U'(', command));
    word();
    space(behind_mod);
    list.push_back(std::make_unique<GroupNode>(parser.argument(command), AtomClass::ordinary));
    list.push_back(parser.symbol(U')', command));
}

}  // namespace lectern
