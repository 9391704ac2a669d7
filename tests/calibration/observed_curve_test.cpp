#include "calibration/observed_curve.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>

#include "own_files.hpp"

using namespace diorama;

namespace {

calibration::ObservedCurve read(std::string const& text, double first_week = 0.0) {
    return calibration::read_curve(test::OwnFile(text).path(), first_week);
}

std::vector<problems::Problem> problems_of(std::string const& text) {
    try {
        read(text);
    } catch (problems::InputError const& error) {
        return error.problems();
    }
    return {};
}

}  // namespace

TEST_CASE("months are counted in days from the first row", "[calibration][observed]") {
    auto const curve = read(
        "month,people,share\n2007-09,0,0\n2007-10,500,0.0143\n"
        "2008-09,9000,0.2571\n");
    REQUIRE(curve.time_column == "month");
    REQUIRE(curve.points.size() == 3);
    REQUIRE(curve.points[0].week == 0.0);
    REQUIRE(curve.points[1].week == Approx(30.0 / 7.0));   // September has 30 days
    REQUIRE(curve.points[2].week == Approx(366.0 / 7.0));  // 2008 was a leap year
    REQUIRE(curve.points[2].share == 0.2571);
    REQUIRE(curve.points[2].when == "2008-09");
}

TEST_CASE("the first row of a dated curve may stand in any week", "[calibration][observed]") {
    auto const curve = read("date,percent\n2024-01-01,1\n2024-01-08,2\n2024-02-05,9\n", 4.0);
    REQUIRE(curve.points[0].week == 4.0);
    REQUIRE(curve.points[1].week == 5.0);
    REQUIRE(curve.points[2].week == 9.0);
    REQUIRE(curve.points[2].share == Approx(0.09));
}

TEST_CASE("weeks are taken as they are, and before months", "[calibration][observed]") {
    auto const curve = read("month;weeks;share;weight\n7;0;0;1\n8;13;0.05;\n9;26.5;0.1;2\n");
    REQUIRE(curve.time_column == "weeks");
    REQUIRE(curve.points[1].week == 13.0);
    REQUIRE(curve.points[1].weight == 1.0);
    REQUIRE(curve.points[2].week == 26.5);
    REQUIRE(curve.points[2].weight == 2.0);
}

TEST_CASE("numbers of months are turned into weeks", "[calibration][observed]") {
    auto const curve = read("month,adopted_share\n1,0.1\n2,0.2\n12,0.3\n");
    REQUIRE(curve.points[0].week == Approx(4.348).epsilon(1e-3));
    REQUIRE(curve.points[2].week == Approx(365.25 / 7.0));
}

TEST_CASE("what is wrong with an observed curve is said with its place",
          "[calibration][observed]") {
    auto const first = [](std::string const& text) {
        auto const problems = problems_of(text);
        REQUIRE_FALSE(problems.empty());
        REQUIRE_FALSE(problems.front().instead.empty());
        return problems.front();
    };
    REQUIRE(first("when,share\n1,0.1\n2,0.2\n3,0.3\n").what == "no column says when");
    REQUIRE(first("week,users\n1,1\n2,2\n3,3\n").what == "no column says how many had adopted");
    REQUIRE(first("week,share\n1,0.1\n2,0.2\n").what == "2 observations make no curve");
    REQUIRE(first("").what.find("empty") != std::string::npos);

    auto const percent = first("week,share\n1,0.1\n2,26\n3,0.3\n");
    REQUIRE(percent.place.line == 3);
    REQUIRE(percent.place.column == 3);
    REQUIRE(percent.instead.find("percent") != std::string::npos);
    auto const late = first("week,share\n1,0.1\n5,0.2\n3,0.3\n");
    REQUIRE(late.place.line == 4);
    REQUIRE(late.what == "'3' is not later than the row before, '5'");
    REQUIRE(first("month,share\n2007-13,0.1\n2008-01,0.2\n2008-02,0.3\n").what ==
            "'2007-13' is no month");
    REQUIRE(first("month,share\n2007-11,0.1\n3,0.2\n2008-02,0.3\n").what.find("one column") !=
            std::string::npos);
    REQUIRE(first("week,share\n1,0.1\n2,\n3,0.3\n").what == "this row has no share");
    REQUIRE(first("week,share,weight\n1,0.1,1\n2,0.2,-1\n3,0.3,1\n").what ==
            "weight '-1' is no number of at least 0");
    REQUIRE(problems_of("week,share\nx,y\n2,0.2\n3,7\n").size() == 3);
}

TEST_CASE("a curve that is not there is refused", "[calibration][observed]") {
    REQUIRE_THROWS_AS(calibration::read_curve("no-such-curve.csv", 0.0), problems::InputError);
}

TEST_CASE("the published curve of a company's platform is read", "[calibration][observed][data]") {
    auto const path = std::filesystem::path(DIORAMA_SOURCE_DIR) /
                      "../shared/data/within_org_adoption/emc_one.csv";
    if (!std::filesystem::exists(path)) {
        WARN("the data folder is not beside this repository; skipped");
        return;
    }
    auto const curve = calibration::read_curve(path.string(), 0.0);
    REQUIRE(curve.points.size() == 8);
    REQUIRE(curve.points.back().week == Approx(143.4).epsilon(0.005));
    REQUIRE(curve.points.back().share == Approx(0.3636));
}
