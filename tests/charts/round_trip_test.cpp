#include <catch2/catch.hpp>
#include <sstream>

#include "charts/chart_reader.hpp"
#include "charts/ties_reader.hpp"
#include "charts/writers.hpp"
#include "own_files.hpp"

using namespace diorama;
using test::OwnFile;

namespace {

constexpr std::string_view awkward =
    "id,manager_id,title,department,name,location,team,level,fte,status,second_manager_id\n"
    "a,,\"Chief, \"\"the\"\" <boss> & Söhne\",Top,Ann,Zürich,,1,1,filled,\n"
    "b & c,a,\"two\nlines\",Vertrieb;Nord,Bo,,T1,2,0.1,filled,\n"
    "d,b & c,=1+1,Vertrieb;Nord,Cy,Köln,T1,3,0.30000001,vacant,a\n"
    "e,a,+tab\t!,Top,Di,Köln,,2,1,filled,b & c|d\n";

std::string csv(org::Chart const& chart, charts::Names names = charts::Names::written) {
    std::ostringstream out;
    charts::write_chart_csv(out, chart, names);
    return out.str();
}

std::string graphml(org::Chart const& chart) {
    std::ostringstream out;
    charts::write_graphml(out, chart, charts::Names::written);
    return out.str();
}

}  // namespace

TEST_CASE("a chart with every awkward character survives CSV, GraphML and CSV again",
          "[charts][round-trip]") {
    OwnFile const original(awkward);
    auto const chart = charts::load_chart(original.path());
    OwnFile const as_csv(csv(chart));
    REQUIRE(csv(charts::load_chart(as_csv.path())) == csv(chart));
    OwnFile const as_graphml(graphml(chart), "chart.graphml");
    auto const back = charts::read_chart(as_graphml.path());
    REQUIRE(back.ok());
    REQUIRE(csv(back.chart) == csv(chart));
    REQUIRE(back.chart.titles[0] == "Chief, \"the\" <boss> & Söhne");
    REQUIRE(back.chart.titles[1] == "two\nlines");
    REQUIRE(back.chart.ftes[2] == 0.30000001F);
    REQUIRE(back.chart.matrix_lines.size() == 3);
}

TEST_CASE("names are written only when they are asked for", "[charts][round-trip]") {
    OwnFile const original(awkward);
    auto const chart = charts::load_chart(original.path());
    REQUIRE(csv(chart, charts::Names::left_out).find("Ann") == std::string::npos);
    REQUIRE(csv(chart).find("Ann") != std::string::npos);
    std::ostringstream out;
    charts::write_graphml(out, chart);
    REQUIRE(out.str().find("Ann") == std::string::npos);
}

TEST_CASE("ties survive CSV and GraphML with their origin and weight", "[charts][round-trip]") {
    OwnFile const original(awkward);
    auto const organisation = org::assemble(charts::load_chart(original.path()));
    std::vector<org::Tie> const ties{
        {org::person(0), org::person(1), 0.1F, org::TieOrigin::given},
        {org::person(1), org::person(2), 12345678.0F, org::TieOrigin::generated}};
    std::ostringstream text, xml;
    charts::write_ties_csv(text, organisation, ties);
    REQUIRE(text.str() ==
            "source,target,weight,kind\na,b & c,0.1,given\nb & c,e,12345678,generated\n");
    charts::write_graphml(xml, organisation, ties);
    OwnFile const as_csv(text.str(), "ties.csv");
    OwnFile const as_graphml(xml.str(), "ties.graphml");
    for (std::string const& path : {as_csv.path(), as_graphml.path()}) {
        auto const back = charts::load_ties(path, organisation);
        REQUIRE(back.size() == 2);
        REQUIRE(back[0].weight == 0.1F);
        REQUIRE(back[1].weight == 12345678.0F);
        REQUIRE(back[1].origin == org::TieOrigin::generated);
    }
    auto const chart = charts::read_chart(as_graphml.path());
    REQUIRE(chart.ok());
    REQUIRE(chart.notes == std::vector<std::string>{"2 edges are ties and no reporting lines"});
}
