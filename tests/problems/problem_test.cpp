#include "problems/problem.hpp"

#include <catch2/catch.hpp>

namespace diorama::problems {
namespace {

/// The texts that a reading's problems are thrown with; "" when nothing is thrown.
std::string thrown_text(Problems const& problems) {
    try {
        problems.throw_if_any();
    } catch (InputError const& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a problem says where, what is wrong and what would be right", "[problems]") {
    Problem const problem{{"merger.toml", 4, 9}, "unknown key 'weks'", "did you mean 'weeks'?"};
    REQUIRE(problem.text() == "merger.toml:4:9: error: unknown key 'weks'; did you mean 'weeks'?");
}

TEST_CASE("a file as a whole is its first line and column", "[problems]") {
    Problem const problem{{"chart.csv", 0, 0}, "the file is empty", "write a header"};
    REQUIRE(problem.text() == "chart.csv:1:1: error: the file is empty; write a header");
}

TEST_CASE("a problem is one line that no terminal obeys, whatever the file holds", "[problems]") {
    Problem const problem{{"a\nb.csv", 2, 3}, "title '\x1b[31mred\a'", "use \xff or Z\xc3\xbcrich"};
    REQUIRE(problem.text() ==
            "a\\x0Ab.csv:2:3: error: title '\\x1B[31mred\\x07'; use \\xFF or Z\xc3\xbcrich");
}

TEST_CASE("a reading without problems throws nothing", "[problems]") {
    Problems const problems;
    REQUIRE(problems.empty());
    REQUIRE(problems.count() == 0);
    REQUIRE_NOTHROW(problems.throw_if_any());
}

TEST_CASE("all problems are thrown at once, by file as first named, then line and column",
          "[problems]") {
    Problems problems;
    problems.add({"unit.toml", 9, 1}, "nine", "n");
    problems.add({"chart.csv", 7, 2}, "seven", "s");
    problems.add({"unit.toml", 3, 5}, "three", "t");
    problems.add({"unit.toml", 3, 1}, "column one", "o");
    problems.add({"chart.csv", 7, 2}, "seven again", "a");
    REQUIRE(thrown_text(problems) ==
            "unit.toml:3:1: error: column one; o\n"
            "unit.toml:3:5: error: three; t\n"
            "unit.toml:9:1: error: nine; n\n"
            "chart.csv:7:2: error: seven; s\n"
            "chart.csv:7:2: error: seven again; a");
    // What was collected stays as it came.
    REQUIRE(problems.list().front().what == "nine");
}

TEST_CASE("beyond the limit problems are only counted, and the error says how many", "[problems]") {
    Problems problems(2);
    for (std::uint32_t line = 1; line <= 5; ++line) problems.add({"x.csv", line, 1}, "bad", "good");
    REQUIRE(problems.count() == 5);
    REQUIRE(problems.list().size() == 2);
    REQUIRE(thrown_text(problems) ==
            "x.csv:1:1: error: bad; good\n"
            "x.csv:2:1: error: bad; good\n"
            "x.csv:2:1: error: 3 more not listed; correct the ones above first");
}

TEST_CASE("a limit of none still stops the reading", "[problems]") {
    Problems problems(0);
    problems.add({"x.csv", 1, 1}, "bad", "good");
    REQUIRE_FALSE(problems.empty());
    REQUIRE(thrown_text(problems) ==
            "input:1:1: error: 1 more not listed; correct the ones above first");
}

TEST_CASE("an input error keeps its problems as they are", "[problems]") {
    InputError const error({{{"a", 1, 2}, "one", "x"}, {{"b", 3, 4}, "two", "y"}});
    REQUIRE(std::string(error.what()) == "a:1:2: error: one; x\nb:3:4: error: two; y");
    REQUIRE(error.problems().size() == 2);
    REQUIRE(error.problems()[1].place == Place{"b", 3, 4});
}

}  // namespace diorama::problems
