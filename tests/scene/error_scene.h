#pragma once
#include "lectern/base/error.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace lectern {

/// The scenes of a folder, by name.
inline std::vector<std::string> scenes_in(const std::filesystem::path& folder) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

inline std::string text_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// What a wrong scene's first lines promise: "# error LINE:COLUMN: MESSAGE", each as "LINE:COLUMN: MESSAGE".
inline std::vector<std::string> promised_errors(const std::string& text) {
    const std::string mark = "# error ";
    std::vector<std::string> promised;
    std::size_t at = 0;
    while (text.compare(at, mark.size(), mark) == 0) {
        const std::size_t end = text.find('\n', at);
        promised.push_back(text.substr(at + mark.size(), end - at - mark.size()));
        at = end + 1;
    }
    return promised;
}

inline std::vector<std::string> as_promised(const std::vector<Diagnostic>& diagnostics) {
    std::vector<std::string> told;
    for (const Diagnostic& mistake : diagnostics) {
        told.push_back(std::to_string(mistake.span.line) + ":" + std::to_string(mistake.span.column) + ": " +
                       mistake.message);
    }
    return told;
}

}  // namespace lectern
