#include "lectern/scene/diagnostics.h"

#include "lectern/base/nearest_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace lectern {
namespace {

/// A hostile scene may hold a mistake in each of 100,000 nodes; no author reads so many.
constexpr std::size_t most_kept = 5'000;

bool stands_before(const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.span.line, a.span.column, a.message) < std::tie(b.span.line, b.span.column, b.message);
}

bool same_mistake(const Diagnostic& a, const Diagnostic& b) {
    return a.span.line == b.span.line && a.span.column == b.span.column && a.message == b.message;
}

std::vector<Diagnostic> in_order(std::vector<Diagnostic> told) {
    std::stable_sort(told.begin(), told.end(), stands_before);
    told.erase(std::unique(told.begin(), told.end(), same_mistake), told.end());
    if (told.size() > Diagnostics::most_told) told.resize(Diagnostics::most_told);
    return told;
}

}  // namespace

void Diagnostics::error(SourceSpan span, std::string message, std::string help) {
    if (found_.size() < most_kept) found_.push_back({span, std::move(message), std::move(help), Severity::error});
}

void Diagnostics::note(SourceSpan span, std::string message, std::string help) {
    if (notes_.size() < most_kept) notes_.push_back({span, std::move(message), std::move(help), Severity::note});
}

std::vector<Diagnostic> Diagnostics::sorted() const { return in_order(found_); }

std::vector<Diagnostic> Diagnostics::sorted_notes() const { return in_order(notes_); }

void Diagnostics::throw_if_any() const {
    if (!empty()) throw SceneError(sorted());
}

std::string suggestion(std::string_view text, const std::vector<std::string_view>& candidates, std::string_view known) {
    const std::string_view nearest = nearest_name(text, candidates);
    if (!nearest.empty()) return fmt::format("did you mean '{}'?", nearest);
    if (candidates.empty()) return {};
    constexpr std::size_t most_listed = 40;
    const std::size_t listed = std::min(candidates.size(), most_listed);
    std::string list = fmt::format("{}: ", known);
    for (std::size_t i = 0; i < listed; ++i) list += fmt::format("{}{}", i == 0 ? "" : ", ", candidates[i]);
    if (listed < candidates.size()) list += ", …";
    return list;
}

}  // namespace lectern
