#include "docs/parameter_tables.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

namespace {

using diorama::scenario::list_parameters;
using diorama::scenario::ParameterRow;

std::string const page_path = std::string(DIORAMA_SOURCE_DIR) + "/docs/model.md";

std::vector<std::string> read_lines(std::string const& path) {
    std::ifstream in(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (auto const& line : lines) text += line + "\n";
    return text;
}

ParameterRow made_up(std::string path, std::string source) {
    ParameterRow row;
    row.path = std::move(path);
    row.unit = "share";
    row.type = "number";
    row.value = 0.25;
    row.low = 0.0;
    row.high = 1.0;
    row.grade = "assumed";
    row.source = std::move(source);
    row.meaning = "a part";
    return row;
}

}  // namespace

TEST_CASE("the manual's parameter tables are what the program knows", "[docs]") {
    auto const known = docs::tables_of(list_parameters());
    REQUIRE(known.size() > 20);
    auto page = read_lines(page_path);
    REQUIRE_FALSE(page.empty());
    if (auto const* approve = std::getenv("DIORAMA_APPROVE");
        approve != nullptr && *approve == '1') {
        page = docs::with_tables(page, known);
        std::ofstream(page_path) << joined(page);
    }
    auto const findings = docs::differences(docs::tables_of(page), known);
    INFO("DIORAMA_APPROVE=1 rewrites the tables that docs/model.md has\n" << joined(findings));
    REQUIRE(findings.empty());
}

TEST_CASE("every parameter says where its default comes from and what it means", "[docs]") {
    for (auto const& row : list_parameters()) {
        INFO(row.path);
        CHECK_FALSE(row.source.empty());
        CHECK(row.meaning.size() > 8);
        CHECK_FALSE(row.unit.empty());
        bool const graded = row.grade == "published" || row.grade == "calibrated" ||
                            row.grade == "expert" || row.grade == "assumed";
        CHECK(graded);
        if (row.low) CHECK(*row.low <= *row.high);
    }
}

TEST_CASE("a table that is missing, superfluous, twice there or differs is found", "[docs]") {
    auto const known =
        docs::tables_of(std::vector{made_up("people.a", "one|two"), made_up("weeks", "x")});
    REQUIRE(known.size() == 2);
    REQUIRE(known[0].name == "people");
    REQUIRE(known[0].lines[2] ==
            R"(| `people.a` | share | 0.25 | 0 to 1 | assumed | one\|two | a part |)");
    REQUIRE(known[1].name == "top");
    REQUIRE(docs::differences(known, known).empty());

    REQUIRE(docs::differences({known[0]}, known) ==
            std::vector<std::string>{"top: the page has no such table"});
    REQUIRE(docs::differences({known[0], known[1], known[1]}, known) ==
            std::vector<std::string>{"top: the page has this table more than once"});
    auto more = known;
    more.push_back({"tools", {}});
    REQUIRE(docs::differences(more, known) ==
            std::vector<std::string>{"tools: no parameter belongs into this table"});
    auto stale = known;
    stale[0].lines[2] = "| `people.a` | share | 0.3 |";
    REQUIRE(docs::differences(stale, known).size() == 2);
}

TEST_CASE("approving writes the tables between their markers and nothing else", "[docs]") {
    auto const known = docs::tables_of(std::vector{made_up("people.a", "x")});
    std::vector<std::string> const page = {"# Model", "<!-- parameters: people -->", "| stale |",
                                           "<!-- end -->", "after"};
    auto const written = docs::with_tables(page, known);
    REQUIRE(written.size() == 7);
    REQUIRE(written[0] == "# Model");
    REQUIRE(written[4] == known[0].lines[2]);
    REQUIRE(written[6] == "after");
    REQUIRE(docs::differences(docs::tables_of(written), known).empty());
}
