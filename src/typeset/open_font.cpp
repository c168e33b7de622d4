#include "lectern/typeset/open_font.h"

#include "lectern/base/error.h"

#include <ft2build.h>
#include FT_FREETYPE_H

namespace lectern {

/// A library of its own for each font: FreeType's are not for several threads.
struct OpenFont::Handles {
    FT_Library library = nullptr;
    FT_Face face = nullptr;

    ~Handles() {
        if (face != nullptr) FT_Done_Face(face);
        if (library != nullptr) FT_Done_FreeType(library);
    }
};

OpenFont::OpenFont(const std::string& file) : handles_(std::make_unique<Handles>()) {
    if (FT_Init_FreeType(&handles_->library) != 0) throw MachineError("FreeType can't be started");
    if (FT_New_Face(handles_->library, file.c_str(), 0, &handles_->face) != 0)
        throw MachineError("the font " + file + " can't be read");
}

OpenFont::~OpenFont() = default;

FT_FaceRec_* OpenFont::face() const { return handles_->face; }

std::uint32_t OpenFont::space() const { return FT_Get_Char_Index(handles_->face, ' '); }

}  // namespace lectern
