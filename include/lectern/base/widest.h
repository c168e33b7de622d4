#pragma once

/// Before the definition of a function that is no template: it is compiled for any processor and once more for those
/// with AVX2, and the better one is taken when the program is loaded. All that it calls comes along, inlined, but for
/// what is compiled elsewhere. For whole numbers, and for floating-point ones where each operation is rounded by itself
/// (as everywhere here), so that both give the same.
#define LECTERN_WIDEST [[gnu::target_clones("default", "avx2"), gnu::flatten]]
