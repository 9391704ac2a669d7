#include <catch2/catch.hpp>
#include <sstream>

#include "charts/chart_reader.hpp"
#include "own_files.hpp"

using namespace diorama;
using test::OwnFile;

namespace {

charts::ChartReading read_graphml_text(std::string_view text) {
    OwnFile const file(text, "chart.graphml");
    return charts::read_chart(file.path());
}

std::string first_of(charts::ChartReading const& reading) {
    if (reading.problems.empty()) return "";
    auto const& problem = reading.problems[0];
    return std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " " +
           problem.what;
}

std::string graph(std::string_view inside, std::string_view direction = "directed") {
    return "<?xml version='1.0' encoding='utf-8'?>\n<graphml>\n"
           "<key id=\"d0\" for=\"node\" attr.name=\"title\" attr.type=\"string\"/>\n"
           "<key id=\"d1\" for=\"edge\" attr.name=\"kind\" attr.type=\"string\"/>\n"
           "<key id=\"d2\" for=\"edge\" attr.name=\"weight\" attr.type=\"long\"/>\n"
           "<graph edgedefault=\"" +
           std::string(direction) + "\">\n" + std::string(inside) + "\n</graph>\n</graphml>\n";
}

}  // namespace

TEST_CASE("a file as networkx writes it is read, whatever types its keys declare",
          "[charts][graphml]") {
    auto const reading = read_graphml_text(
        graph("<node id=\"1\"><data key=\"d0\">Chief &amp; Co</data></node>\n"
              "<node id=\"2\"/>\n"
              "<edge source=\"2\" target=\"1\"><data key=\"d2\">3</data></edge>"));
    REQUIRE(first_of(reading) == "");
    REQUIRE(reading.chart.titles[0] == "Chief & Co");
    REQUIRE(reading.chart.managers == std::vector{org::no_person, org::person(0)});
}

TEST_CASE("vacant posts are told by the words of other charts", "[charts][graphml]") {
    std::string nodes = "<node id=\"a\"/>";
    for (std::string const word : {"Open", "filled", "vacnt"})
        nodes += "<node id=\"" + word + "\"><data key=\"s\">" + word +
                 "</data></node><edge source=\"" + word + "\" target=\"a\"/>";
    auto const reading = read_graphml_text(
        "<graphml><key id=\"s\" for=\"node\" attr.name=\"status\" attr.type=\"string\"/>"
        "<graph edgedefault=\"directed\">" +
        nodes + "</graph></graphml>");
    REQUIRE(first_of(reading) == "");
    REQUIRE(reading.chart.vacant == std::vector<std::uint8_t>{0, 1, 0, 0});
    REQUIRE(reading.notes ==
            std::vector<std::string>{
                "status says of 1 post neither vacant nor filled, as 'vacnt': taken as filled"});
}

TEST_CASE("edges may come before the nodes that they join", "[charts][graphml]") {
    auto const reading =
        read_graphml_text(graph("<edge source=\"c\" target=\"b\"/><edge source=\"b\" target=\"a\"/>"
                                "<node id=\"a\"/><node id=\"b\"><data key=\"d0\">B</data></node>"
                                "<node id=\"c\"/>"));
    REQUIRE(first_of(reading) == "");
    REQUIRE(reading.chart.ids[1] == "b");
    REQUIRE(reading.chart.titles[1] == "B");
    REQUIRE(reading.chart.managers == std::vector{org::no_person, org::person(0), org::person(1)});
}

TEST_CASE("a file as yEd writes it is read: keys without types, graphics, comments",
          "[charts][graphml]") {
    auto const reading = read_graphml_text(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:y=\"http://y\">\n"
        "<!--Created by yEd <3.2> -->\n"
        "<key for=\"node\" id=\"d6\" yfiles.type=\"nodegraphics\"/>\n"
        "<key attr.name=\"title\" attr.type=\"string\" for=\"node\" id=\"d4\"/>\n"
        "<graph edgedefault=\"directed\" id=\"G\">\n"
        "<node id=\"n0\"><data key=\"d4\"><![CDATA[Chief <x>]]></data><data key=\"d6\">"
        "<y:ShapeNode><y:NodeLabel>Ann</y:NodeLabel></y:ShapeNode></data></node>\n"
        "<node id=\"n1\"/>\n<edge id=\"e0\" source=\"n1\" target=\"n0\"/>\n</graph>\n</graphml>\n");
    REQUIRE(first_of(reading) == "");
    REQUIRE(reading.chart.posts() == 2);
    REQUIRE(reading.chart.titles[0] == "Chief <x>");
    REQUIRE(reading.chart.managers[1] == org::person(0));
}

TEST_CASE("an undirected graph is a chart only where edges say what they are",
          "[charts][graphml]") {
    std::string const edge = "<node id=\"a\"/><node id=\"b\"/><edge source=\"b\" target=\"a\">";
    REQUIRE(first_of(read_graphml_text(graph(edge + "</edge>", "undirected"))) ==
            "6:1 the graph is undirected: nobody can tell who reports to whom");
    auto const told =
        read_graphml_text(graph(edge + "<data key=\"d1\">reports_to</data></edge>", "undirected"));
    REQUIRE(first_of(told) == "");
    REQUIRE(told.chart.managers[1] == org::person(0));
}

TEST_CASE("broken and hostile GraphML is refused where it breaks", "[charts][graphml]") {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<a>";
    std::pair<std::string, std::string> const cases[] = {
        {"", "1:1 there is no <graph> in this file"},
        {"id,manager_id\na,\n", "1:1 text stands outside of every element"},
        {"<graphml>\n<graph>\n", "3:1 the file ends inside <graph>"},
        {"<graphml>\n <graph></graphml>", "2:9 </graphml> closes what is not open"},
        {graph("<node/>"), "7:1 a node without id"},
        {graph("<node id=\"a\"/><edge source=\"a\"/>"), "7:15 an edge without source or target"},
        {graph("<node id=\"a\"/>\n <edge source=\"a\" target=\"ä\"/>"),
         "8:2 this edge ends at 'ä', which is no node"},
        {graph("<node id=\"a\"/>\n<node id=\"a\"/>"),
         "8:1 the node 'a' is declared twice, first in line 7"},
        {graph("<node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/>\n"
               "<edge source=\"b\" target=\"a\"/>"),
         "7:29 a circle of managers: 'a' (line 7), 'b' (line 7), and 'a' again"},
        {graph("<node id=\"a\"/><node id=\"b\"/><node id=\"c\"/><edge source=\"a\" target=\"b\"/>\n"
               "<edge source=\"a\" target=\"c\"/>"),
         "8:1 'a' has more than one manager"},
        {graph("<node id=\"a\"><graph></graph></node>"), "7:14 a graph inside a node"},
        {graph(""), "6:1 the graph has no node"},
        {"<!DOCTYPE x [<!ENTITY a \"b\">]>\n<graphml/>", "1:1 a document type declaration"},
        {"<graphml><graph edgedefault=directed/></graphml>",
         "1:28 an attribute's value without quotes"},
        {"<graphml>" + deep, "1:199 elements are nested deeper than 64"},
        {graph("<node id=\"M\xFCller\"/>"), "7:12 this byte is not UTF-8 text"},
        {graph("<node id=\"a\"><data key=\"d0\">x</dada></node>"),
         "7:30 </dada> closes what is not open"},
    };
    for (auto const& [text, first] : cases) {
        CAPTURE(text.substr(0, 400));
        REQUIRE(first_of(read_graphml_text(text)) == first);
    }
    REQUIRE(first_of(charts::read_chart("no-such-file.graphml")) == "1:1 there is no such file");
    auto const mixed =
        read_graphml_text(graph("<node id=\"a\"/><node id=\"b\"/>"
                                "<edge source=\"a\" target=\"b\" directed=\"false\"/>"));
    REQUIRE(first_of(mixed).find("1:1 this GraphML cannot be read") == 0);
}
