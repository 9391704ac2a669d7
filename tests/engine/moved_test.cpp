#include "engine/moved.hpp"

#include <catch2/catch.hpp>

using namespace diorama;
using namespace diorama::engine;

namespace {

/// More people than one chunk of rows, all of whom are there.
World firm() {
    World world;
    world.people.resize(5000);
    for (auto& one : world.people.standings) one.set_present(true);
    return world;
}

}  // namespace

TEST_CASE("those whom events put elsewhere are listed by row", "[engine][moved]") {
    for (std::size_t threads : {1u, 2u, 3u}) {
        parallel::Workers const workers(threads);
        auto world = firm();
        BeforeEvents before;
        before.note(workers, world);
        std::vector<Moved> moved(7);
        REQUIRE(before.compare(workers, world, moved) == Before::moves);
        REQUIRE(moved.empty());

        world.people.departments[4999] = 3;
        world.people.standings[2048].set_local_staff(true);
        world.people.standings[0].set_rung(0, 4);
        REQUIRE(before.compare(workers, world, moved) == Before::moves);
        REQUIRE(moved.size() == 3);
        REQUIRE(moved[0].row == 0);
        REQUIRE(moved[0].before.rung(0) == 0);
        REQUIRE(moved[0].after.rung(0) == 4);
        REQUIRE(moved[1].row == 2048);
        REQUIRE(moved[2].row == 4999);
        REQUIRE(moved[2].department_before == 0);
        REQUIRE(moved[2].department_after == 3);
    }
}

TEST_CASE("where somebody goes or lines are redrawn, everything is looked at", "[engine][moved]") {
    parallel::Workers const workers(2);
    auto world = firm();
    BeforeEvents before;
    before.note(workers, world);
    std::vector<Moved> moved;
    world.people.standings[3000].set_present(false);
    REQUIRE(before.compare(workers, world, moved) == Before::events);
    world.people.standings[3000].set_present(true);
    REQUIRE(before.compare(workers, world, moved) == Before::moves);
    world.hierarchy = std::make_shared<org::Hierarchy const>();
    REQUIRE(before.compare(workers, world, moved) == Before::events);
}
