#include "org/tie_list.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "org/chart.hpp"

using namespace diorama::org;

namespace {

LooseTies loose(std::vector<Tie> const& ties) {
    LooseTies all;
    for (Tie const& tie : ties) all.add(tie);
    return all;
}

Tie tie(std::size_t a, std::size_t b, float weight = 1.0F, TieOrigin origin = TieOrigin::given) {
    return {person(a), person(b), weight, origin};
}

std::vector<std::uint64_t> keys(std::vector<std::pair<std::uint64_t, std::uint64_t>> const& pairs) {
    std::vector<std::uint64_t> all;
    for (auto const& [a, b] : pairs) all.push_back(a << 32U | b);
    return all;
}

}  // namespace

TEST_CASE("loose ties come out each once under their smaller end, in order", "[org][ties]") {
    TieList const list(4, loose({tie(3, 1), tie(0, 2), tie(1, 0), tie(2, 2), tie(0, 1)}));
    REQUIRE(list.keys() == keys({{0, 1}, {0, 2}, {1, 3}}));
    REQUIRE(list.after(person(2)).empty());
    REQUIRE(list[2].a == person(1));
    REQUIRE(list[2].b == person(3));
    // Told twice without a weight: two.
    REQUIRE(list[0].weight == 2.0F);
    REQUIRE(list[1].weight == 1.0F);
    REQUIRE(TieList(4, list.keys(), TieOrigin::given).keys() == list.keys());
}

TEST_CASE("weights of a pair add up and one given row makes it given", "[org][ties]") {
    constexpr auto generated = TieOrigin::generated;
    TieList const list(3, loose({tie(0, 1, 1.0F, generated), tie(2, 1, 0.5F, generated),
                                 tie(1, 0, 3.0F), tie(1, 2, 0.25F, generated)}));
    REQUIRE(list.size() == 2);
    REQUIRE(list[0].weight == 4.0F);
    REQUIRE(list[0].origin == TieOrigin::given);
    REQUIRE(list[1].weight == 0.75F);
    REQUIRE(list[1].origin == generated);
    REQUIRE_FALSE(list.all_generated());
    REQUIRE(TieList(2, loose({tie(0, 1, 2.0F, generated)})).all_generated());
    REQUIRE_FALSE(TieList(2, {}).all_generated());
}

TEST_CASE("a weight or an origin that differs late leaves the earlier ones as they were",
          "[org][ties]") {
    // More than one block: nobody may forget what the first one held.
    constexpr std::size_t people = 300'001;
    LooseTies all;
    for (std::size_t i = 1; i < people; ++i) all.add(tie(i, i - 1));
    all.add(tie(0, people - 1, 7.0F, TieOrigin::generated));
    TieList const list(people, std::move(all));
    REQUIRE(list.size() == people);
    REQUIRE(list[0].weight == 1.0F);
    REQUIRE(list[0].origin == TieOrigin::given);
    REQUIRE(list[1].b == person(people - 1));
    REQUIRE(list[1].weight == 7.0F);
    REQUIRE(list[1].origin == TieOrigin::generated);
    REQUIRE(list[people - 1].a == person(people - 2));
    Ties const rows(list);
    REQUIRE(rows.directed_count() == 2 * people);
    REQUIRE(rows.of(person(people - 1))[0] == person(0));
    REQUIRE(rows.of(person(people - 1))[1] == person(people - 2));
}

TEST_CASE("a column of texts keeps them across its stretches", "[org][chart]") {
    TextColumn texts;
    for (int i = 0; i < 3'000; ++i) texts.push_back(i % 7 == 0 ? "" : std::to_string(i));
    REQUIRE(texts.size() == 3'000);
    for (int const i : {0, 1, 1'022, 1'023, 1'024, 1'025, 2'047, 2'048, 2'999})
        REQUIRE(texts[std::size_t(i)] == (i % 7 == 0 ? "" : std::to_string(i)));
}
