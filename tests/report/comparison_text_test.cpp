#include "report/comparison_text.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "report/comparison_example.hpp"
#include "report/comparison_layout.hpp"

using namespace diorama::report;
using Catch::Matchers::Contains;

namespace {

std::string text_of(made_up::Example const& example) {
    return comparison_text(example.study, example.comparison, {12.345, 2});
}

made_up::Example without_runs(std::uint32_t replicates) {
    made_up::Example example{.study = made_up::study({"a", "b"}, 10, replicates), .comparison = {}};
    auto const runs = made_up::runs(example.study);
    example.comparison =
        diorama::experiment::compare(example.study, runs, diorama::parallel::Workers(1));
    return example;
}

}  // namespace

TEST_CASE("the console answer of a comparison reads as it was agreed",
          "[report][comparison][golden]") {
    auto const text = text_of(made_up::example());
    std::ifstream in(DIORAMA_SOURCE_DIR "/tests/report/comparison_example.txt");
    std::ostringstream agreed;
    agreed << in.rdbuf();
    // A new wording is approved by copying this file over the agreed one, after reading it.
    if (text != agreed.str()) std::ofstream(DIORAMA_BINARY_DIR "/comparison_example.txt") << text;
    REQUIRE(text == agreed.str());
}

TEST_CASE("no line is wider than a terminal of 100 characters", "[report][comparison]") {
    auto study = made_up::study({"an arm with a name that nobody would ever want to have to read",
                                 "another arm with a name that is far too long for any table"},
                                208, 3);
    study.name = std::string(30, 'n') + " " + std::string(60, 'm');
    study.measures = {"leader_change_hours", "leader_steering_hours", "integrated"};
    auto runs = made_up::runs(study);
    made_up::put(runs, 1, "leader_change_hours", {1e6, 2e6, 9e6});
    made_up::put(runs, 1, "sessions_slipped", {10, 20, 30});
    for (auto& run : runs.results[1])
        run->leaders = {
            {diorama::org::person(1), "finance_officer", 1000, 400, 24000, 20000, 6000, 4000}};
    auto const comparison =
        diorama::experiment::compare(study, runs, diorama::parallel::Workers(1));
    std::istringstream lines(comparison_text(study, comparison, {1.0, 1}));
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        REQUIRE(width_of(line) <= 100);
    }
}

TEST_CASE("one seed is told as one that decides nothing", "[report][comparison]") {
    auto study = made_up::study({"a", "b"}, 10, 1);
    study.measures = {"integrated"};
    auto runs = made_up::runs(study);
    made_up::put(runs, 1, "integrated", {0.4});
    auto const comparison =
        diorama::experiment::compare(study, runs, diorama::parallel::Workers(1));
    auto const text = comparison_text(study, comparison, {1.0, 1});
    REQUIRE_THAT(text, Contains("2 arms over one seed (100)"));
    REQUIRE_THAT(text, Contains("no intervals and nothing is decided"));
    REQUIRE_THAT(
        text, Contains("- integrated: undecided: b has 40.0 points more than a, in a single seed"));
    REQUIRE_THAT(text, !Contains("nan"));
}

TEST_CASE("an interval that leaves out 0 is told with the digits that show it",
          "[report][comparison]") {
    auto study = made_up::study({"a", "b"}, 10, 3);
    study.measures = {"integrated"};
    auto runs = made_up::runs(study);
    made_up::put(runs, 1, "integrated", {0.00100, 0.00101, 0.00102});
    auto const comparison =
        diorama::experiment::compare(study, runs, diorama::parallel::Workers(1));
    REQUIRE_THAT(comparison_text(study, comparison, {1.0, 1}),
                 Contains("b is ahead of a: 0.1 points more [0.1, 0.1]"));
    made_up::put(runs, 1, "integrated", {0.00010, 0.00011, 0.00012});
    REQUIRE_THAT(
        comparison_text(study,
                        diorama::experiment::compare(study, runs, diorama::parallel::Workers(1)),
                        {1.0, 1}),
        Contains("b is ahead of a: 0.01 points more [0.01, 0.01]"));
}

TEST_CASE("arms that do the same have no difference", "[report][comparison]") {
    REQUIRE_THAT(text_of(without_runs(3)), Contains("- integrated: no difference between a and b"));
    REQUIRE_THAT(text_of(without_runs(3)), !Contains("nan") && !Contains("Where sessions slipped"));
}

TEST_CASE("an interrupted study says what it counts", "[report][comparison]") {
    auto const study = made_up::study({"a", "b"}, 10, 3);
    auto runs = made_up::runs(study);
    runs.results[1][2].reset();
    runs.interrupted = true;
    auto comparison = diorama::experiment::compare(study, runs, diorama::parallel::Workers(1));
    REQUIRE_THAT(comparison_text(study, comparison, {1.0, 1}),
                 Contains("Interrupted: 2 of 3 seeds are complete; only they are counted."));
    runs.results[0][0].reset();
    runs.results[0][1].reset();
    comparison = diorama::experiment::compare(study, runs, diorama::parallel::Workers(1));
    REQUIRE_THAT(comparison_text(study, comparison, {1.0, 1}),
                 Contains("there is nothing to compare"));
}

TEST_CASE("a name from outside cannot command the terminal", "[report][comparison]") {
    auto study = made_up::study({"\x1b[2Jgone", "b"}, 10, 2);
    auto const comparison =
        diorama::experiment::compare(study, made_up::runs(study), diorama::parallel::Workers(1));
    REQUIRE_THAT(comparison_text(study, comparison, {1.0, 1}), !Contains("\x1b"));
}
