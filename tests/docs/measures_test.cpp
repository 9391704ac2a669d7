#include "measures/catalogue.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

using diorama::measures::catalogue;
using diorama::measures::find;

TEST_CASE("every measure has a unit, a meaning, a name of its own and a part of the domain",
          "[docs]") {
    std::set<std::string_view> names;
    for (auto const& one : catalogue()) {
        INFO(one.name);
        CHECK(names.insert(one.name).second);
        CHECK_FALSE(one.unit.empty());
        CHECK(one.meaning.size() > 10);
        bool const known = one.domain.size() == 2 && one.domain[0] == 'D' && one.domain[1] >= '1' &&
                           one.domain[1] <= '9';
        CHECK(known);
    }
}

TEST_CASE("each part of the domain shows in at least one measure", "[docs]") {
    for (std::string const domain : {"D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9"}) {
        INFO(domain);
        CHECK(std::any_of(catalogue().begin(), catalogue().end(),
                          [&](auto const& one) { return one.domain == domain; }));
    }
}

TEST_CASE("a week's line has the columns that users' scripts rest on", "[docs]") {
    for (std::string const rung : {"aware", "willing", "trained", "using", "habitual"})
        for (std::string const practice : {"culture", "data", "experience"}) {
            INFO(rung + "." + practice);
            CHECK(find(catalogue(), rung + "." + practice).has_value());
        }
    for (std::string_view const name : {"using",
                                        "integrated",
                                        "integrated_visible",
                                        "energy",
                                        "trust",
                                        "leader_diary_hours",
                                        "leader_free_hours",
                                        "leader_used_hours",
                                        "leader_steering_hours",
                                        "leader_pledged_hours",
                                        "leader_given_hours",
                                        "sessions_held",
                                        "sessions_slipped",
                                        "sessions_delegated",
                                        "decisions_defaulted",
                                        "programme_complete",
                                        "informed",
                                        "satisfaction",
                                        "consistency",
                                        "customer_advocacy",
                                        "employee_advocacy",
                                        "spend",
                                        "scorecard"}) {
        INFO(name);
        CHECK(find(catalogue(), name).has_value());
    }
}
