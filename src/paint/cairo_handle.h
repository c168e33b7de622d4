#pragma once
#include <cairo.h>

#include <memory>

namespace lectern {

struct CairoDestroyer {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_pattern_t* pattern) const { cairo_pattern_destroy(pattern); }
};

using CairoContext = std::unique_ptr<cairo_t, CairoDestroyer>;
using CairoSurface = std::unique_ptr<cairo_surface_t, CairoDestroyer>;
using CairoPattern = std::unique_ptr<cairo_pattern_t, CairoDestroyer>;

/// Throws MachineError, naming `action`, unless `status` is success.
void check_cairo(cairo_status_t status, const char* action);

}  // namespace lectern
