#pragma once
#include "typeset/math/math_parser.h"

namespace lectern {

/// The readers of constructs, each in a file of its own beside what it reads; construct_table.cpp names them.
using ReadConstruct = void(MathParser& parser, const MathToken& command, MathList& list);

ReadConstruct read_accent;
ReadConstruct read_alphabet;
ReadConstruct read_alphabet_switch;
ReadConstruct read_atom_class;
ReadConstruct read_bar;
ReadConstruct read_big_delimiter;
ReadConstruct read_binomial;
ReadConstruct read_bold_symbol;
ReadConstruct read_boxed;
ReadConstruct read_color;
ReadConstruct read_cover;
ReadConstruct read_environment;
ReadConstruct read_fence;
ReadConstruct read_fraction;
ReadConstruct read_ignored;
ReadConstruct read_limits;
ReadConstruct read_misplaced;
ReadConstruct read_modulo;
ReadConstruct read_named_operator;
ReadConstruct read_named_part;
ReadConstruct read_negation;
ReadConstruct read_operator_name;
ReadConstruct read_phantom;
ReadConstruct read_radical;
ReadConstruct read_space;
ReadConstruct read_space_of;
ReadConstruct read_spaced_sign;
ReadConstruct read_stacked;
ReadConstruct read_style_switch;
ReadConstruct read_substack;
ReadConstruct read_tag;
ReadConstruct read_words;
ReadConstruct read_words_over_arrow;

}  // namespace lectern
