#include "layers/level_subject.h"
#include "layers/surface_shapes.h"
#include "lectern/calculus/print.h"
#include "lectern/calculus/tessellate_level.h"

#include <fmt/format.h>

namespace lectern {
namespace {

class LevelShape : public SurfaceShape {
public:
    LevelShape(const LevelSubject& subject, const std::array<Range, 3>& domain, std::optional<Expr> margin,
               NumberStyle numbers)
        : subject_(subject), domain_(domain), margin_(margin), numbers_(std::move(numbers)) {}

    std::array<Range, 3> bounds(int /*jobs*/) const override { return domain_; }
    Tessellation tessellated(const SurfaceAccuracy& accuracy, int /*samples*/, int jobs) const override {
        return tessellate_level(subject_.function->field, subject_.level, domain_, margin_, accuracy, jobs);
    }
    std::shared_ptr<const TrueSurface> truth() const override {
        return std::make_shared<const CrossedSurface>(
            SurfaceCrossing(subject_.function->field, subject_.level, domain_, margin_));
    }
    std::string identity() const override {
        const ScalarField& field = subject_.function->field;
        return fmt::format("level {} over {}, {}, {} of {}", subject_.level, field.variables()[0].name(),
                           field.variables()[1].name(), field.variables()[2].name(), to_text(field.body()));
    }
    std::string description() const override {
        return fmt::format("the level surface {} = {}", subject_.function->name,
                           numbers_.text(format_number(subject_.level, 6)));
    }

private:
    LevelSubject subject_;
    std::array<Range, 3> domain_;
    std::optional<Expr> margin_;
    NumberStyle numbers_;
};

}  // namespace

std::unique_ptr<SurfaceShape> read_level_shape(const LayerSource& source, const SurfaceExtentOptions& options) {
    const auto subject = read_level_subject(source);
    if (!subject) return nullptr;
    std::array<Range, 3> domain;
    std::vector<std::string> names;
    for (std::size_t k = 0; k < 3; ++k) {
        const auto range = interval_of(source, *subject->function, k, options.domain);
        if (!range) return nullptr;
        domain[k] = *range;
        names.emplace_back(subject->function->field.variables()[k].name());
    }
    std::optional<Expr> margin;
    if (options.where != nullptr) {
        margin = read_condition(*options.where, names, source.names, source.diagnostics);
        if (!margin) return nullptr;
    }
    return std::make_unique<LevelShape>(*subject, domain, margin, source.names.number_style);
}

}  // namespace lectern
