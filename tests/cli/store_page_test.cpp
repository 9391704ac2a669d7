#include <algorithm>
#include <catch2/catch.hpp>

#include "cli/page_look.hpp"

using namespace diorama::test;
using Catch::Matchers::Contains;

TEST_CASE("a store becomes the page that analyse leaves beside its tables", "[cli][page][store]") {
    Folder const folder;
    write_store(folder);
    REQUIRE(folder.diorama({"analyse", "a.sqlite", "--out", "out", "--quiet"}).status == 0);
    auto const told = folder.diorama({"report", "a.sqlite", "--out", "store.html"});
    INFO(told.err);
    REQUIRE(told.status == 0);
    auto const page = folder.read("out/report.html");
    REQUIRE(page.size() < 2'000'000);
    REQUIRE(folder.read("store.html") == page);
    REQUIRE(folder.diorama({"report", "out", "--out", "again.html"}).status == 0);
    REQUIRE(folder.read("again.html") == page);
    // Nothing else is left beside it, and a file that is there is not replaced unasked.
    for (auto const& name : folder.names()) REQUIRE(name.find("tables") == std::string::npos);
    REQUIRE(folder.diorama({"report", "a.sqlite", "--out", "again.html"}).status == 2);
    for (auto const* section :
         {"verdict", "design", "map", "effects", "levels", "adequacy", "origin"})
        REQUIRE_THAT(page, Contains(std::string("<section id=\"") + section + "\">"));
    REQUIRE(page.find("<b>bold") == std::string::npos);
    for (auto const& name : folder.names("out"))
        if (name.ends_with(".csv")) {
            INFO(name);
            auto const text = folder.read("out/" + name);
            REQUIRE(text.find("\n=cmd") == std::string::npos);
            REQUIRE(text.find(",=cmd") == std::string::npos);
            REQUIRE(text.find("\"=cmd") == std::string::npos);
        }
    REQUIRE(folder.diorama({"report", "a.sqlite", "--out", "p.md", "--format", "md"}).status == 0);
    REQUIRE_THAT(folder.read("p.md"), Contains("](p-figures/map-1-1.svg)"));
    REQUIRE(folder.diorama({"report", "e.toml", "--out", "x.html"}).status == 2);
    REQUIRE_FALSE(folder.has("x.html"));
}

TEST_CASE("report asks a store what analyse asks it, and a folder nothing", "[cli][page][store]") {
    Folder const folder;
    write_store(folder);
    std::vector<std::string> const question{
        "--measures",   "energy", "--map", "programme.delegation,leadership.pledge_hours_per_week",
        "--half-width", "0.01"};
    auto const with_question = [&](std::vector<std::string> words) {
        words.insert(words.end(), question.begin(), question.end());
        return folder.diorama(words);
    };
    REQUIRE(with_question({"analyse", "a.sqlite", "--out", "out", "--quiet"}).status == 0);
    REQUIRE(with_question({"report", "a.sqlite", "--out", "page.html"}).status == 0);
    auto const page = folder.read("page.html");
    REQUIRE(page == folder.read("out/report.html"));
    REQUIRE_THAT(page, Contains("--measures energy --map programme.delegation,"));
    auto const refused = with_question({"report", "out", "--out", "again.html"});
    REQUIRE(refused.status == 2);
    REQUIRE_THAT(refused.err, Contains("--map is asked of a store, and this is a folder"));
    REQUIRE_FALSE(folder.has("again.html"));
    auto const unknown = folder.diorama(
        {"report", "a.sqlite", "--out", "x.html", "--measures", "energi", "--map", "a,b"});
    REQUIRE(unknown.status == 2);
    REQUIRE_THAT(unknown.err, Contains("no measure 'energi'"));
    REQUIRE_THAT(unknown.err, Contains("no factor 'a'"));
    for (auto const& name : folder.names()) REQUIRE(name.find("x.html") == std::string::npos);
}

TEST_CASE("a store's page says what its factors are, and what is known of them",
          "[cli][page][store]") {
    Folder const folder;
    write_store(folder);
    REQUIRE(folder.diorama({"analyse", "a.sqlite", "--out", "out", "--quiet"}).status == 0);
    auto const declared =
        nlohmann::json::parse(folder.diorama({"parameters", "--format", "json"}).out)["parameters"];
    auto const factors = lines_of(folder.read("out/factors.csv"));
    auto const page = folder.read("out/report.html");
    REQUIRE(factors.size() == 2);
    for (auto const& factor : factors)
        for (auto const& row : declared) {
            if (row["path"] != factor.at("factor")) continue;
            for (auto const* key : {"meaning", "unit", "grade", "source"}) {
                auto const text = row[key].get<std::string>();
                // What a spreadsheet would take for a formula has an apostrophe before it.
                REQUIRE(factor.at(key) == (text == "-" ? "'-" : text));
                REQUIRE_THAT(page, Contains(text.substr(0, 12)));
            }
        }
    REQUIRE(factors[0].at("levels") == "2, 4, 8");
    REQUIRE(factors[0].at("default") == "12");
    REQUIRE(factors[1].at("words") == "never, allowed");
}
