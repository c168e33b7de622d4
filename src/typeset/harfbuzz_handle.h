#pragma once
#include <hb.h>

#include <memory>

namespace lectern {

struct HarfBuzzDestroyer {
    void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
    void operator()(hb_face_t* face) const { hb_face_destroy(face); }
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
    void operator()(hb_draw_funcs_t* functions) const { hb_draw_funcs_destroy(functions); }
};

template <class T>
using HarfBuzzHandle = std::unique_ptr<T, HarfBuzzDestroyer>;

}  // namespace lectern
