#include "typeset/system_fonts.h"

#include <boost/test/unit_test.hpp>

namespace {

/// What the machine has must not decide a test.
struct NoSystemFonts {
    NoSystemFonts() { lectern::look_for_fonts_in({}); }
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(NoSystemFonts);
