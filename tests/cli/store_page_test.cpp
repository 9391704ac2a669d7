#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <regex>

#include "cli/page_look.hpp"

using namespace diorama::test;
using Catch::Matchers::Contains;

namespace {

/// A store of two ways over a grid of six points.
void fill(Folder const& folder) {
    folder.write("s.toml", "weeks = 60\n[organisation.generate]\npeople = 200\n");
    folder.write(
        "e.toml",
        "name = \"=1+1 <b>bold</b>\"\nreplicates = 3\nmeasures = [\"using\", \"energy\"]\n"
        "[design]\nkind = \"grid\"\n"
        "[[arm]]\nname = \"=cmd|' /C calc'!A0\"\nscenario = \"s.toml\"\n"
        "[[arm]]\nname = \"quick\"\nscenario = \"s.toml\"\n"
        "set = { \"ladder.use_rate_per_week\" = 0.2 }\n"
        "[[factor]]\npath = \"leadership.pledge_hours_per_week\"\nvalues = [2, 4, 8]\n"
        "[[factor]]\npath = \"programme.delegation\"\nvalues = [\"never\", \"allowed\"]\n");
    auto const done = folder.diorama({"batch", "e.toml", "--store", "a.sqlite", "--quiet"});
    INFO(done.err);
    REQUIRE(done.status == 0);
}

}  // namespace

TEST_CASE("a store becomes the page that analyse leaves beside its tables", "[cli][page][store]") {
    Folder const folder;
    fill(folder);
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

TEST_CASE("every number of a store's page stands in the table and line that it names",
          "[cli][page][store]") {
    Folder const folder;
    fill(folder);
    REQUIRE(folder.diorama({"analyse", "a.sqlite", "--out", "out", "--quiet"}).status == 0);
    auto const page = folder.read("out/report.html");
    std::map<std::string, std::vector<std::vector<std::string>>> tables;
    std::regex const number("<data value=\"([^\"]*)\" title=\"([^\":]*):?([0-9]*)\">");
    std::size_t count = 0;
    for (std::sregex_iterator at(page.begin(), page.end(), number), end; at != end; ++at, ++count) {
        auto const value = (*at)[1].str(), file = (*at)[2].str(), line = (*at)[3].str();
        INFO((*at)[0].str());
        if (!tables.contains(file)) tables[file] = cells_of(folder.read("out/" + file));
        if (file == "experiment.json") {
            REQUIRE(std::isfinite(std::stod(value)));
        } else {
            auto const& cells = tables[file].at(std::stoul(line) - 1);
            REQUIRE(std::find(cells.begin(), cells.end(), value) != cells.end());
        }
    }
    REQUIRE(count > 150);
}

TEST_CASE("a reader meets the whole page of a store on any screen", "[cli][page][store]") {
    if (!can_look()) return;
    Folder const folder;
    fill(folder);
    REQUIRE(folder.diorama({"analyse", "a.sqlite", "--out", "out", "--quiet"}).status == 0);
    bool const has_live = folder.read("out/report.html").find("vegaEmbed") != std::string::npos;
    auto const looks = look_at(folder, "out/report.html");
    demand_clean(looks, has_live);
    auto const places = lines_of(folder.read("out/map.csv")).size();
    REQUIRE(places == 12);
    for (auto const& look : looks) {
        INFO("width " << look["width"] << ", scripts " << look["scripts"]);
        auto const kind = look["scripts"].get<bool>() && has_live ? "live" : "drawn";
        std::size_t tiles = 0, dots = 0;
        for (auto const& panel : look["panels"]) {
            std::string const figure = panel["figure"];
            if (figure.starts_with("map-")) tiles += panel[kind]["tiles"].get<std::size_t>();
            if (figure.starts_with("effects-")) dots += panel[kind]["dots"].get<std::size_t>();
            if (figure.starts_with("levels-") &&
                panel["title"] == "leadership.pledge_hours_per_week")
                REQUIRE(panel[kind]["lines"] == 2);
        }
        REQUIRE(tiles == places);
        REQUIRE(dots == lines_of(folder.read("out/effects.csv")).size());
    }
}
