#pragma once

namespace lectern {

/// Makes the bundled fonts the only ones that Fontconfig knows in this process: no folders of the machine, no caches,
/// no rules. Done once, at the first call. Throws MachineError where a font can't be read.
void use_bundled_fonts();

}  // namespace lectern
