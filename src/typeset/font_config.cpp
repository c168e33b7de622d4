#include "typeset/font_config.h"

#include "lectern/base/error.h"
#include "typeset/font_files.h"
#include "typeset/pango_handle.h"

#include <string>

namespace lectern {
namespace {

PangoHandle<FcConfig> make_config() {
    PangoHandle<FcConfig> config(FcConfigCreate());
    if (!config) throw MachineError("Fontconfig could not be set up");
    for (const char* name : bundled_font_files) {
        const std::string path = font_folder() + "/" + name;
        if (!FcConfigAppFontAddFile(config.get(), reinterpret_cast<const FcChar8*>(path.c_str()))) {
            throw MachineError("cannot read the font " + path);
        }
    }
    // Pango asks Fontconfig to initialise itself, which reads the machine's whole configuration (some 40 ms) unless
    // there is a current one already.
    if (!FcConfigSetCurrent(config.get())) throw MachineError("Fontconfig could not be set up");
    return config;
}

/// Keeps the configuration until the program's end, then lets Fontconfig give back its memory.
struct FontconfigSession {
    FontconfigSession() : config(make_config()) {}
    FontconfigSession(const FontconfigSession&) = delete;
    FontconfigSession& operator=(const FontconfigSession&) = delete;
    ~FontconfigSession() {
        config.reset();
        FcFini();
    }

    PangoHandle<FcConfig> config;
};

}  // namespace

void use_bundled_fonts() { static const FontconfigSession session; }

}  // namespace lectern
