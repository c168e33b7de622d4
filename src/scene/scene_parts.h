#pragma once
#include "lectern/scene/field_table.h"
#include "lectern/scene/scene.h"

#include <string>
#include <vector>

namespace lectern {

/// The top level of a scene, before what refers to names is read.
struct SceneParts {
    Located<std::string> title;
    int version = 1;
    const SourceNode* parameters = nullptr;
    const SourceNode* functions = nullptr;
    const SourceNode* domain = nullptr;
    const SourceNode* points = nullptr;
    const SourceNode* descents = nullptr;
    const SourceNode* style = nullptr;
    const SourceNode* formats = nullptr;
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
void read_points(const SourceNode& node, SceneNames& names, NameRegister& taken, Diagnostics& diagnostics);
void read_descents(const SourceNode& node, SceneNames& names, NameRegister& taken, Diagnostics& diagnostics);

/// The entries of `node`, or none after a message where it is no mapping of `what`.
std::span<const SourceEntry> entries_of(const SourceNode& node, std::string_view what, Diagnostics& diagnostics);

}  // namespace lectern
