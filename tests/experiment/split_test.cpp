#include <catch2/catch.hpp>

#include "experiment/compare.hpp"

using namespace diorama::experiment;

TEST_CASE("many runs get one worker each", "[experiment][compare]") {
    auto const split = split_workers(8, 160);
    REQUIRE(split.runs_at_once == 8);
    REQUIRE(split.workers_a_run == 1);
}

TEST_CASE("a single run gets all workers", "[experiment][compare]") {
    auto const split = split_workers(8, 1);
    REQUIRE(split.runs_at_once == 1);
    REQUIRE(split.workers_a_run == 8);
}

TEST_CASE("workers without a run of their own help inside, and never more than there are",
          "[experiment][compare]") {
    auto const split = split_workers(8, 3);
    REQUIRE(split.runs_at_once == 3);
    REQUIRE(split.workers_a_run == 2);
    REQUIRE(split_workers(1, 0).runs_at_once == 1);
}
