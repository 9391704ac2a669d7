#pragma once
#include <cstddef>

namespace diorama::memory {

inline constexpr std::size_t large_page_bytes = std::size_t{2} << 20;

/// How much of a piece of memory that begins with a large page is worth large pages: all of it, or
/// all but what would leave more than a sixteenth of it in vain.
constexpr std::size_t bytes_in_large_pages(std::size_t bytes) noexcept {
    std::size_t const whole = bytes / large_page_bytes * large_page_bytes;
    std::size_t const rest = bytes - whole;
    bool const fills_one_more = rest > 0 && 16 * (large_page_bytes - rest) <= bytes;
    return whole + (fills_one_more ? large_page_bytes : 0);
}

/// Large memory begins with a large page and is in large pages where the system has any, because
/// columns of everybody are read far apart and a processor remembers where few pages lie.
/// Returns  memory for free(), or null
/// Source   docs/decisions/0057-large-pages.md
void* allocate(std::size_t bytes) noexcept;

}  // namespace diorama::memory
