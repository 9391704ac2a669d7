#include "report/comparison_csv.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "report/comparison_example.hpp"

using namespace diorama::report;
using Catch::Matchers::Contains;

namespace {

std::vector<std::string> lines_of(made_up::Example const& example, std::string_view file) {
    std::vector<std::string> lines;
    for (auto const& table : comparison_tables()) {
        if (table.file != file) continue;
        std::stringstream text;
        table.write(example.study, example.comparison, text);
        for (std::string line; std::getline(text, line);) lines.push_back(line);
    }
    return lines;
}

/// Cells of one line; commas inside quotes do not count.
std::size_t cell_count(std::string const& line) {
    std::size_t count = 1;
    bool quoted = false;
    for (char const c : line) {
        if (c == '"') quoted = !quoted;
        if (c == ',' && !quoted) ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("every line of every table says its study and seeds and has all cells",
          "[report][comparison][csv]") {
    auto const example = made_up::example();
    for (auto const& table : comparison_tables()) {
        auto const lines = lines_of(example, table.file);
        INFO(table.file);
        REQUIRE(lines.size() > 1);
        REQUIRE(lines[0].starts_with("study,first_seed,last_seed,"));
        for (std::size_t i = 1; i < lines.size(); ++i) {
            INFO(lines[i]);
            REQUIRE(lines[i].starts_with("made-up,100,103,"));
            REQUIRE(cell_count(lines[i]) == cell_count(lines[0]));
        }
    }
}

TEST_CASE("the tables have a line for each thing they tell", "[report][comparison][csv]") {
    auto const example = made_up::example();
    REQUIRE(lines_of(example, "results.csv").size() == 1 + 3 * 3);
    REQUIRE(lines_of(example, "weekly_means.csv").size() == 1 + 3 * 21 * 3);
    REQUIRE(lines_of(example, "weeks_to.csv").size() == 1 + 2 * 3 * 3);
    REQUIRE(lines_of(example, "slips.csv").size() == 1 + 2);
    REQUIRE(lines_of(example, "timing.csv").size() == 1 + 5);
    REQUIRE(lines_of(example, "expectations.csv").size() == 1 + 3);
    REQUIRE(lines_of(example, "runs.csv").size() == 1 + 12);
}

TEST_CASE("a line can be worked out by hand", "[report][comparison][csv]") {
    auto const example = made_up::example();
    REQUIRE(lines_of(example, "runs.csv")[6] == "made-up,100,103,Unit,101,000000000000abc1");
    REQUIRE_THAT(lines_of(example, "slips.csv")[1],
                 Contains("Unit,1,cfo,Finance Officer,finance_officer,12,4.5,0.375,"));
    auto const whole = lines_of(example, "timing.csv")[1];
    REQUIRE_THAT(whole, Contains("Unit,programme,,,9,9,9,1,14,"));
    // In name in three seeds of four; entirely in one, which has no interval.
    REQUIRE_THAT(whole, Contains(",0.75,12,,,0.25,5,"));
    REQUIRE_THAT(whole, Contains(",4,2.5,ceo,chief_executive,0.25"));
    REQUIRE(lines_of(example, "weekly_means.csv")[1] ==
            "made-up,100,103,Nothing,0,integrated,share,0,0,0");
}

TEST_CASE("an arm's name may hold a comma or look like a formula", "[report][comparison][csv]") {
    auto example = made_up::example();
    REQUIRE_THAT(lines_of(example, "runs.csv").back(), Contains(",\"DIO, in-house\",103,"));
    example.study.arms[1].name = "=cmd()";
    REQUIRE_THAT(lines_of(example, "runs.csv")[6], Contains(",'=cmd(),101,"));
}

TEST_CASE("what is not known is an empty cell", "[report][comparison][csv]") {
    // The baseline has no difference to itself: three empty cells, and no pairing gain.
    auto const line = lines_of(made_up::example(), "results.csv")[1];
    REQUIRE_THAT(line, Contains("Nothing,integrated,share,20,0,0,0,,,,0,0,"));
    REQUIRE(line.back() == ',');
}
