#pragma once
#include "lectern/base/clip_effort.h"
#include "lectern/base/color.h"
#include "lectern/base/number_style.h"
#include "lectern/base/typography.h"
#include "lectern/scene/reader.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// What an author wrote about one figure. Lengths are CSS pixels.
namespace lectern {

/// panels: figures in rows; sequence: figures one after the other.
enum class FigureView { plane, space, card, panels, sequence };

/// A layer as written: its kind is known, its subject and options are for the layer itself to read.
struct LayerEntry {
    std::string kind;  ///< "surface"
    SourceSpan span;   ///< Of the key that names the kind.
    const SourceNode* subject = nullptr;
    std::vector<SourceEntry> options;  ///< Every other key, `group` among them.
    std::string group;                 ///< Empty where it has none.
};

struct AxisEntry {
    std::optional<std::string> label;
    std::optional<Range> range;
    std::optional<int> tick_count;                   ///< About so many.
    std::optional<std::vector<double>> tick_values;  ///< Exactly these, increasing; not both of the two.
    NumberFormat format;
    std::optional<bool> visible, grid;
};

/// floor only in space.
enum class AxesStyleEntry { box, floor, cross };

struct AxesEntry {
    AxesStyleEntry style = AxesStyleEntry::box;
    AxisEntry x, y, z;  ///< z only in space.
};

/// automatic, cube, data and sides in space; automatic and equal in the plane.
enum class AspectKind { automatic, cube, data, sides, equal };

struct AspectEntry {
    AspectKind kind = AspectKind::automatic;
    Vec3 sides{1, 1, 1};  ///< Of AspectKind::sides, each positive.
};

/// Scene units, as Plotly has them: the box's sides are about 1 long and centred on the origin, z up.
struct CameraEntry {
    Vec3 eye{1.25, 1.25, 1.25};
    Vec3 center{0, 0, 0};
    Vec3 up{0, 0, 1};  ///< Not parallel to eye - center.
    bool orthographic = false;
    std::optional<double> field_of_view;  ///< Degrees; absent: the box fills its place.
};

enum class LegendChoice { automatic, shown, hidden, right, top_left, top_right, bottom_left, bottom_right };

struct AnimateEntry {
    bool by_step = false;  ///< A frame for each step of the longest descent shown; duration is then 0.
    double duration = 0;   ///< Seconds, without `hold`.
    int fps = 30;
    double hold = 0;  ///< Seconds that the last frame stays longer.
    bool loop = true;
    ClipEffort effort;
    std::optional<Located<bool>> transparent;  ///< As FigureEntry::transparent, of the clip alone.
    SourceSpan span;
};

enum class ThemeName { light, dark, print };

struct StyleEntry {
    std::vector<ThemeName> themes;  ///< Each once; a picture is made in each of them. Empty: light.
    std::optional<FontFamily> font;
    std::optional<double> font_size, line_width;
    std::vector<Color> colors;                   ///< Given to layers in turn; empty leaves the theme's.
    std::optional<Located<NumberStyle>> locale;  ///< Of the scene alone.
};

/// Which axes of panels are the same ones. automatic: those that agree anyway.
struct SharedAxes {
    bool automatic = true;
    bool x = false;  ///< Down each column.
    bool y = false;  ///< Along each row.
};

struct SequencePart;

/// Figures one after the other.
struct SequenceEntry {
    std::vector<SequencePart> parts;  ///< None of them a sequence; empty in other figures.
    int fps = 30;                     ///< Frames a second of the whole.
    bool loop = false;                ///< A player begins again.
    ClipEffort effort;
    std::optional<Located<bool>> transparent;  ///< As FigureEntry::transparent, of the clip alone.
};

struct FigureEntry {
    std::string name;
    SourceSpan span;     ///< Of its name.
    bool moves = false;  ///< Something else than its layers and panels is another one at another time.
    FigureView view = FigureView::plane;
    std::string title, caption, alt;
    SourceSpan title_span, caption_span, alt_span;
    Vec2 size{640, 480};          ///< The default in space is 600 x 600.
    std::optional<double> scale;  ///< Pixels per CSS pixel; absent: 2, or 1 in a GIF.
    Located<bool> transparent;    ///< The page's ground and those of plots are left out.
    Domain domain;                ///< The scene's, overridden by the figure's own.
    AxesEntry axes;
    std::optional<AspectEntry> aspect;  ///< One that fits the view.
    std::optional<CameraEntry> camera;  ///< Only in space.
    LegendChoice legend = LegendChoice::automatic;
    BlockAlign align = BlockAlign::center;  ///< Of a card: title, caption and the blocks that have none of their own.
    StyleEntry style;                       ///< The scene's, overridden by the figure's own.
    std::vector<LayerEntry> layers;  ///< Those to be shown, in painting order: `like`, `add` and `show` are done.
    std::vector<std::vector<FigureEntry>> panels;  ///< Rows of figures, none of them of panels; in place of layers.
    SharedAxes share;                              ///< Of panels.
    bool letters = false;                          ///< Panels are numbered (a), (b), …
    SequenceEntry sequence;                        ///< In place of layers.
    std::optional<AnimateEntry> animate;
    std::vector<std::string>
        formats;  ///< Names of built output formats, each once and fit for the figure; one at least.

    /// Whether a file of the figure has no ground.
    [[nodiscard]] Located<bool> transparent_in(bool still) const {
        if (still) return transparent;
        return (animate ? animate->transparent : sequence.transparent).value_or(transparent);
    }
};

/// A figure of a sequence, of the sequence's size.
struct SequencePart {
    FigureEntry figure;
    double hold = 0;  ///< Seconds that it stays, or its last frame.
    double fade = 0;  ///< Seconds in which it comes over the one before; 0: at once.
};

}  // namespace lectern
