#include "lectern/typeset/text_layout.h"
#include "typeset/text_setter.h"

#include <map>
#include <tuple>

namespace lectern {
namespace {

constexpr std::size_t most_kept_layouts = 512;

}  // namespace

struct Typesetter::Engine {
    using LayoutKey = std::tuple<std::string, TextStyle, double, TextAlignment>;

    TextSetter setter;
    std::map<LayoutKey, TextLayout> kept;
};

Typesetter::Typesetter() : engine_(std::make_unique<Engine>()) {}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;

TextLayout Typesetter::layout(std::string_view text, const TextStyle& style, double wrap_width,
                              TextAlignment alignment) {
    auto& kept = engine_->kept;
    Engine::LayoutKey key{text, style, wrap_width, alignment};
    if (const auto found = kept.find(key); found != kept.end()) return found->second;
    TextLayout fresh = engine_->setter.set(text, style, wrap_width, alignment);
    // Most words of an animation stand in every frame; those that change with time must not pile up.
    if (kept.size() >= most_kept_layouts) kept.clear();
    return kept.emplace(std::move(key), std::move(fresh)).first->second;
}

}  // namespace lectern
