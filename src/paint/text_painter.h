#pragma once
#include "lectern/figure/marks_2d.h"
#include "lectern/figure/marks_3d.h"
#include "lectern/figure/style.h"
#include "lectern/typeset/text_layout.h"
#include "paint/canvas.h"

#include <string_view>

namespace lectern {

/// What the kinds of words on a figure are set in.
TextStyle tick_style(const Theme& theme);
/// A single letter stands for a variable and is set in italics.
TextStyle axis_label_style(const Theme& theme, std::string_view label);
TextStyle title_style(const Theme& theme);
TextStyle caption_style(const Theme& theme);
TextStyle legend_style(const Theme& theme);
TextStyle mark_label_style(const Theme& theme, const Label2d& label);
TextStyle mark_label_style(const Theme& theme, const Label3d& label);
TextStyle line_label_style(const Theme& theme, const LineLabel& label);

/// The left end of the first baseline that sets `text` beside `at`, on the side that `anchor` says, `gap` CSS pixels
/// off.
Vec2 anchored_origin(const TextLayout& text, const Vec2& at, Anchor anchor, double gap);

/// Draws a label with a halo of `halo` for legibility.
void draw_label(Canvas& canvas, const TextLayout& text, const Vec2& origin, const TextInk& ink, Color halo);

}  // namespace lectern
