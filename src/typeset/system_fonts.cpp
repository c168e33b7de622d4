#include "typeset/system_fonts.h"

#include "typeset/font_config.h"
#include "typeset/pango_handle.h"

#include <fontconfig/fcfreetype.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <tuple>

namespace lectern {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> machine_folders() {
    std::vector<std::string> folders{"/usr/share/fonts", "/usr/local/share/fonts"};
    if (const char* home = std::getenv("HOME")) {
        folders.push_back(std::string(home) + "/.local/share/fonts");
        folders.push_back(std::string(home) + "/.fonts");
    }
    return folders;
}

std::string text_of(const FcPattern* pattern, const char* object) {
    FcChar8* text = nullptr;
    if (FcPatternGetString(pattern, object, 0, &text) != FcResultMatch) return {};
    return reinterpret_cast<const char*>(text);
}

int number_of(const FcPattern* pattern, const char* object, int otherwise) {
    int number = otherwise;
    return FcPatternGetInteger(pattern, object, 0, &number) == FcResultMatch ? number : otherwise;
}

bool is_set(const FcPattern* pattern, const char* object) {
    FcBool value = FcFalse;
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value == FcTrue;
}

/// Whether its glyphs can be filled as outlines, and it is its file's first font, as those who draw by file take it.
bool has_outlines(const FcPattern* pattern) {
    const std::string format = text_of(pattern, FC_FONTFORMAT);
    return (format == "TrueType" || format == "CFF") && !is_set(pattern, FC_COLOR) && !is_set(pattern, FC_VARIABLE) &&
           number_of(pattern, FC_INDEX, 0) == 0;
}

bool may_hold_fonts(const fs::path& file) {
    const std::string ending = file.extension().string();
    return ending == ".otf" || ending == ".ttf" || ending == ".ttc" || ending == ".otc";
}

/// The machine's fonts, those that are chosen first in front. Read file by file: Fontconfig's own way to list a folder
/// would write what it found into the machine's caches.
class MachineFonts {
public:
    explicit MachineFonts(const std::vector<std::string>& folders) : all_(FcFontSetCreate()) {
        for (const std::string& folder : folders) read(folder);
        for (int i = 0; i < all_->nfont; ++i) {
            if (has_outlines(all_->fonts[i])) fonts_.push_back(all_->fonts[i]);
        }
        std::ranges::sort(fonts_, {}, [](const FcPattern* font) {
            const int weight = number_of(font, FC_WEIGHT, FC_WEIGHT_REGULAR);
            return std::tuple(std::abs(weight - FC_WEIGHT_REGULAR), number_of(font, FC_SLANT, 0) != 0,
                              text_of(font, FC_FILE));
        });
    }

    /// The first font that has the character.
    [[nodiscard]] std::optional<SystemFont> find(const std::string& character) const {
        FcChar32 code = 0;
        const auto* bytes = reinterpret_cast<const FcChar8*>(character.c_str());
        if (FcUtf8ToUcs4(bytes, &code, static_cast<int>(character.size())) <= 0) return std::nullopt;
        for (const FcPattern* font : fonts_) {
            FcCharSet* characters = nullptr;
            if (FcPatternGetCharSet(font, FC_CHARSET, 0, &characters) == FcResultMatch &&
                FcCharSetHasChar(characters, code)) {
                return SystemFont{text_of(font, FC_FAMILY), text_of(font, FC_FILE)};
            }
        }
        return std::nullopt;
    }

private:
    void read(const std::string& folder) {
        std::error_code failure;  // a folder that can't be read holds no fonts
        fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, failure);
        for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
            if (!may_hold_fonts(entry->path()) || !entry->is_regular_file(failure)) continue;
            int faces = 0;
            const auto* file = reinterpret_cast<const FcChar8*>(entry->path().c_str());
            FcFreeTypeQueryAll(file, std::numeric_limits<unsigned>::max(), nullptr, &faces, all_.get());
        }
    }

    PangoHandle<FcFontSet> all_;
    std::vector<const FcPattern*> fonts_;
};

/// What was looked for so far.
struct Search {
    std::mutex mutex;
    std::optional<std::vector<std::string>> folders;  ///< Absent: the machine's own.
    std::optional<MachineFonts> machine;
    std::map<std::string, std::optional<SystemFont>> found;  ///< By character.
    std::set<std::string> files_in_use;
};

Search& search() {
    static Search instance;
    return instance;
}

}  // namespace

const SystemFont* take_system_font(const std::string& character) {
    use_bundled_fonts();
    Search& known = search();
    const std::lock_guard lock(known.mutex);
    const auto [entry, fresh] = known.found.try_emplace(character);
    if (fresh) {
        if (!known.machine) known.machine.emplace(known.folders ? *known.folders : machine_folders());
        entry->second = known.machine->find(character);
        if (entry->second && known.files_in_use.insert(entry->second->file).second) {
            const auto* file = reinterpret_cast<const FcChar8*>(entry->second->file.c_str());
            if (!FcConfigAppFontAddFile(nullptr, file)) entry->second.reset();
        }
    }
    return entry->second ? &*entry->second : nullptr;
}

const SystemFont* taken_system_font(const std::string& character) {
    Search& known = search();
    const std::lock_guard lock(known.mutex);
    const auto entry = known.found.find(character);
    return entry != known.found.end() && entry->second ? &*entry->second : nullptr;
}

TextMistake uncovered_mistake(std::size_t begin, std::size_t end, const std::string& character) {
    if (const SystemFont* font = take_system_font(character)) {
        return {begin, end,
                "'" + character + "' is drawn with the font '" + font->family + "', which another machine may not have",
                "", true};
    }
    return {begin, end, "no font has the character '" + character + "'",
            "write it in another way, or install a font that has it"};
}

void look_for_fonts_in(std::vector<std::string> folders) {
    Search& known = search();
    const std::lock_guard lock(known.mutex);
    known.folders = std::move(folders);
    known.machine.reset();
    known.found.clear();
}

}  // namespace lectern
