#include "memory/large_pages.hpp"

#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>

namespace diorama::memory {

void* allocate(std::size_t bytes) noexcept {
    std::size_t const large = bytes_in_large_pages(bytes);
    if (large == 0) return std::malloc(bytes > 0 ? bytes : 1);
    if (bytes > PTRDIFF_MAX) return nullptr;  // rounding up could come out small
    std::size_t const rounded =
        (bytes + large_page_bytes - 1) / large_page_bytes * large_page_bytes;
    void* const memory = std::aligned_alloc(large_page_bytes, rounded);
    // A wish: where it is not granted, pages are small.
    if (memory != nullptr) madvise(memory, large, MADV_HUGEPAGE);
    return memory;
}

}  // namespace diorama::memory
