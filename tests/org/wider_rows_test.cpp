#include "org/wider_rows.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <thread>
#include <utility>
#include <vector>

#include "org/ties.hpp"

using namespace diorama::org;

namespace {

/// More than four segments of them.
constexpr std::size_t headcount = 70'000;

std::vector<Tie> any_ties(std::mt19937& draw, std::size_t count) {
    std::vector<Tie> ties;
    for (std::size_t k = 0; k < count; ++k)
        ties.push_back({person(draw() % headcount), person(draw() % headcount)});
    return ties;
}

void last_first(std::size_t count, std::function<void(std::size_t)> const& body) {
    while (count > 0) body(--count);
}

/// Those with even numbers beside those with odd ones.
void side_by_side(std::size_t count, std::function<void(std::size_t)> const& body) {
    auto const every_other = [&](std::size_t first) {
        for (std::size_t i = first; i < count; i += 2) body(i);
    };
    std::thread odd(every_other, 1);
    every_other(0);
    odd.join();
}

bool are_same(Ties const& a, Ties const& b) {
    if (a.directed_count() != b.directed_count()) return false;
    for (std::size_t i = 0; i < headcount; ++i)
        if (!std::ranges::equal(a.of(person(i)), b.of(person(i)))) return false;
    return true;
}

/// Whether walks over wider rows meet everybody who has one between two people, in order, and with
/// what the first rows lack.
bool walks_well(Ties const& ties, Ties const& first, std::size_t from, std::size_t to) {
    std::vector<std::pair<PersonId, std::vector<PersonId>>> added, plain;
    ties.for_added(person(from), person(to), [&](PersonId who, auto const& met) {
        added.push_back({who, {met.begin(), met.end()}});
    });
    for (auto i = from; i < to; ++i) {
        std::vector<PersonId> met;
        std::ranges::set_difference(ties.of(person(i)), first.of(person(i)),
                                    std::back_inserter(met));
        if (!met.empty()) plain.push_back({person(i), met});
    }
    return added == plain;
}

}  // namespace

TEST_CASE("ties given bit by bit are those given at once, whoever lays them out",
          "[org][wider-rows]") {
    std::mt19937 draw(7);
    auto all = any_ties(draw, 2 * headcount);
    Ties const first(headcount, all);
    auto one_by_one = first, from_behind = first, beside = first;
    std::vector<std::pair<Ties, std::size_t>> forks;
    // So often that rows are laid out anew for the number of their pools, and so often to one
    // person that it is done for what lies there in vain.
    for (std::size_t round = 0; round < 150; ++round) {
        auto more = any_ties(draw, 1 + draw() % 60);
        more.push_back({person(20'000), person(draw() % headcount)});
        more.push_back(all[draw() % all.size()]);          // known to each other
        more.push_back({more[0].b, more[0].a});            // twice
        more.push_back({person(16'383), person(16'383)});  // to oneself
        all.insert(all.end(), more.begin(), more.end());
        one_by_one = one_by_one.with(more);
        from_behind = from_behind.with(more, last_first);
        beside = beside.with(more, side_by_side);
        if (round % 25 == 0) forks.push_back({beside, all.size()});
    }
    REQUIRE(beside.neighbours().data() == first.neighbours().data());
    Ties const at_once(headcount, all);
    REQUIRE(are_same(one_by_one, at_once));
    REQUIRE(are_same(from_behind, at_once));
    REQUIRE(are_same(beside, at_once));
    for (auto const& [fork, size] : forks)
        REQUIRE(are_same(fork, Ties(headcount, std::span(all).first(size))));
    for (auto const& [from, to] :
         std::vector<std::pair<std::size_t, std::size_t>>{{0, headcount},
                                                          {1, 2},
                                                          {16'383, 16'385},
                                                          {16'000, 33'001},
                                                          {20'000, 20'001},
                                                          {63, 16'384},
                                                          {headcount - 1, headcount},
                                                          {5, 5},
                                                          {headcount, headcount}})
        REQUIRE(walks_well(beside, first, from, to));
}

TEST_CASE("what concerns few leaves the rows of others where they lie", "[org][wider-rows]") {
    std::mt19937 draw(8);
    Ties const first(headcount, any_ties(draw, headcount));
    auto const before = first.with(any_ties(draw, 500));
    auto const after = before.with(std::vector<Tie>{{person(1), person(60'000)}});
    std::size_t moved = 0;
    before.for_added(person(0), person(headcount), [&](PersonId who, auto const&) {
        if (after.of(who).data() != before.of(who).data()) ++moved;
    });
    REQUIRE(moved <= 2);
    REQUIRE_FALSE(after.shares_rows_with(before));
    auto const known = after.with(std::vector<Tie>{{person(60'000), person(1)}});
    REQUIRE(known.shares_rows_with(after));
}
