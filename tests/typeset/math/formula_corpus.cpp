#include "typeset/math/formula_corpus.h"

#include <fstream>

namespace lectern {

std::vector<CorpusFormula> read_formula_corpus() {
    const std::string mark = "  error ";
    std::ifstream file(LECTERN_TEST_DATA "/typeset/formulas.txt");
    std::vector<CorpusFormula> corpus;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.empty() || line.starts_with('#')) continue;
        if (!line.starts_with(mark)) {
            corpus.push_back({line, number, 0, {}});
            continue;
        }
        std::size_t digits = 0;
        corpus.back().column = std::stoul(line.substr(mark.size()), &digits);
        corpus.back().message = line.substr(mark.size() + digits + 2);
    }
    return corpus;
}

}  // namespace lectern
