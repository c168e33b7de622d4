// The loops of kernels.h, written once for all instruction sets. Included at the end of each kernels_<set>.cpp, which
// defines before: `Lanes`, the vector of that set and its operations; and LECTERN_SLEEF(name, bound), SLEEF's function
// of that set. All is in an anonymous namespace: no inline function compiled for one processor may reach another's.
//
// Every elementary function is SLEEF's with a bound of 1 unit in the last place (`u10`); floor, ceil and fmod are
// exact. Known limits: sinh and cosh overflow from 709.8 on, asinh and acosh from 1.3e154 on; mod is NaN where the
// quotient exceeds 1e300.

namespace lectern {
namespace {

using Vector = Lanes::Vector;

template <class Function>
inline void each(double* target, const double* a, std::size_t count, Function function) {
    for (std::size_t i = 0; i < count; i += Lanes::width) Lanes::store(target + i, function(Lanes::load(a + i)));
}

template <class Function>
inline void each(double* target, const double* a, const double* b, std::size_t count, Function function) {
    for (std::size_t i = 0; i < count; i += Lanes::width) {
        Lanes::store(target + i, function(Lanes::load(a + i), Lanes::load(b + i)));
    }
}

inline Vector nan_vector() { return Lanes::broadcast(__builtin_nan("")); }

inline Vector absolute(Vector u) { return Lanes::clear_bits(u, Lanes::broadcast(-0.0)); }

inline Vector sign(Vector u) {
    const Vector zero = Lanes::broadcast(0.0);
    const Vector not_negative = Lanes::select(Lanes::less(zero, u), Lanes::broadcast(1.0), zero);
    const Vector ordered = Lanes::select(Lanes::less(u, zero), Lanes::broadcast(-1.0), not_negative);
    return Lanes::select(Lanes::unordered(u, u), u, ordered);
}

inline Vector minimum(Vector u, Vector v) {
    return Lanes::select(Lanes::unordered(u, v), nan_vector(), Lanes::select(Lanes::less(v, u), v, u));
}

inline Vector maximum(Vector u, Vector v) {
    return Lanes::select(Lanes::unordered(u, v), nan_vector(), Lanes::select(Lanes::less(u, v), v, u));
}

/// u - v floor(u / v), exact: the remainder takes the divisor's sign, as in Python.
inline Vector floored_remainder(Vector u, Vector v) {
    const Vector zero = Lanes::broadcast(0.0);
    const Vector infinity = Lanes::broadcast(__builtin_inf());
    // An infinite divisor leaves a finite dividend as it is.
    const Vector keeps = Lanes::select(Lanes::equal(absolute(v), infinity), Lanes::less(absolute(u), infinity), zero);
    const Vector truncated = Lanes::select(keeps, u, LECTERN_SLEEF(fmod, )(u, v));
    const Vector other_side =
        Lanes::select(Lanes::less(v, zero), Lanes::less(zero, truncated), Lanes::less(truncated, zero));
    return Lanes::select(other_side, truncated + v, truncated);
}

/// One point after another: this kernel is rare, and the same code for every instruction set.
inline Vector polygamma_of(Vector order, Vector u) {
    double orders[Lanes::width], values[Lanes::width];
    Lanes::store(orders, order);
    Lanes::store(values, u);
    for (std::size_t i = 0; i < Lanes::width; ++i) values[i] = polygamma(orders[i], values[i]);
    return Lanes::load(values);
}

inline Vector chosen(Vector condition, Vector a, Vector b, Vector then, Vector otherwise) {
    return Lanes::select(Lanes::unordered(a, b), nan_vector(), Lanes::select(condition, then, otherwise));
}

inline Vector one_nan(Vector u) { return Lanes::select(Lanes::unordered(u, u), nan_vector(), u); }

/// t = f(a) or f(a, b), by the row of the function table.
inline void run_kernel(Kernel kernel, double* t, const double* a, const double* b, std::size_t n) {
#define LECTERN_UNARY(name, sleef)                                                      \
    case Kernel::name:                                                                  \
        each(t, a, n, [](Vector u) -> Vector { return LECTERN_SLEEF(sleef, u10)(u); }); \
        break;
    switch (kernel) {
        LECTERN_UNARY(cbrt, cbrt)
        LECTERN_UNARY(exp, exp)
        LECTERN_UNARY(log, log)
        LECTERN_UNARY(log2, log2)
        LECTERN_UNARY(log10, log10)
        LECTERN_UNARY(sin, sin)
        LECTERN_UNARY(cos, cos)
        LECTERN_UNARY(tan, tan)
        LECTERN_UNARY(asin, asin)
        LECTERN_UNARY(acos, acos)
        LECTERN_UNARY(atan, atan)
        LECTERN_UNARY(sinh, sinh)
        LECTERN_UNARY(cosh, cosh)
        LECTERN_UNARY(tanh, tanh)
        LECTERN_UNARY(asinh, asinh)
        LECTERN_UNARY(acosh, acosh)
        LECTERN_UNARY(atanh, atanh)
        LECTERN_UNARY(gamma, tgamma)
        LECTERN_UNARY(erf, erf)
        case Kernel::floor:
            each(t, a, n, [](Vector u) -> Vector { return LECTERN_SLEEF(floor, )(u); });
            break;
        case Kernel::ceil:
            each(t, a, n, [](Vector u) -> Vector { return LECTERN_SLEEF(ceil, )(u); });
            break;
        case Kernel::abs:
            each(t, a, n, absolute);
            break;
        case Kernel::sign:
            each(t, a, n, sign);
            break;
        case Kernel::atan2:
            each(t, a, b, n, [](Vector u, Vector v) -> Vector { return LECTERN_SLEEF(atan2, u10)(u, v); });
            break;
        case Kernel::min:
            each(t, a, b, n, minimum);
            break;
        case Kernel::max:
            each(t, a, b, n, maximum);
            break;
        case Kernel::mod:
            each(t, a, b, n, floored_remainder);
            break;
        case Kernel::polygamma:
            each(t, a, b, n, polygamma_of);
            break;
        case Kernel::none:
            break;
    }
#undef LECTERN_UNARY
}

inline void run_instruction(const Instruction& step, double* const* slots, std::size_t n) {
    double* const t = slots[step.target];
    const double* const a = slots[step.operands[0]];
    const double* const b = slots[step.operands[1]];
    const double* const c = slots[step.operands[2]];
    const double* const d = slots[step.operands[3]];
    const Vector k = Lanes::broadcast(step.constant);
    switch (step.opcode) {
        case Opcode::add:
            each(t, a, b, n, [](Vector u, Vector v) { return u + v; });
            break;
        case Opcode::subtract:
            each(t, a, b, n, [](Vector u, Vector v) { return u - v; });
            break;
        case Opcode::multiply:
            each(t, a, b, n, [](Vector u, Vector v) { return u * v; });
            break;
        case Opcode::divide:
            each(t, a, b, n, [](Vector u, Vector v) { return u / v; });
            break;
        case Opcode::add_constant:
            each(t, a, n, [k](Vector u) { return u + k; });
            break;
        case Opcode::subtract_from_constant:
            each(t, a, n, [k](Vector u) { return k - u; });
            break;
        case Opcode::multiply_constant:
            each(t, a, n, [k](Vector u) { return k * u; });
            break;
        case Opcode::divide_by_constant:
            each(t, a, n, [k](Vector u) { return u / k; });
            break;
        case Opcode::divide_constant:
            each(t, a, n, [k](Vector u) { return k / u; });
            break;
        case Opcode::square_root:
            each(t, a, n, [](Vector u) { return Lanes::square_root(u); });
            break;
        case Opcode::power:
            each(t, a, b, n, [](Vector u, Vector v) -> Vector { return LECTERN_SLEEF(pow, u10)(u, v); });
            break;
        case Opcode::kernel:
            run_kernel(step.kernel, t, a, b, n);
            break;
        case Opcode::select_less:
            for (std::size_t i = 0; i < n; i += Lanes::width) {
                const Vector u = Lanes::load(a + i), v = Lanes::load(b + i);
                Lanes::store(t + i, chosen(Lanes::less(u, v), u, v, Lanes::load(c + i), Lanes::load(d + i)));
            }
            break;
        case Opcode::select_less_equal:
            for (std::size_t i = 0; i < n; i += Lanes::width) {
                const Vector u = Lanes::load(a + i), v = Lanes::load(b + i);
                Lanes::store(t + i, chosen(Lanes::less_equal(u, v), u, v, Lanes::load(c + i), Lanes::load(d + i)));
            }
            break;
        case Opcode::finish:
            each(t, a, n, one_nan);
            break;
    }
}

}  // namespace
}  // namespace lectern
