#include "typeset/font_files.h"

#include "lectern/base/error.h"

#include <filesystem>
#include <system_error>

namespace lectern {
namespace {

namespace fs = std::filesystem;

std::string find_font_folder() {
    std::error_code failure;
    const fs::path program = fs::read_symlink("/proc/self/exe", failure);
    const fs::path installed = program.parent_path().parent_path() / "share" / "lectern" / "fonts";
    const fs::path source = LECTERN_SOURCE_FONTS;
    for (const fs::path& folder : {installed, source}) {
        if (fs::is_regular_file(folder / bundled_font_files.front(), failure)) return folder.string();
    }
    throw MachineError("the fonts are missing: neither " + installed.string() + " nor " + source.string() +
                       " holds them");
}

}  // namespace

const char* word_families(const TextStyle& style) {
    if (style.face == FontFace::sans) return "Inter,STIX Two Text,STIX Two Math";
    return style.typography.family == FontFamily::latin_modern ? "Latin Modern Roman,STIX Two Text,STIX Two Math,Inter"
                                                               : "STIX Two Text,STIX Two Math,Inter";
}

const char* math_family(FontFamily family) {
    return family == FontFamily::latin_modern ? "Latin Modern Math" : "STIX Two Math";
}

const std::string& font_folder() {
    static const std::string folder = find_font_folder();
    return folder;
}

}  // namespace lectern
