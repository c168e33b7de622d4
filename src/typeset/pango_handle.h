#pragma once
#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

#include <memory>

namespace lectern {

struct PangoDestroyer {
    void operator()(FcConfig* config) const { FcConfigDestroy(config); }
    void operator()(FcFontSet* fonts) const { FcFontSetDestroy(fonts); }
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
    void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
    void operator()(PangoFontMap* map) const { g_object_unref(map); }
    void operator()(PangoContext* context) const { g_object_unref(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoFont* font) const { g_object_unref(font); }
};

template <class T>
using PangoHandle = std::unique_ptr<T, PangoDestroyer>;

}  // namespace lectern
