#pragma once
#include "lectern/scene/figure_entry.h"
#include "lectern/scene/scene_names.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

class SourceTree;

/// What the author wrote: names found, numbers read, figures complete. Stays in one place, since layers refer to it.
struct Scene {
    Scene();
    ~Scene();
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    std::string title;
    SourceSpan title_span;
    SceneNames names;                  ///< Parameters, functions, points, descents and the domain.
    std::vector<FigureEntry> figures;  ///< In the file's order.

    std::shared_ptr<const SourceTree> source_tree;  ///< Owns every SourceNode of the scene.
};

/// One kind of layer that a figure may hold; the table of them is the layers' own.
struct LayerKindName {
    std::string_view name;
    bool in_plane = true, in_space = true;  ///< The views that it may stand in.
    bool built = true;                      ///< False: the format knows the kind, the program doesn't yet.
    bool also_option = false;  ///< Beside another kind it is an option of that one: `contours` beside `surface`.
    bool on_card = false;      ///< The view of words, formulas and algorithms.
};

/// Reads a scene of at most 1 MiB. `text_checker` tells the mistakes in its texts once {{ values }} stand in them;
/// without one they are taken as they are. Mistakes are added to `diagnostics`, and the scene holds what could be read
/// in spite of them, so that its layers may be checked too: only without mistakes is it whole. Null where the text
/// isn't a mapping in sound YAML.
std::unique_ptr<Scene> read_scene(std::string_view text, std::span<const LayerKindName> layer_kinds,
                                  Diagnostics& diagnostics, TextChecker text_checker = {});

/// The scene as it is at `time`, from 0 to 1, with no figure but the one of that name: everything that is a number may
/// move. Texts are taken as they are. What is wrong at that time alone is added to `diagnostics`, and nothing else.
/// Safe from many threads.
std::unique_ptr<Scene> read_scene_at(const Scene& scene, double time, std::string_view figure,
                                     std::span<const LayerKindName> layer_kinds, Diagnostics& diagnostics);

/// True for a name that may become a file's: letters of any script, digits, spaces and ._- in at most 200 bytes, not
/// beginning with a dot or a space, nor ending with one.
bool is_file_base_name(std::string_view name);

}  // namespace lectern
