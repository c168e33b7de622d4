#include "layers/run_options.h"

namespace lectern {

const FieldTable<RunOptions>& run_fields() {
    static const auto fields =
        FieldTable<RunOptions>("a run")
            .include(line_fields())
            .optional("progress", &RunOptions::progress, read::number({0, 1}),
                      "how much of the run is shown, from 0 to 1", "1 in a still, t in an animation");
    return fields;
}

}  // namespace lectern
