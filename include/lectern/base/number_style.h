#pragma once
#include "lectern/base/ticks.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// The marks that numbers are written with in a language.
struct NumberStyle {
    std::string_view decimal_mark = ".";
    std::string_view thousands_mark = "\u202F";

    /// Numbers, coordinates and formulas as the program writes them, in this style: (1.5, 3) becomes (1,5; 3) where the
    /// decimal mark is a comma.
    [[nodiscard]] std::string text(std::string written) const;
    /// The same for TeX mathematics: 1{,}5, so that no space follows the comma.
    [[nodiscard]] std::string tex(std::string written) const;
    [[nodiscard]] std::vector<Tick> ticks(std::vector<Tick> written) const;

    friend bool operator==(const NumberStyle&, const NumberStyle&) = default;
};

/// A language by its tag, "de" or "de-CH", with the marks of its textbooks.
struct Locale {
    std::string_view name;
    NumberStyle numbers;
};

/// Ordered by name.
std::span<const Locale> locales();

}  // namespace lectern
