#pragma once
#include "lectern/scene/field_table.h"
#include "lectern/scene/scene.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// The top level of a scene, before what refers to names is read.
struct SceneParts {
    const SourceNode* title = nullptr;
    int version = 1;
    const SourceNode* parameters = nullptr;
    const SourceNode* functions = nullptr;
    const SourceNode* domain = nullptr;
    const SourceNode* points = nullptr;
    const SourceNode* descents = nullptr;
    const SourceNode* macros = nullptr;
    const SourceNode* style = nullptr;
    const SourceNode* formats = nullptr;
    const SourceNode* assertions = nullptr;
    const SourceNode* figures = nullptr;
};
const FieldTable<SceneParts>& scene_fields();

/// Keeps the names of a scene apart: parameters, functions, points and descents share one set of them.
class NameRegister {
public:
    explicit NameRegister(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    /// True where `name` is free and may be defined; a message at `span` otherwise. `what` is "a parameter".
    bool claim(const std::string& name, const SourceSpan& span, std::string_view what);

private:
    struct Owner {
        std::string what;
        SourceSpan span;
    };
    Diagnostics& diagnostics_;
    std::map<std::string, Owner, std::less<>> owners_;
};

// Each reads one part of the scene into `names`; names whose definition is wrong become `broken`.
void read_parameters(const SourceNode& node, SceneNames& names, NameRegister& taken, Diagnostics& diagnostics);
void read_functions(const SourceNode& node, SceneNames& names, NameRegister& taken, Diagnostics& diagnostics);
void read_descents(const SourceNode& node, SceneNames& names, NameRegister& taken, Diagnostics& diagnostics);

/// The author's commands for texts. One with a mistake of its own stands among them without a body, so that to use it
/// is no second mistake.
TextMacros read_macros(const SourceNode& node, Diagnostics& diagnostics);

/// Reads the domain and the points: all in the file's order, or one ahead where a function above needs it.
class PointReader {
public:
    /// Either node may be null.
    PointReader(const SourceNode* domain, const SourceNode* points, SceneNames& names, NameRegister& taken,
                Diagnostics& diagnostics)
        : domain_(domain), points_(points), names_(names), taken_(taken), diagnostics_(diagnostics) {}

    /// Reads the point of that name, unless there is none or it is being read already.
    void read(std::string_view name);
    void read_all();

private:
    void read_domain();
    void read_entry(const SourceEntry& entry);

    const SourceNode* domain_;  ///< Null once it is read.
    const SourceNode* points_;
    SceneNames& names_;
    NameRegister& taken_;
    Diagnostics& diagnostics_;
    std::set<const SourceNode*> begun_;  ///< Keys; looked up only.
};

/// Tells each condition of the list that doesn't hold.
void check_assertions(const SourceNode& node, const SceneNames& names, Diagnostics& diagnostics);

/// The entries of `node`, or none after a message where it is no mapping of `what`.
std::span<const SourceEntry> entries_of(const SourceNode& node, std::string_view what, Diagnostics& diagnostics);

}  // namespace lectern
