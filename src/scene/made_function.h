#pragma once
#include "scene/scene_parts.h"

namespace lectern {

/// `{taylor_of: T, at: [4, 4], order: 2}` as written.
struct MadeFunctionWords {
    std::optional<Located<const FunctionEntry*>> taylor_of;
    std::optional<PointValue> at;
    int order = -1;
};
const FieldTable<MadeFunctionWords>& made_function_fields();

/// The formula of a function that is made from another one, in `signature`'s parameters. Nothing after a message.
std::optional<Expr> read_made_function(const SourceEntry& entry, const Signature& signature, const SceneNames& names,
                                       Diagnostics& diagnostics);

}  // namespace lectern
