#include "page/experiment_tables.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "analysis/made_up.hpp"

using namespace diorama;
using Catch::Matchers::Contains;

namespace {

/// Arm one is worth 1.25 everywhere, arm two x; sure at every point.
analysis::Responses crossed() {
    return test::grid_responses(2, 4, 4, [](std::size_t arm, double x, double, std::size_t seed) {
        return static_cast<double>(seed) + (arm == 0 ? 1.25 : x) + (seed % 2 == 0 ? 0.0078125 : -0.0078125);
    });
}

report::AnalysisReport report_of(analysis::Responses const& responses, std::size_t x,
                                 std::size_t y) {
    report::AnalysisReport report{.store = "s", .responses = responses, .measures = {0}};
    report.maps = analysis::verdict_maps(responses, x, y);
    return report;
}

template <class Write>
std::string written(Write write, report::AnalysisReport const& report) {
    std::ostringstream out;
    write(report, out);
    return out.str();
}

}  // namespace

TEST_CASE("each way wins where it is worth more, and loses what the other one has more",
          "[page][winners]") {
    auto const responses = crossed();
    auto const table = written(page::write_winners, report_of(responses, 0, 1));
    // One is better at x = 0 and 1, two at 2 and 3, each in four rows; two loses 1.25 at x = 0.
    REQUIRE_THAT(table, Contains("\nusing,one,16,8,8,0,1.75\n"));
    REQUIRE_THAT(table, Contains("\nusing,two,16,8,8,0,1.25\n"));
}

TEST_CASE("points that share a place of the map vote, and lead by their mean", "[page][map]") {
    auto const responses = crossed();
    // Over x alone: four rows at each place.
    auto const table = written(page::write_map, report_of(responses, 0, 0));
    REQUIRE_THAT(table, Contains("\nusing,0,,4,one,1,0,1.25,"));
    REQUIRE_THAT(table, Contains("\nusing,3,,4,two,1,0,1.75,"));
    // Over y alone: two of four points go to each way, so that nobody is certain.
    auto const split = written(page::write_map, report_of(responses, 1, 1));
    REQUIRE_THAT(split, Contains("\nusing,0,,4,one,0,0,"));
}

TEST_CASE("a map of more places than can be drawn is put together in a raster", "[page][map]") {
    auto const many = test::grid_responses(
        2, 41, 2,
        [](std::size_t arm, double x, double, std::size_t) { return arm == 0 ? 20.0 : x; });
    auto const table = written(page::write_map, report_of(many, 0, 1));
    auto const lines = std::count(table.begin(), table.end(), '\n') - 1;
    REQUIRE(41 * 41 > page::most_map_places);
    REQUIRE(lines <= static_cast<std::ptrdiff_t>(page::most_map_places));
    REQUIRE(lines > 1000);
}
