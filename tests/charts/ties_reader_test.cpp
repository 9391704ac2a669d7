#include "charts/ties_reader.hpp"

#include <catch2/catch.hpp>

#include "charts/chart_reader.hpp"
#include "own_files.hpp"

using namespace diorama;
using test::OwnFile;

namespace {

org::Organisation four_people_and_a_vacancy() {
    OwnFile const chart(
        "id,manager_id,status\na,,filled\nb,a,filled\nv,a,vacant\nc,v,filled\nd,a,\n");
    return org::assemble(charts::load_chart(chart.path()));
}

charts::TiesReading read_ties_text(std::string_view text) {
    OwnFile const file(text, "ties.csv");
    return charts::read_ties(file.path(), four_people_and_a_vacancy());
}

std::vector<std::string> told(charts::TiesReading const& reading) {
    std::vector<std::string> lines;
    for (auto const& problem : reading.problems)
        lines.push_back(std::to_string(problem.place.line) + ":" +
                        std::to_string(problem.place.column) + " " + problem.what);
    return lines;
}

}  // namespace

TEST_CASE("ties are read once a pair, their weights added up", "[charts][ties]") {
    auto const reading = read_ties_text("sender,recipient,emails\nb,a,3\nc,d,1\na,b,4\na,b,0.5\n");
    REQUIRE(reading.ok());
    REQUIRE(reading.ties.size() == 2);
    REQUIRE(org::row(reading.ties[0].a) == 0);
    REQUIRE(org::row(reading.ties[0].b) == 1);
    REQUIRE(reading.ties[0].weight == 7.5F);
    REQUIRE(reading.ties[0].origin == org::TieOrigin::given);
    REQUIRE(reading.merged == 2);
}

TEST_CASE("ends outside the chart, vacant posts and self ties are left out and counted",
          "[charts][ties]") {
    auto const reading = read_ties_text("source,target\na,a\nb,stranger\nv,a\na,d\n");
    REQUIRE(reading.ok());
    REQUIRE(reading.ties.size() == 1);
    REQUIRE(reading.self_ties == 1);
    REQUIRE(reading.outside_chart == 2);
    REQUIRE(reading.notes[0] ==
            "2 of 4 rows name someone who is not in the chart, or a vacant post, and are left out; "
            "the first is 'stranger' in line 3");
}

TEST_CASE("generated ties keep saying that they are", "[charts][ties]") {
    auto const reading = read_ties_text("kind;weight;to;from\ngenerated;1;a;b\ngiven;2;c;d\n");
    REQUIRE(reading.ties[0].origin == org::TieOrigin::generated);
    REQUIRE(reading.ties[1].origin == org::TieOrigin::given);
}

TEST_CASE("wrong weights and empty ends are told in their places", "[charts][ties]") {
    auto const reading =
        read_ties_text("source,target,weight\na,b,-1\na,,2\na,b,nan\na,b,1e99\n,b,1\na,b\na,c,\n");
    REQUIRE(told(reading) ==
            std::vector<std::string>{
                "2:5 the weight '-1' is not a number from 0 up", "3:3 an end of this tie is empty",
                "4:5 the weight 'nan' is not a number from 0 up",
                "5:5 the weight '1e99' is not a number from 0 up",
                "6:1 an end of this tie is empty", "7:4 this row has 2 fields and the header 3"});
    REQUIRE(told(read_ties_text("id,manager\na,b\n")) ==
            std::vector<std::string>{
                "1:1 no columns say who is tied to whom; the columns are: id, manager"});
    REQUIRE(told(read_ties_text("")) == std::vector<std::string>{"1:1 the file is empty"});
    auto const none = read_ties_text("source,target\n");
    REQUIRE(none.ok());
    REQUIRE(none.notes == std::vector<std::string>{
                              "there is a header and no row below it: nobody is tied to anybody"});
}

TEST_CASE("a long file keeps its lines and columns, wherever quotes begin", "[charts][ties]") {
    // Blocks of four megabytes: 700,000 bare rows of six bytes, then quotes, then bare ones again.
    std::string text = "source,target\n";
    for (int i = 0; i < 700'000; ++i) text += i % 2 == 0 ? "a,  b\n" : "c,  d\n";
    text += "\"a\",d\nb,\"c\"\n b,\na,stranger\n";  // lines 700,002 to 700,005
    for (int i = 0; i < 700'000; ++i) text += "b,a  \n";
    text += "a,b,c\n";
    auto const reading = read_ties_text(text);
    REQUIRE(told(reading) ==
            std::vector<std::string>{"700004:4 an end of this tie is empty",
                                     "1400006:5 this row has 3 fields and the header 2"});
    REQUIRE(reading.rows == 1'400'004);
    REQUIRE(reading.notes[0].ends_with("the first is 'stranger' in line 700005"));
    REQUIRE(reading.ties.size() == 4);
    REQUIRE(reading.ties[0].weight == 1'050'000.0F);  // a with b
    REQUIRE(reading.ties[1].weight == 1.0F);          // a with d
    REQUIRE(reading.merged == 1'400'002 - 4);
}

TEST_CASE("ties of which none is between people of the chart are of another chart", "[charts]") {
    auto const strangers = read_ties_text("source,target\na,zoe\nyan,xi\n");
    REQUIRE_FALSE(strangers.ok());
    REQUIRE(strangers.problems[0].what ==
            "none of the 2 rows names two people of the chart; the first stranger is 'zoe'");
    REQUIRE(strangers.problems[0].place.line == 2);
    REQUIRE(read_ties_text("source,target\na,zoe\na,b\n").ok());
}
