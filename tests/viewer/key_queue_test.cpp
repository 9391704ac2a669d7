#include "viewer/window/key_queue.hpp"

#include <array>
#include <catch2/catch.hpp>

using diorama::viewer::window::KeyQueue;

namespace {

constexpr int clicker_key = 3, shift_key = 5, right_key = 7;

/// What some frames see of a key.
std::string seen_of(KeyQueue& keys, int key, std::array<bool, 10>& down, int frames) {
    std::string seen;
    for (int i = 0; i < frames; ++i) {
        keys.give(down);
        seen += down[static_cast<std::size_t>(key)] ? '#' : '.';
    }
    return seen;
}

}  // namespace

TEST_CASE("a key that is let go before the next frame was pressed all the same", "[viewer][keys]") {
    KeyQueue keys;
    std::array<bool, 10> down{};
    keys.add(clicker_key, true);
    keys.add(clicker_key, false);
    REQUIRE(keys.waiting());
    REQUIRE(seen_of(keys, clicker_key, down, 3) == "#..");
    REQUIRE_FALSE(keys.waiting());
}

TEST_CASE("two presses within one frame are two, and a held key stays held", "[viewer][keys]") {
    KeyQueue keys;
    std::array<bool, 10> down{};
    for (int i = 0; i < 2; ++i) {
        keys.add(clicker_key, true);
        keys.add(clicker_key, false);
    }
    keys.add(right_key, true);
    REQUIRE(seen_of(keys, clicker_key, down, 5) == "#.#..");
    REQUIRE(down[right_key]);
    REQUIRE(seen_of(keys, right_key, down, 3) == "###");
}

TEST_CASE("shift is held while the key that it was pressed for is", "[viewer][keys]") {
    KeyQueue keys;
    std::array<bool, 10> down{};
    keys.add(shift_key, true);
    keys.add(right_key, true);
    keys.add(right_key, false);
    keys.add(shift_key, false);
    keys.give(down);
    REQUIRE((down[shift_key] && down[right_key]));
    keys.give(down);
    REQUIRE_FALSE((down[shift_key] || down[right_key]));
    // A key of which nobody keeps count is passed over.
    keys.add(-1, true);
    keys.add(400, true);
    keys.give(down);
    REQUIRE_FALSE(keys.waiting());
}
