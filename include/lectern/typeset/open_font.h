#pragma once
#include <cstdint>
#include <memory>
#include <string>

struct FT_FaceRec_;

namespace lectern {

/// A font file that FreeType has open, for a library that draws or embeds its glyphs.
class OpenFont {
public:
    /// Throws MachineError where the file can't be read.
    explicit OpenFont(const std::string& file);
    ~OpenFont();
    OpenFont(const OpenFont&) = delete;
    OpenFont& operator=(const OpenFont&) = delete;

    /// FreeType's own handle, an FT_Face; valid as long as this is. Not for two threads at a time.
    [[nodiscard]] FT_FaceRec_* face() const;
    /// The glyph of a space; 0 where the font has none.
    [[nodiscard]] std::uint32_t space() const;

private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
};

}  // namespace lectern
