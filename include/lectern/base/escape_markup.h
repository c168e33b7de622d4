#pragma once
#include <string>
#include <string_view>

namespace lectern {

/// Words (UTF-8) as they may stand in XML and HTML, between tags and in quoted attributes. Control characters, for
/// which XML has no form, are left out.
std::string escape_markup(std::string_view words);

}  // namespace lectern
