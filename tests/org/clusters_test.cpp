#include "org/clusters.hpp"

#include <catch2/catch.hpp>

using namespace diorama;

namespace {

/// Seven people in a row, each tied to the next.
org::Ties row_of_seven() {
    std::vector<org::Tie> ties;
    for (std::size_t i = 0; i + 1 < 7; ++i) ties.push_back({org::person(i), org::person(i + 1)});
    return {7, ties};
}

using Sizes = std::vector<std::size_t>;
using Chosen = std::vector<std::uint8_t>;

}  // namespace

TEST_CASE("chosen people hang together only by ties among themselves", "[org][clusters]") {
    auto const row = row_of_seven();
    REQUIRE(org::cluster_sizes(row, Chosen{1, 1, 1, 1, 1, 1, 1}) == Sizes{7});
    REQUIRE(org::cluster_sizes(row, Chosen{1, 0, 1, 1, 1, 0, 1}) == Sizes{3, 1, 1});
    REQUIRE(org::cluster_sizes(row, Chosen{1, 0, 1, 0, 1, 0, 1}) == Sizes{1, 1, 1, 1});
    REQUIRE(org::cluster_sizes(row, Chosen(7, 0)).empty());
}
