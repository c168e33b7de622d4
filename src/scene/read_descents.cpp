#include "scene/descent_words.h"
#include "scene/scene_parts.h"

namespace lectern {

const FieldTable<DescentWords>& descent_fields() {
    constexpr double largest = 1e12;
    static const auto table =
        FieldTable<DescentWords>("a descent")
            .required("function", &DescentWords::function, read::function(), "the function that goes down")
            .required("from", &DescentWords::from, read::point(), "where it begins: a point's name or [x, y]")
            .required("rate", &DescentWords::rate, read::positive(), "the learning rate α")
            .optional("steps", &DescentWords::steps, read::integer(1, 100'000), "how many updates at most", "100")
            .optional("tolerance", &DescentWords::tolerance, read::number({0, largest}),
                      "it stops once the gradient is shorter than this", "1e-4")
            .optional("method", &DescentWords::method,
                      read::one_of<int>("method", {{"gradient", 0, true},
                                                   {"sign", 1, false},
                                                   {"momentum", 2, false},
                                                   {"nesterov", 3, false},
                                                   {"adagrad", 4, false},
                                                   {"rmsprop", 5, false},
                                                   {"adam", 6, false},
                                                   {"newton", 7, false}}),
                      "how a step is chosen", "gradient")
            .not_built("beta", "a constant of the method")
            .not_built("beta2", "a constant of the method")
            .not_built("epsilon", "a constant of the method")
            .optional("ascend", &DescentWords::ascend, read::boolean(), "climb instead", "false");
    return table;
}

namespace {

/// True where the words make a whole run.
bool is_whole(const DescentWords& words, Diagnostics& diagnostics) {
    if (words.function == nullptr || words.from.at.empty() || words.rate <= 0) return false;
    return has_dimension(words.from, words.function->field.arity(), words.function->name, diagnostics);
}

}  // namespace

void read_descents(const SourceNode& node, SceneNames& names, NameRegister& taken, Diagnostics& diagnostics) {
    for (const SourceEntry& entry : entries_of(node, "names to descents", diagnostics)) {
        const std::string& name = entry.key->text;
        if (!taken.claim(name, entry.key->span, "a descent")) continue;
        DescentWords words;
        const std::size_t before = diagnostics.size();
        read_fields(entries_of(*entry.value, "function, from, rate", diagnostics), entry.key->span, descent_fields(),
                    words, names, diagnostics);
        if (is_whole(words, diagnostics) && diagnostics.size() == before) {
            names.descents.push_back({name, entry.key->span, words.function, words.from.at,
                                      DescentOptions{words.rate, words.steps, words.tolerance, words.ascend}});
        } else {
            names.broken.insert(name);
        }
    }
}

}  // namespace lectern
