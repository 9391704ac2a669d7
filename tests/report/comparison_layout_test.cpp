#include "report/comparison_layout.hpp"

#include <catch2/catch.hpp>

using namespace diorama::report;

TEST_CASE("width is counted in characters, not bytes", "[report][layout]") {
    REQUIRE(width_of("Größe") == 5);
    REQUIRE(width_of("–") == 1);
}

TEST_CASE("a text too wide ends in an ellipsis and is exactly as wide as allowed",
          "[report][layout]") {
    REQUIRE(shortened("Großhandel", 10) == "Großhandel");
    REQUIRE(shortened("Großhandel", 5) == "Groß…");
    REQUIRE(width_of(shortened("Großhandel", 5)) == 5);
    REQUIRE(shortened("abc", 1) == "…");
}

TEST_CASE("columns are as wide as their widest cell", "[report][layout]") {
    AlignedTable table({Side::left, Side::right});
    table.add({"", "mean"});
    table.add({"Größe", "1"});
    table.add({"ab", "12.5"});
    REQUIRE(table.text() ==
            "         mean\n"
            "  Größe     1\n"
            "  ab     12.5\n");
}

TEST_CASE("the widest text gives way, numbers never", "[report][layout]") {
    AlignedTable table({Side::left, Side::left, Side::right});
    table.add({"short", std::string(120, 'x'), "12345"});
    auto const text = table.text();
    REQUIRE(width_of(text) == line_width + 1);
    REQUIRE(text.find("12345\n") != std::string::npos);
    REQUIRE(text.find("  short  xxx") == 0);
}

TEST_CASE("a label is never shortened", "[report][layout]") {
    AlignedTable table({Side::label, Side::left, Side::right});
    table.add({std::string(40, 'l'), std::string(70, 'x'), "1"});
    REQUIRE(table.text().find("  " + std::string(40, 'l') + "  x") == 0);
    REQUIRE(width_of(table.text()) == line_width + 1);
}

TEST_CASE("lines break at blanks before they are too wide", "[report][layout]") {
    std::string const word(49, 'w');
    REQUIRE(wrapped(word + " " + word, 2) == word + " " + word + "\n");
    REQUIRE(wrapped(word + " " + word + "w x", 2) == word + " " + word + "w\n  x\n");
    REQUIRE(wrapped(word + " " + word, 2, 2) == word + "\n  " + word + "\n");
}
