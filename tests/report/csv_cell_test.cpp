#include "report/csv_cell.hpp"

#include <catch2/catch.hpp>
#include <limits>

using diorama::report::csv_cell;

namespace {

std::string text(std::string_view words) { return csv_cell(words); }

}  // namespace

TEST_CASE("plain text stands as it is", "[report][csv]") {
    REQUIRE(text("Head of Data") == "Head of Data");
    REQUIRE(text("Größe") == "Größe");
    REQUIRE(text("").empty());
}

TEST_CASE("commas, quotes and line ends are quoted as RFC 4180 says", "[report][csv]") {
    REQUIRE(text("Sales, North") == "\"Sales, North\"");
    REQUIRE(text("the \"new\" unit") == "\"the \"\"new\"\" unit\"");
    REQUIRE(text("two\nlines") == "\"two\nlines\"");
    REQUIRE(text(" blank") == "\" blank\"");
}

TEST_CASE("what a spreadsheet would run as a formula is text", "[report][csv]") {
    REQUIRE(text("=1+1") == "'=1+1");
    REQUIRE(text("+49 30") == "'+49 30");
    REQUIRE(text("-2") == "'-2");
    REQUIRE(text("@SUM(A1)") == "'@SUM(A1)");
    REQUIRE(text("\t=1") == "\"'\t=1\"");
    REQUIRE(text("\r=1") == "\"'\r=1\"");
    REQUIRE(text("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    REQUIRE(text("a=b") == "a=b");
}

TEST_CASE("a number is the shortest that reads back as the same", "[report][csv]") {
    REQUIRE(csv_cell(0.1) == "0.1");
    REQUIRE(csv_cell(-0.25) == "-0.25");
    REQUIRE(csv_cell(1.0 / 3.0) == "0.3333333333333333");
    REQUIRE(csv_cell(208.0) == "208");
    REQUIRE(csv_cell(-0.0) == "0");
}

TEST_CASE("a number that is not known is an empty cell", "[report][csv]") {
    REQUIRE(csv_cell(std::numeric_limits<double>::quiet_NaN()).empty());
    REQUIRE(csv_cell(std::numeric_limits<double>::infinity()).empty());
}
