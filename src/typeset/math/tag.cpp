#include "typeset/math/constructs.h"

namespace lectern {

void read_tag(MathParser& parser, const MathToken& command, MathList& /*list*/) {
    const bool bare = parser.take_if(U'*');
    MathList tag;
    if (!bare) tag.push_back(parser.symbol(U'(', command));
    read_words(parser, {MathToken::Kind::command, "text", 0, command.begin, command.end, command.macro}, tag);
    if (!bare) tag.push_back(parser.symbol(U')', command));
    parser.set_tag(std::move(tag), command);
}

void read_ignored(MathParser& /*parser*/, const MathToken& /*command*/, MathList& /*list*/) {}

}  // namespace lectern
