#include <cstdlib>
#include <new>

#include "memory/large_pages.hpp"

// What `new` is in programs that link this room: the library's but for large memory. Sanitizers
// have a `new` of their own.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

void* operator new(std::size_t bytes) {
    for (;;) {
        if (void* const memory = diorama::memory::allocate(bytes)) return memory;
        auto const handler = std::get_new_handler();
        if (handler == nullptr) throw std::bad_alloc();
        handler();
    }
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

#endif
