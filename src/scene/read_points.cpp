#include "scene/scene_parts.h"

#include <algorithm>
#include <tuple>

namespace lectern {

void PointReader::read_domain() {
    if (domain_ == nullptr) return;
    const std::size_t before = diagnostics_.size();
    const TimeWatch watch(names_);
    names_.domain = read::domain()(*domain_, names_, diagnostics_).value_or(Domain{});
    names_.domain_moves = watch.saw_time();
    names_.domain_is_whole = diagnostics_.size() == before;
    domain_ = nullptr;
}

void PointReader::read(std::string_view name) {
    if (points_ == nullptr || !points_->is_mapping()) return;
    for (const SourceEntry& entry : points_->entries) {
        if (entry.key->text == name && begun_.insert(entry.key).second) read_entry(entry);
    }
}

void PointReader::read_entry(const SourceEntry& entry) {
    read_domain();
    const std::string& name = entry.key->text;
    if (!taken_.claim(name, entry.key->span, "a point")) return;
    const TimeWatch watch(names_);
    auto point = read::point()(*entry.value, names_, diagnostics_);
    if (watch.saw_time() || names_.domain_moves) names_.moving.insert(name);
    if (point) {
        names_.points.push_back({static_cast<Place&&>(*point), name, entry.key->span});
    } else {
        names_.broken.insert(name);
    }
}

void PointReader::read_all() {
    read_domain();
    if (points_ == nullptr) return;
    for (const SourceEntry& entry : entries_of(*points_, "names to [x, y]", diagnostics_)) {
        if (begun_.insert(entry.key).second) read_entry(entry);
    }
    // Those that were read ahead stand where the author wrote them.
    std::stable_sort(names_.points.begin(), names_.points.end(), [](const PointEntry& a, const PointEntry& b) {
        return std::tie(a.span.line, a.span.column) < std::tie(b.span.line, b.span.column);
    });
}

}  // namespace lectern
