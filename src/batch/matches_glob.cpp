#include "lectern/batch/plan.h"

namespace lectern {

bool matches_glob(std::string_view name, std::string_view glob) {
    // The last star seen, and how far its match reached: on a mismatch it takes in one character more.
    std::size_t at = 0, in_glob = 0;
    std::size_t star = std::string_view::npos, star_reach = 0;
    while (at < name.size()) {
        if (in_glob < glob.size() && glob[in_glob] == '*') {
            star = in_glob++;
            star_reach = at;
        } else if (in_glob < glob.size() && (glob[in_glob] == '?' || glob[in_glob] == name[at])) {
            ++in_glob;
            ++at;
        } else if (star != std::string_view::npos) {
            in_glob = star + 1;
            at = ++star_reach;
        } else {
            return false;
        }
    }
    while (in_glob < glob.size() && glob[in_glob] == '*') ++in_glob;
    return in_glob == glob.size();
}

}  // namespace lectern
