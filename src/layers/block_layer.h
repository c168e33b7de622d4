#pragma once
#include "layers/block_options.h"
#include "layers/layer.h"

#include <algorithm>

namespace lectern {

/// A layer that is one block of words: on a card, at a point or at a place of a plot.
class BlockLayer : public Layer {
public:
    void extend(Extent& extent) const override;
    [[nodiscard]] Group2d plane_group(const FigureScope& scope, double t) const override;
    [[nodiscard]] Group3d space_group(const FigureScope& scope, double t) const override;
    [[nodiscard]] CardGroup card_group(const FigureScope& scope, double t) const override;
    [[nodiscard]] bool moves() const override { return std::ranges::any_of(options().parts, &TimedLook::moves); }

protected:
    [[nodiscard]] virtual const BlockOptions& options() const = 0;
    [[nodiscard]] virtual bool has_ground() const { return options().ground && options().ground->value; }
    /// What it shows at `t`, with the alignment `standard` where its author gives none.
    [[nodiscard]] virtual Block block(const FigureScope& scope, double t, BlockAlign standard) const = 0;

private:
    [[nodiscard]] Inset inset(const FigureScope& scope, double t) const;
};

}  // namespace lectern
