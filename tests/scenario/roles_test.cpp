#include <catch2/catch.hpp>

#include "org/organisation.hpp"
#include "scenario/files.hpp"
#include "scenario/role_holders.hpp"
#include "scenario/role_patterns.hpp"

using namespace scenario_test;
using diorama::mechanisms::Role;
using diorama::mechanisms::RoleHolders;
using diorama::org::no_person;
using diorama::scenario::RoleRule;
using diorama::scenario::title_matches;
using diorama::scenario::title_words;
using diorama::scenario::TitlePattern;

namespace {

bool fits(std::string_view pattern, std::string_view title) {
    return TitlePattern(pattern).matches(title_words(title));
}

bool default_fits(Role role, std::string_view title) {
    return title_matches(diorama::scenario::default_patterns(role), title_words(title));
}

struct Post {
    std::string_view id;
    std::string_view manager;
    std::string_view title;
};

diorama::org::Organisation organisation_of(std::vector<Post> const& posts) {
    diorama::org::Chart chart;
    for (auto const& post : posts) {
        chart.ids.push_back(post.id);
        chart.titles.codes.push_back(static_cast<std::uint32_t>(chart.titles.names.size()));
        chart.titles.names.emplace_back(post.title);
        auto manager = no_person;
        for (std::size_t k = 0; k < posts.size(); ++k)
            if (posts[k].id == post.manager) manager = diorama::org::person(k);
        chart.managers.push_back(manager);
    }
    return diorama::org::assemble(std::move(chart));
}

struct Result {
    RoleHolders holders;
    std::vector<std::string> notes;
    std::string problems;
};

Result find(diorama::org::Organisation const& organisation, std::vector<RoleRule> const& rules = {},
            bool stand_ins = true) {
    Result result;
    diorama::problems::Problems problems;
    result.holders = find_role_holders(organisation, rules, stand_ins, problems, result.notes);
    for (auto const& problem : problems.list()) result.problems += problem.text() + "\n";
    return result;
}

std::string_view holder(diorama::org::Organisation const& organisation, Result const& result,
                        Role role) {
    auto const who = result.holders.of(role);
    return who == no_person ? std::string_view("nobody") : organisation.id(who);
}

RoleRule by_patterns(Role role, std::vector<std::string> patterns) {
    RoleRule rule;
    rule.role = role;
    rule.patterns = std::move(patterns);
    return rule;
}

}  // namespace

TEST_CASE("a pattern looks for whole words in any case", "[scenario][roles]") {
    REQUIRE(fits("CTO", "cto, cofounder"));
    REQUIRE_FALSE(fits("CTO", "Director"));  // dire-CTO-r
    REQUIRE(fits("finance director", "Group Finance Director (acting)"));
    REQUIRE_FALSE(fits("finance director", "Director of Finance"));
    REQUIRE(fits("chief-executive", "Chief Executive & Permanent Secretary"));
}

TEST_CASE("a star stands for letters, alone for words", "[scenario][roles]") {
    REQUIRE(fits("financ*", "Financial Controller"));
    REQUIRE(fits("*finance officer*", "Director General, Chief Finance Officer"));
    REQUIRE(fits("director * finance", "Director of Corporate Finance"));
    REQUIRE(fits("director * finance", "Director Finance"));
    REQUIRE_FALSE(fits("director * finance", "Finance Director"));
    REQUIRE(fits("d*r*r", "director"));
}

TEST_CASE("patterns that exclude win", "[scenario][roles]") {
    REQUIRE(default_fits(Role::finance_officer, "Finance Director"));
    REQUIRE_FALSE(default_fits(Role::finance_officer, "Personal Assistant to Finance Director"));
    REQUIRE_FALSE(default_fits(Role::chief_executive, "Chief of Staff to CEO"));
    REQUIRE(default_fits(Role::change_manager, "HMRC Change Programme Director"));
    REQUIRE_FALSE(default_fits(Role::change_manager, "Head of Climate Change"));
}

TEST_CASE("a pattern of many stars ends in time", "[scenario][roles]") {
    std::string stars;
    for (int k = 0; k < 500; ++k) stars += "a*";
    REQUIRE_FALSE(fits(stars + "b", std::string(1000, 'a')));
    std::string words;
    std::string title;
    for (int k = 0; k < 500; ++k) words += "a * ";
    for (int k = 0; k < 1000; ++k) title += "a ";
    REQUIRE_FALSE(fits(words + "b", title));
    REQUIRE(fits(words, title));
}

TEST_CASE("of several matches the most senior holds the role: depth, people below, row",
          "[scenario][roles]") {
    auto const organisation = organisation_of({{"a", "", "CEO"},
                                               {"b", "a", "Operations"},
                                               {"c", "b", "Finance Director, North"},
                                               {"d", "a", "Finance Director, South"},
                                               {"e", "a", "Finance Director, East"},
                                               {"f", "e", "Clerk"}});
    REQUIRE(holder(organisation, find(organisation), Role::finance_officer) == "e");
}

TEST_CASE("an earlier pattern wins over seniority, but for the chief executive",
          "[scenario][roles]") {
    auto const organisation = organisation_of({{"a", "", "Director General"},
                                               {"b", "a", "Chief People Officer"},
                                               {"c", "b", "Talent Manager"},
                                               {"d", "c", "Chief Executive, Holiday Club"}});
    auto const result = find(organisation);
    REQUIRE(holder(organisation, result, Role::talent_manager) == "c");
    REQUIRE(holder(organisation, result, Role::chief_executive) == "a");
    auto const own = find(organisation, {by_patterns(Role::brand_manager, {"holiday", "people"})});
    REQUIRE(holder(organisation, own, Role::brand_manager) == "d");
}

TEST_CASE("a scenario's patterns stand in place of the default ones", "[scenario][roles]") {
    auto const organisation = organisation_of(
        {{"a", "", "CEO"}, {"b", "a", "Finance Director"}, {"c", "a", "Purse Keeper"}});
    auto const result = find(organisation, {by_patterns(Role::finance_officer, {"purse*"})});
    REQUIRE(holder(organisation, result, Role::finance_officer) == "c");
}

TEST_CASE("without a title the top of the largest tree is the chief executive",
          "[scenario][roles]") {
    auto const organisation = organisation_of(
        {{"a", "", ""}, {"b", "", ""}, {"c", "b", ""}, {"d", "b", ""}, {"e", "a", ""}});
    REQUIRE(holder(organisation, find(organisation), Role::chief_executive) == "b");
}

TEST_CASE("stand-ins are those who lead, by depth, then the others", "[scenario][roles]") {
    // a leads everyone; c leads two, b one, d nobody.
    auto const organisation = organisation_of({{"a", "", ""},
                                               {"b", "a", ""},
                                               {"c", "a", ""},
                                               {"d", "a", ""},
                                               {"e", "b", ""},
                                               {"f", "c", ""},
                                               {"g", "c", ""}});
    auto const result = find(organisation);
    REQUIRE(holder(organisation, result, Role::chief_executive) == "a");
    REQUIRE(holder(organisation, result, Role::finance_officer) == "c");
    REQUIRE(holder(organisation, result, Role::marketing_officer) == "b");
    REQUIRE(holder(organisation, result, Role::technology_officer) == "d");
    REQUIRE(holder(organisation, result, Role::department_manager) == "nobody");
}

TEST_CASE("who was found by title, who stands in and what nobody holds is said",
          "[scenario][roles]") {
    auto const organisation =
        organisation_of({{"a", "", "Boss"}, {"b", "a", "CFO"}, {"c", "a", ""}});
    auto const notes = find(organisation).notes;
    REQUIRE(notes.size() == 4);
    REQUIRE(notes[0] == "1 of 16 roles were found by title: finance_officer b (CFO)");
    REQUIRE(notes[1].find("chief_executive a (Boss)") != std::string::npos);
    REQUIRE(
        notes[2].find("stand-ins, the most senior people without a role: marketing_officer c") !=
        std::string::npos);
    REQUIRE(notes[3].find("13 of 16 roles are held by nobody: technology_officer, ") == 0);
}

TEST_CASE("without stand-ins roles stay empty", "[scenario][roles]") {
    auto const organisation = organisation_of({{"a", "", "Boss"}, {"b", "a", "CFO"}});
    auto const result = find(organisation, {}, false);
    REQUIRE(holder(organisation, result, Role::chief_executive) == "nobody");
    REQUIRE(holder(organisation, result, Role::finance_officer) == "b");
}

TEST_CASE("a named holder is taken before anyone is found by title", "[scenario][roles]") {
    auto const organisation = organisation_of(
        {{"a", "", "CEO"}, {"b", "a", "Finance Director"}, {"c", "b", "Financial Controller"}});
    RoleRule rule;
    rule.role = Role::brand_manager;
    rule.holder = "b";
    auto const result = find(organisation, {rule});
    REQUIRE(holder(organisation, result, Role::brand_manager) == "b");
    REQUIRE(holder(organisation, result, Role::finance_officer) == "c");
}

TEST_CASE(
    "a holder may have several roles when the scenario says so, and a vacant role has no stand-in",
    "[scenario][roles]") {
    auto const scenario = loaded(R"(
[[role]]
role = "finance_officer"
holder = "ann"
[[role]]
role = "technology_officer"
holder = "ann"
[[role]]
role = "operating_officer"
vacant = true
)");
    auto const& model = scenario.model;
    REQUIRE(model.roles.of(Role::finance_officer) == model.roles.of(Role::technology_officer));
    REQUIRE(model.roles.of(Role::operating_officer) == no_person);
}
