#include <catch2/catch.hpp>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <vector>

#include "memory/large_pages.hpp"

using namespace diorama::memory;

TEST_CASE("large pages are asked for where next to nothing of them is in vain", "[memory]") {
    constexpr std::size_t page = large_page_bytes;
    REQUIRE(bytes_in_large_pages(0) == 0);
    REQUIRE(bytes_in_large_pages(1000) == 0);
    REQUIRE(bytes_in_large_pages(page / 2) == 0);
    REQUIRE(bytes_in_large_pages(2'000'000) == page);  // 97 of 2,097 KB in vain
    REQUIRE(bytes_in_large_pages(1'900'000) == 0);     // 197 of 1,900
    REQUIRE(bytes_in_large_pages(page) == page);
    REQUIRE(bytes_in_large_pages(page + 1) == page);
    REQUIRE(bytes_in_large_pages(4'000'000) == 2 * page);  // columns of a million people
    REQUIRE(bytes_in_large_pages(8'400'000) == 4 * page);  // of 2.1 million
    for (std::size_t bytes = 0; bytes < 100 * page; bytes += 77'777) {
        auto const large = bytes_in_large_pages(bytes);
        REQUIRE(large % page == 0);
        REQUIRE(16 * large <= 17 * bytes);
        REQUIRE(bytes < large + page);
    }
}

TEST_CASE("large memory begins with a large page, holds all that was asked for and is freed",
          "[memory]") {
    for (std::size_t const bytes :
         {std::size_t{0}, std::size_t{1}, std::size_t{5000}, large_page_bytes,
          2 * large_page_bytes + 1, 9 * large_page_bytes - 1}) {
        std::unique_ptr<void, void (*)(void*)> const memory(allocate(bytes), std::free);
        REQUIRE(memory != nullptr);
        std::memset(memory.get(), 0x5a, bytes);
        if (bytes >= large_page_bytes)
            REQUIRE(reinterpret_cast<std::uintptr_t>(memory.get()) % large_page_bytes == 0);
    }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("new asks for large pages, and for more than there is says so", "[memory]") {
    std::vector<float> const column(4'000'000, 1.0F);
    REQUIRE(reinterpret_cast<std::uintptr_t>(column.data()) % large_page_bytes == 0);
    REQUIRE(allocate(SIZE_MAX) == nullptr);
    REQUIRE(allocate(SIZE_MAX - large_page_bytes / 2) == nullptr);
    std::size_t volatile much = SIZE_MAX / 4;
    REQUIRE_THROWS_AS(::operator new(much), std::bad_alloc);
    static int handled;
    handled = 0;
    auto const before = std::set_new_handler([] {
        if (++handled == 2) std::set_new_handler(nullptr);
    });
    REQUIRE_THROWS_AS(::operator new(much), std::bad_alloc);
    std::set_new_handler(before);
    REQUIRE(handled == 2);
}
#endif
