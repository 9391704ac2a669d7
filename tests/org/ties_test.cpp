#include "org/ties.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace diorama::org;

namespace {

std::vector<PersonId> people(std::initializer_list<std::size_t> rows) {
    std::vector<PersonId> ids;
    for (std::size_t const i : rows) ids.push_back(person(i));
    return ids;
}

std::vector<PersonId> of(Ties const& ties, std::size_t i) {
    auto const row_of = ties.of(person(i));
    return {row_of.begin(), row_of.end()};
}

Tie tie_between(std::size_t a, std::size_t b) { return {person(a), person(b)}; }

}  // namespace

TEST_CASE("everyone's neighbours lie in ascending order, whatever the order of the file",
          "[org][ties]") {
    std::vector<Tie> given{tie_between(3, 0), tie_between(1, 0), tie_between(0, 2)};
    Ties const ties(4, given);
    REQUIRE(of(ties, 0) == people({1, 2, 3}));
    REQUIRE(of(ties, 3) == people({0}));
    std::reverse(given.begin(), given.end());
    Ties const again(4, given);
    REQUIRE(std::ranges::equal(again.neighbours(), ties.neighbours()));
    REQUIRE(std::ranges::equal(again.offsets(), ties.offsets()));
}

TEST_CASE("a tie told from both ends is one tie and a tie to oneself is none", "[org][ties]") {
    std::vector<Tie> const given{tie_between(0, 1), tie_between(1, 0), tie_between(0, 1),
                                 tie_between(2, 2), tie_between(1, 2)};
    Ties const ties(3, given);
    REQUIRE(ties.directed_count() == 4);
    REQUIRE(ties.degree(person(0)) == 1);
    REQUIRE(of(ties, 1) == people({0, 2}));
    REQUIRE(of(ties, 2) == people({1}));
}

TEST_CASE("people without ties have empty rows", "[org][ties]") {
    Ties const nobody(0, {});
    REQUIRE(nobody.headcount() == 0);
    Ties const alone(3, {});
    REQUIRE(alone.headcount() == 3);
    REQUIRE(alone.of(person(2)).empty());
    REQUIRE(Ties{}.headcount() == 0);
}

TEST_CASE("new ties are added once to those that exist", "[org][ties]") {
    std::vector<Tie> const first{tie_between(0, 1)};
    std::vector<Tie> const more{tie_between(1, 0), tie_between(1, 2)};
    Ties const ties = Ties(3, first).with(more);
    REQUIRE(ties.directed_count() == 4);
    auto const list = ties.list();
    REQUIRE(list.size() == 2);
    REQUIRE(row(list[0].a) == 0);
    REQUIRE(row(list[0].b) == 1);
    REQUIRE(row(list[1].a) == 1);
    REQUIRE(row(list[1].b) == 2);
}

TEST_CASE("copies share their rows, and new ties make new ones", "[org][ties]") {
    std::vector<Tie> const first{tie_between(0, 1)};
    Ties ties(3, first);
    Ties copy = ties;
    REQUIRE(copy.neighbours().data() == ties.neighbours().data());
    REQUIRE(copy.offsets().data() == ties.offsets().data());

    std::vector<Tie> const more{tie_between(1, 2)};
    ties = ties.with(more);
    REQUIRE(of(ties, 1) == people({0, 2}));
    REQUIRE(of(copy, 1) == people({0}));

    Ties const taken = std::move(copy);
    REQUIRE(of(taken, 1) == people({0}));
    REQUIRE(copy.headcount() == 3);
    REQUIRE(of(copy, 0) == people({1}));
}

TEST_CASE("ties that come later give a wider row to those whom they concern, and to nobody else",
          "[org][ties]") {
    std::vector<Tie> first;
    for (std::size_t i = 0; i + 1 < 100; ++i) first.push_back({person(i), person(i + 1)});
    Ties const line(100, first);
    auto const more = line.with(std::vector<Tie>{{person(90), person(7)},
                                                 {person(7), person(90)},
                                                 {person(3), person(4)},
                                                 {person(5), person(5)}});
    REQUIRE(more.directed_count() == line.directed_count() + 2);
    REQUIRE(more.neighbours().data() == line.neighbours().data());
    REQUIRE_FALSE(more.shares_rows_with(line));
    auto const wider = [&](std::size_t from, std::size_t to) {
        std::vector<std::pair<PersonId, std::size_t>> who;
        more.for_added(person(from), person(to), [&](PersonId one, auto const&) {
            who.push_back({one, more.degree(one)});
        });
        return who;
    };
    REQUIRE(wider(0, 100) == std::vector{std::pair(person(7), std::size_t{3}),
                                         std::pair(person(90), std::size_t{3})});
    REQUIRE(wider(8, 90).empty());
    REQUIRE(wider(90, 91).size() == 1);
    std::vector<std::pair<PersonId, PersonId>> met;
    more.for_added(person(0), person(100), [&](PersonId one, auto const& peers) {
        for (auto const peer : peers) met.push_back({one, peer});
    });
    REQUIRE(met == std::vector{std::pair(person(7), person(90)), std::pair(person(90), person(7))});
    met.clear();
    more.for_added(person(8), person(91), [&](PersonId one, auto const& peers) {
        for (auto const peer : peers) met.push_back({one, peer});
    });
    REQUIRE(met == std::vector{std::pair(person(90), person(7))});
    auto const of_seven = more.of(person(7));
    REQUIRE(std::vector(of_seven.begin(), of_seven.end()) ==
            std::vector{person(6), person(8), person(90)});
    REQUIRE(more.degree(person(90)) == 3);
    REQUIRE(more.of(person(3)).data() == line.of(person(3)).data());
    // Again and again, as if all had been given at once.
    auto all = first;
    auto grown = line;
    for (std::size_t k = 0; k < 60; ++k) {
        std::vector<Tie> const few{{person(k * 37 % 100), person(k * 11 % 97)},
                                   {person(k * 53 % 100), person(k)}};
        all.insert(all.end(), few.begin(), few.end());
        grown = grown.with(few);
        Ties const at_once(100, all);
        REQUIRE(grown.directed_count() == at_once.directed_count());
        for (std::size_t i = 0; i < 100; ++i)
            REQUIRE(std::ranges::equal(grown.of(person(i)), at_once.of(person(i))));
        if (grown.neighbours().data() != line.neighbours().data()) continue;  // laid out anew
        std::size_t added = 0;
        grown.for_added(person(0), person(100), [&](PersonId one, auto const& peers) {
            std::vector<PersonId> later;
            std::ranges::set_difference(grown.of(one), line.of(one), std::back_inserter(later));
            REQUIRE(std::ranges::equal(peers, later));
            added += peers.size();
        });
        REQUIRE(added == grown.directed_count() - line.directed_count());
    }
    REQUIRE(grown.neighbours().data() != line.neighbours().data());  // laid out anew on the way
}
