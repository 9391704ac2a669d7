#include "org/organisation.hpp"

#include <catch2/catch.hpp>

using namespace diorama::org;

namespace {

struct Post {
    std::string_view id;
    int manager;  ///< row of the manager's post, -1 = none
    std::string_view title = "";
    bool vacant = false;
    std::string department = "";
};

void label(Labels& labels, std::string_view text) {
    std::uint32_t code = 0;
    while (code < labels.names.size() && labels.names[code] != text) ++code;
    if (code == labels.names.size()) labels.names.emplace_back(text);
    labels.codes.push_back(code);
}

Chart chart_of(std::vector<Post> const& posts) {
    Chart chart;
    for (Post const& post : posts) {
        chart.ids.push_back(post.id);
        chart.managers.push_back(post.manager < 0 ? no_person : person(std::size_t(post.manager)));
        chart.vacant.push_back(post.vacant ? 1 : 0);
        label(chart.titles, post.title);
        label(chart.departments, post.department);
    }
    return chart;
}

}  // namespace

TEST_CASE("three layers: leaders come by depth, reports by row", "[org][hierarchy]") {
    // 2 leads 0 and 4; 4 leads 1 and 3.
    Hierarchy const h = make_hierarchy({person(2), person(4), no_person, person(4), person(2)});
    REQUIRE(h.roots == std::vector{person(2)});
    REQUIRE(h.depths == std::vector<std::uint16_t>{1, 2, 0, 2, 1});
    REQUIRE(h.leaders == std::vector{person(2), person(4)});
    REQUIRE(h.leader_index[4] == 1);
    REQUIRE(h.leader_index[0] == Hierarchy::no_leader);
    REQUIRE(h.span_of(person(4)) == 2);
    REQUIRE(h.reports_of(person(4))[0] == person(1));
    REQUIRE(h.reports_of(person(2))[1] == person(4));
}

TEST_CASE("reports of a vacant post go to the next filled manager above", "[org][assemble]") {
    Organisation const org = assemble(
        chart_of({{"top", -1}, {"empty", 0, "", true}, {"emptier", 1, "", true}, {"worker", 2}}));
    REQUIRE(org.headcount() == 2);
    REQUIRE(org.id(person(1)) == "worker");
    REQUIRE(org.hierarchy.managers_of[1] == person(0));
}

TEST_CASE("a vacancy at the very top makes its reports roots", "[org][assemble]") {
    Organisation const org = assemble(chart_of({{"a", 1}, {"empty", -1, "", true}, {"b", 1}}));
    REQUIRE(org.hierarchy.roots.size() == 2);
    REQUIRE(org.headcount() == 2);
}

TEST_CASE("a matrix line becomes a tie and leaves the solid line alone", "[org][assemble]") {
    Chart chart = chart_of({{"top", -1}, {"one", 0}, {"two", 0}, {"worker", 1}});
    chart.matrix_lines.push_back({person(3), person(2)});
    Organisation const org = assemble(std::move(chart));
    REQUIRE(org.hierarchy.managers_of[3] == person(1));
    REQUIRE(org.ties.directed_count() == 2);
    REQUIRE(org.ties.of(person(3))[0] == person(2));
}

TEST_CASE("without a department column each report of the root heads one", "[org][assemble]") {
    Organisation const org = assemble(chart_of(
        {{"r", -1, "Chief"}, {"s", 0, "Sales"}, {"m", 0}, {"w", 1, "Clerk"}, {"x", 3, "Trainee"}}));
    REQUIRE(org.departments_derived);
    REQUIRE(org.department_names == std::vector<std::string>{"Top", "Sales", "m"});
    REQUIRE(org.departments == std::vector<std::uint16_t>{0, 1, 2, 1, 1});
}

TEST_CASE("two heads of one title give two departments that can be told apart", "[org][assemble]") {
    Organisation const org =
        assemble(chart_of({{"r", -1}, {"n", 0, "Director"}, {"s", 0, "Director"}}));
    REQUIRE(org.department_names ==
            std::vector<std::string>{"Top", "Director (n)", "Director (s)"});
}

TEST_CASE("people without a department are gathered under (none)", "[org][assemble]") {
    Organisation const org = assemble(chart_of({{"a", -1, "", false, "Sales"},
                                                {"b", 0, "", false, ""},
                                                {"c", 0, "", true, "Ghosts"},
                                                {"d", 0, "", false, "Sales"}}));
    REQUIRE_FALSE(org.departments_derived);
    REQUIRE(org.department_names == std::vector<std::string>{"Sales", "(none)"});
    REQUIRE(org.departments == std::vector<std::uint16_t>{0, 1, 0});
}
