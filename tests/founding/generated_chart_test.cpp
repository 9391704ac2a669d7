#include "founding/generated_chart.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "founding/firm.hpp"
#include "founding/spans.hpp"
#include "org/structure.hpp"

using namespace diorama;

namespace {

org::Organisation firm(std::uint32_t people, std::uint64_t seed = 1) {
    return org::assemble(founding::generate_chart({.people = people}, seed));
}

}  // namespace

TEST_CASE("spans have the mean that was asked for, also after the widest are cut",
          "[founding][spans]") {
    for (double const mean : {1.5, 4.7, 9.0}) {
        founding::Spans const spans(mean, 0.66, 20);
        REQUIRE(spans.mean() == Approx(mean).epsilon(1e-6));
        REQUIRE(spans.at(1e-12) == 1);
        REQUIRE(spans.at(1.0 - 1e-12) <= 20);
    }
    REQUIRE(founding::Spans(4.0, 0.66, 1).at(0.5) == 1);
}

TEST_CASE("an invented firm has exactly the people that were asked for, under one chief",
          "[founding][chart]") {
    for (std::uint32_t const people : {1U, 2U, 3U, 5U, 17U, 154U, 2'000U, 30'000U}) {
        CAPTURE(people);
        auto const s = org::describe(firm(people));
        REQUIRE(s.people == people);
        REQUIRE(s.roots == 1);
        REQUIRE(s.max_span <= 20);
        REQUIRE(s.departments <= 10);
    }
}

TEST_CASE("spans of an invented firm look like those of two real ones", "[founding][chart]") {
    // Michalski et al. 2011: mean 4.5, median 4, max 13; Sourcegraph 2022-03: 4.95, 5, 16.
    double mean = 0.0;
    double layers = 0.0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        auto const s = org::describe(firm(154, seed));
        mean += s.mean_span / 40.0;
        layers += static_cast<double>(s.layers) / 40.0;
    }
    REQUIRE(mean > 4.2);
    REQUIRE(mean < 5.2);
    REQUIRE(layers > 4.0);  // real: 6 at 154 people, 6 at 273
    REQUIRE(layers < 6.5);
    auto const s = org::describe(firm(20'000));
    REQUIRE(s.mean_span == Approx(4.7).margin(0.15));
    REQUIRE(s.median_span == 4.0);
    REQUIRE(s.max_span >= 13);
    REQUIRE(s.max_span <= 20);
}

TEST_CASE("depth grows by the logarithm of the people", "[founding][chart]") {
    auto const layers = [](std::uint32_t people) {
        return static_cast<int>(org::describe(firm(people)).layers);
    };
    int const small = layers(1'000);
    int const middle = layers(10'000);
    int const large = layers(100'000);
    CAPTURE(small, middle, large);
    REQUIRE(small >= 5);
    REQUIRE(large <= 13);
    // Ten times the people add log(10) / log(0.6 x 4.7) = 2.2 layers.
    REQUIRE(middle - small >= 1);
    REQUIRE(middle - small <= 4);
    REQUIRE(large - middle >= 1);
    REQUIRE(large - middle <= 4);
}

TEST_CASE("every role of a change programme has a holder in a firm of a hundred",
          "[founding][chart]") {
    for (std::uint32_t const people : {100U, 154U, 2'000U}) {
        auto const organisation = firm(people);
        std::multiset<std::string> titles;
        for (std::size_t i = 0; i < organisation.headcount(); ++i)
            titles.emplace(organisation.title(org::person(i)));
        CAPTURE(people);
        for (auto const& role : founding::special_roles())
            REQUIRE(titles.count(std::string(role.title)) == 1);
        for (char const* officer :
             {"Chief Executive Officer", "Chief Financial Officer", "Chief Marketing Officer",
              "Chief Technology Officer", "Chief Operating Officer"})
            REQUIRE(titles.count(officer) == 1);
    }
}

TEST_CASE("a department hangs below its head and the head below the chief", "[founding][chart]") {
    auto const organisation = firm(2'000);
    for (std::size_t i = 1; i < organisation.headcount(); ++i) {
        std::size_t const manager = org::row(organisation.hierarchy.managers_of[i]);
        REQUIRE(manager < i);
        if (manager != 0) REQUIRE(organisation.departments[i] == organisation.departments[manager]);
    }
    REQUIRE_FALSE(organisation.departments_derived);
    REQUIRE(organisation.department_names.size() == 10);
}

TEST_CASE("one seed gives one firm, another seed another", "[founding][chart]") {
    auto const a = founding::generate_chart({.people = 500}, 7);
    auto const b = founding::generate_chart({.people = 500}, 7);
    auto const c = founding::generate_chart({.people = 500}, 8);
    REQUIRE(a.managers == b.managers);
    REQUIRE(a.titles.codes == b.titles.codes);
    REQUIRE(a.managers != c.managers);
    REQUIRE(a.generated);
    REQUIRE(a.ids[0] == "P000001");
    REQUIRE(a.ids[499] == "P000500");
}

TEST_CASE("the parameters' defaults lie in their ranges and every one has a source",
          "[founding][chart]") {
    founding::GeneratedChart const p;
    for (auto const& field : founding::GeneratedChart::fields()) {
        CAPTURE(std::string(field.name));
        REQUIRE_FALSE(field.source.empty());
        double const value = std::visit(
            [&](auto const& member) {
                if constexpr (std::is_member_object_pointer_v<std::decay_t<decltype(member)>>)
                    return static_cast<double>(p.*member);
                else
                    return static_cast<double>(member.get(p));
            },
            field.member);
        REQUIRE(value >= field.low);
        REQUIRE(value <= field.high);
    }
}
