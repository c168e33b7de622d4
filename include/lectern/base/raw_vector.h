#pragma once
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace lectern {

/// Leaves new elements as the memory has them instead of setting them to zero: for long lists that several threads
/// write, each the pages that it is the first to touch.
template <typename T>
struct RawAllocator : std::allocator<T> {
    template <typename U>
    struct rebind {
        using other = RawAllocator<U>;
    };
    template <typename U>
    void construct(U* at) {
        ::new (static_cast<void*>(at)) U;
    }
    template <typename U, typename... Arguments>
    void construct(U* at, Arguments&&... arguments) {
        ::new (static_cast<void*>(at)) U(std::forward<Arguments>(arguments)...);
    }
};

template <typename T>
using RawVector = std::vector<T, RawAllocator<T>>;

}  // namespace lectern
