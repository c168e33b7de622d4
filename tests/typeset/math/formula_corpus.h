#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace lectern {

/// A formula of tests/typeset/formulas.txt.
struct CorpusFormula {
    std::string tex;
    int line = 0;            ///< Of the file, from 1.
    std::size_t column = 0;  ///< Of the mistake in it, in characters from 1; 0: there is none.
    std::string message;
};

std::vector<CorpusFormula> read_formula_corpus();

}  // namespace lectern
