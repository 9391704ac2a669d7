#include <catch2/catch.hpp>

#include "mechanisms/cascade.hpp"
#include "mechanisms/small_office.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

/// A row of people, each leading the next, with as many spare hours as they need.
struct Line {
    org::Hierarchy hierarchy;
    people::People people;
    LeaderWeeks leaders;
    std::vector<Voice> voices;
    Lines lines;
    Cascade p;

    explicit Line(int headcount) {
        std::vector<int> managers;
        for (int i = 0; i < headcount; ++i) managers.push_back(i - 1);
        hierarchy = test::lines(managers);
        people = test::alike(static_cast<std::size_t>(headcount));
        leaders.resize(hierarchy.leaders.size());
        std::fill(leaders.spare_hours.begin(), leaders.spare_hours.end(), 5.0F);
        voices.resize(hierarchy.leaders.size());
        lines = read_lines(hierarchy, people, false);
    }
    void week() {
        std::vector<float> passed(leaders.count());
        pass_messages(p, hierarchy, voices, {0, leaders.count()}, leaders, passed);
        std::vector<FromManager> of_each;
        for (auto const& voice : voices) of_each.push_back({voice.message, 0.0F});
        of_each.push_back({});
        parallel::Rows const all{0, people.headcount()};
        FromManagers from;
        look_up_managers(lines, of_each, all, from);
        hear_messages(p, from, all, people);
        for (std::size_t i = 0; i < passed.size(); ++i) voices[i].message = passed[i];
    }
    double heard(std::size_t row) const { return static_cast<double>(people.message[row]); }
};

}  // namespace

TEST_CASE("a message goes down one level a week and keeps .73 of itself each time",
          "[mechanisms][cascade]") {
    Line line(6);
    announce(line.p, line.hierarchy, line.leaders, line.people);
    REQUIRE(line.heard(0) == 1.0);
    line.week();  // the top passes it on
    for (std::size_t level = 1; level < 6; ++level) {
        REQUIRE(line.heard(level) == 0.0);
        line.week();
        REQUIRE(line.heard(level) == Approx(std::pow(0.73, level)));
    }
}

TEST_CASE("five levels down a fifth of the message arrives, as Nichols found",
          "[mechanisms][cascade]") {
    Line line(6);
    announce(line.p, line.hierarchy, line.leaders, line.people);
    for (int week = 0; week < 6; ++week) line.week();
    REQUIRE(line.heard(5) == Approx(0.20).margin(0.01));
}

TEST_CASE("a manager without a spare hour keeps the message until there is one",
          "[mechanisms][cascade]") {
    Line line(3);
    announce(line.p, line.hierarchy, line.leaders, line.people);
    line.leaders.spare_hours[1] = 0.5F;
    for (int week = 0; week < 5; ++week) line.week();
    REQUIRE(line.heard(1) > 0.0);
    REQUIRE(line.heard(2) == 0.0);
    REQUIRE(line.leaders.pending_message[1] == Approx(0.73));
    line.leaders.spare_hours[1] = 1.0F;
    line.week();
    line.week();
    REQUIRE(line.heard(2) == Approx(0.73 * 0.73));
    REQUIRE(line.leaders.pending_message[1] == 0.0F);
}

TEST_CASE("a message is passed on once, and fades with those who heard it",
          "[mechanisms][cascade]") {
    Line line(2);
    announce(line.p, line.hierarchy, line.leaders, line.people);
    line.week();
    line.week();
    for (int weeks = 0; weeks < 5; ++weeks) {
        REQUIRE(line.heard(1) == Approx(0.73 * std::pow(0.6, weeks)));
        line.week();
    }
}

TEST_CASE("a weaker second message does not drown what is still remembered",
          "[mechanisms][cascade]") {
    Line line(2);
    line.people.message[1] = 0.9F;
    line.voices[0].message = 0.2F;
    line.week();
    REQUIRE(line.heard(1) == Approx(0.54));
}

TEST_CASE("every root hears an announcement, with or without reports", "[mechanisms][cascade]") {
    auto const hierarchy = test::lines({-1, 0, -1});
    auto people = test::alike(3);
    LeaderWeeks leaders;
    leaders.resize(1);
    announce(Cascade{}, hierarchy, leaders, people);
    REQUIRE(people.message == std::vector{1.0F, 0.0F, 1.0F});
    REQUIRE(leaders.pending_message == std::vector{1.0F});
}

TEST_CASE("nothing announced, nothing heard", "[mechanisms][cascade]") {
    Line line(4);
    for (int week = 0; week < 10; ++week) line.week();
    REQUIRE(line.people.message == std::vector(4, 0.0F));
}

TEST_CASE("whoever has nobody above hears nobody, not the last of the managers",
          "[mechanisms][cascade]") {
    Line const line(4);
    std::vector<FromManager> const of_each{{1.0F, 0.1F}, {2.0F, 0.2F}, {3.0F, 0.3F}, {0.0F, 0.0F}};
    REQUIRE(of_each.size() == line.voices.size() + 1);
    FromManagers from;
    look_up_managers(line.lines, of_each, {0, 4}, from);
    for (std::size_t i = 0; i < 4; ++i) {
        REQUIRE(from[i].message == static_cast<float>(i));
        REQUIRE(from[i].energy == (i == 0 ? 0.0F : of_each[i - 1].energy));
    }
    look_up_managers(line.lines, of_each, {2, 4}, from);
    REQUIRE(from[0].message == 2.0F);
}
