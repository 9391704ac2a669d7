#include "page/charts.hpp"

#include <catch2/catch.hpp>

using namespace diorama::page;

namespace {

Number known(double value) { return {value, "x", "t.csv:1"}; }

std::size_t count_of(std::string const& text, std::string const& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("ticks are round numbers that enclose the values", "[page][charts]") {
    REQUIRE(ticks_of(0.0, 1.0, 5).size() == 6);
    REQUIRE(ticks_of(0.0, 1.0, 5).back() == Approx(1.0));
    REQUIRE(ticks_of(-3.0, 7.0, 5).front() == Approx(-4.0));
    REQUIRE(ticks_of(-3.0, 7.0, 5).back() == Approx(8.0));
}

TEST_CASE("a tick says no more than its step", "[page][charts]") {
    REQUIRE(tick_text(AxisKind::percent, 0.25, 0.25) == "25 %");
    REQUIRE(tick_text(AxisKind::money, 1.5e6, 5e5) == "1.5 M");
    REQUIRE(tick_text(AxisKind::plain, 0.2, 0.1) == "0.2");
}

TEST_CASE("each line has a mark, and a band where its ends are known", "[page][charts]") {
    LineChart chart{"t", "", AxisKind::percent, true, {}};
    chart.lines.push_back({"a", 0, {{0, known(0), {}, {}}, {1, known(0.5), {}, {}}}});
    chart.lines.push_back(
        {"b", 1, {{0, known(0), known(0), known(0.1)}, {1, known(0.5), known(0.4), known(0.6)}}});
    auto const svg = svg_of(chart, "label");
    REQUIRE(count_of(svg, "class=\"mark\"") == 2);
    REQUIRE(count_of(svg, "class=\"mark band\"") == 1);
    REQUIRE(count_of(spec_of(chart), "\"s\":\"b\",\"o\":1,\"x\":[0.0,1.0]") == 1);
}

TEST_CASE("neighbours of one colour are one stroke of a heat map", "[page][charts]") {
    HeatChart const chart{"t", {"x"}, {"g"}, {0, 13, 26}, {known(0.1), known(0.11), known(0.9)}};
    auto const svg = svg_of(chart, "label");
    REQUIRE(count_of(svg, "class=\"mark\"") == 2);
    REQUIRE(heat_colour(0.0) != heat_colour(1.0));
}

TEST_CASE("a map is tiled where both factors are listed, and hollow where it is not certain",
          "[page][charts]") {
    MapChart chart{"t", {"a", {"1", "2"}, false}, {"b", {"x"}, false}, {{"l", 0}, {"r", 1}}, {}};
    chart.places.push_back({0, 0, "1", "x", 0, true, false, known(0.1), {}, {}});
    chart.places.push_back({1, 0, "2", "x", 1, false, false, known(0.1), {}, {}});
    auto const svg = svg_of(chart, "label");
    REQUIRE(count_of(svg, "<rect class=\"mark\"") == 2);
    REQUIRE(count_of(svg, "fill-opacity") == 1);
    // Numbers instead of a list: dots, on a logarithmic scale half-way is the geometric mean.
    chart.x = {"a", {}, true};
    chart.y = {"b", {}, false};
    for (double const x : {1.0, 10.0, 100.0})
        chart.places.push_back({x, 1.0, "", "", 0, true, true, known(0.0), {}, {}});
    chart.places.erase(chart.places.begin(), chart.places.begin() + 2);
    auto const dots = svg_of(chart, "label");
    REQUIRE(count_of(dots, "<circle class=\"mark\"") == 3);
    REQUIRE(count_of(dots, "cx=\"203.0\"") == 1);
    REQUIRE(count_of(spec_of(chart), "\"type\":\"log\"") == 1);
}

TEST_CASE("a line over a factor's values has them on its axis", "[page][charts]") {
    LineChart chart{"t", "", AxisKind::plain, false, {}, "hours"};
    chart.lines.push_back({"a", 0, {{1, known(0), {}, {}}, {12, known(0.5), {}, {}}}});
    REQUIRE(count_of(svg_of(chart, "label"), ">hours<") == 1);
    REQUIRE(count_of(svg_of(chart, "label"), ">week<") == 0);
    REQUIRE(count_of(spec_of(chart), "\"title\":\"hours\"") >= 2);
}
