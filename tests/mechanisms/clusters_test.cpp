#include "mechanisms/clusters.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "random/draw.hpp"

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

/// Largest first.
Sizes sizes_of(org::Ties const& ties, Chosen const& group, std::size_t threads,
               std::uint8_t chosen = 1) {
    auto sizes = mechanisms::cluster_sizes(parallel::Workers(threads), ties, group, chosen);
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    return sizes;
}

}  // namespace

TEST_CASE("chosen people hang together only by ties among themselves", "[mechanisms][clusters]") {
    auto const row = row_of_seven();
    for (std::size_t const threads : {1u, 2u, 3u, 7u, 20u}) {
        REQUIRE(sizes_of(row, {1, 1, 1, 1, 1, 1, 1}, threads) == Sizes{7});
        REQUIRE(sizes_of(row, {1, 0, 1, 1, 1, 0, 1}, threads) == Sizes{3, 1, 1});
        REQUIRE(sizes_of(row, {1, 0, 1, 0, 1, 0, 1}, threads) == Sizes{1, 1, 1, 1});
        REQUIRE(sizes_of(row, {2, 2, 1, 0, 2, 2, 2}, threads, 2) == Sizes{3, 2});
        REQUIRE(sizes_of(row, Chosen(7, 0), threads).empty());
    }
    REQUIRE(sizes_of(org::Ties(), {}, 2).empty());
}

namespace {

/// Groups by walking from each of the chosen to all that can be reached.
Sizes walked_sizes(org::Ties const& ties, Chosen left) {
    Sizes sizes;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (left[i] == 0) continue;
        std::vector<std::size_t> reached{i};
        left[i] = 0;
        for (std::size_t k = 0; k < reached.size(); ++k)
            for (auto const peer : ties.of(org::person(reached[k])))
                if (left[org::row(peer)] != 0) {
                    left[org::row(peer)] = 0;
                    reached.push_back(org::row(peer));
                }
        sizes.push_back(reached.size());
    }
    std::sort(sizes.begin(), sizes.end(), std::greater<>());
    return sizes;
}

}  // namespace

TEST_CASE("groups of all densities are those that a walk finds", "[mechanisms][clusters]") {
    constexpr std::uint32_t headcount = 3000;
    auto const draw = [](std::uint32_t row, std::uint32_t nth) {
        return random::words({17, random::Purpose::verification, 0, row, nth})[0];
    };
    // From a dust of pairs over one large group with many small ones to one that holds all.
    for (std::uint32_t ties_in_ten : {3u, 8u, 12u, 20u, 60u}) {
        std::vector<org::Tie> pairs;
        for (std::uint32_t k = 0; k < headcount * ties_in_ten / 10; ++k)
            pairs.push_back({org::person(draw(k, ties_in_ten) % headcount),
                             org::person(draw(k, 100 + ties_in_ten) % headcount)});
        std::erase_if(pairs, [](org::Tie const& one) { return one.a == one.b; });
        org::Ties const ties(headcount, pairs);
        Chosen chosen;
        for (std::uint32_t i = 0; i < headcount; ++i) chosen.push_back(draw(i, 200) % 4 != 0);
        for (std::size_t const threads : {1u, 2u, 3u, 8u})
            REQUIRE(sizes_of(ties, chosen, threads) == walked_sizes(ties, chosen));
    }
}
