#include "charts/chart_reader.hpp"

#include <catch2/catch.hpp>

#include "own_files.hpp"

using namespace diorama;
using charts::ChartReading;
using charts::RepairMode;
using test::OwnFile;

namespace {

ChartReading read(std::string_view text, RepairMode mode = RepairMode::refuse) {
    OwnFile const file(text);
    return charts::read_chart(file.path(), mode);
}

/// `line:column what` of every problem.
std::vector<std::string> told(ChartReading const& reading) {
    std::vector<std::string> lines;
    for (auto const& problem : reading.problems)
        lines.push_back(std::to_string(problem.place.line) + ":" +
                        std::to_string(problem.place.column) + " " + problem.what);
    return lines;
}

using Told = std::vector<std::string>;

constexpr std::string_view small =
    "id,manager_id,title,department\na,,Chief,Top\nb,a,Clerk,Sales\n";

}  // namespace

TEST_CASE("a plain chart is read", "[charts]") {
    auto const reading = read(small);
    REQUIRE(reading.ok());
    REQUIRE(reading.notes.empty());
    REQUIRE(reading.chart.posts() == 2);
    REQUIRE(reading.chart.ids[1] == "b");
    REQUIRE(reading.chart.managers == std::vector{org::no_person, org::person(0)});
    REQUIRE(reading.chart.titles[0] == "Chief");
    REQUIRE(reading.chart.departments[1] == "Sales");
}

TEST_CASE("delimiters, line ends and a byte order mark make no difference", "[charts]") {
    for (std::string text :
         {"id;manager_id;title;department\na;;Chief;Top\nb;a;Clerk;Sales\n",
          "id\tmanager_id\ttitle\tdepartment\r\na\t\tChief\tTop\r\nb\ta\tClerk\tSales",
          "\xEF\xBB\xBFid,manager_id,title,department\ra,,Chief,Top\rb,a,Clerk,Sales\r",
          "\n\nid,manager_id,title,department\n\na,,Chief,Top\n  \nb,a,Clerk,Sales\n\n"}) {
        CAPTURE(text);
        auto const reading = read(text);
        REQUIRE(told(reading).empty());
        REQUIRE(reading.chart.posts() == 2);
        REQUIRE(reading.chart.managers[1] == org::person(0));
        REQUIRE(reading.chart.departments[1] == "Sales");
    }
}

TEST_CASE("headers may be called and ordered as people do it", "[charts]") {
    auto const reading = read(
        "Job Title,REPORTS-TO,Dept.,Employee ID,shoe size\n"
        "Chief,,Top,a,43\nClerk,a,Sales,b,38\n");
    REQUIRE(told(reading).empty());
    REQUIRE(reading.chart.ids[1] == "b");
    REQUIRE(reading.chart.titles[1] == "Clerk");
    REQUIRE(reading.notes == Told{"columns that are not used: shoe size"});
}

TEST_CASE("quoted fields hold delimiters, quotes and line ends", "[charts]") {
    auto const reading = read(
        "id,manager_id,title\n"
        "a,,\"Chief, \"\"the\"\" boss\"\n"
        "b,a,\"Clerk\nof two lines\"\n"
        "c,x,Clerk\n");
    REQUIRE(reading.chart.titles[0] == "Chief, \"the\" boss");
    REQUIRE(reading.chart.titles[1] == "Clerk\nof two lines");
    REQUIRE(told(reading) == Told{"5:3 the manager 'x' of 'c' has no row"});
    REQUIRE(read("id,manager_id\n\"a\",\nb,\"a\"\n").ok());
    REQUIRE(read("id,manager_id,title\na,,5\" disc \"x\"\"y\"\nb,a,\n").ok());
}

TEST_CASE("columns are counted in characters, not in bytes", "[charts]") {
    auto const reading = read("title,id,manager_id\nMüllerstraße,a,\nÄrztin,b,zzz\n");
    REQUIRE(told(reading) == Told{"3:10 the manager 'zzz' of 'b' has no row"});
}

TEST_CASE("all mistakes of a chart are told at once, each in its place", "[charts]") {
    auto const reading = read(
        "id,manager_id,title,fte,level\n"  // 1
        "top,,Chief,1,1\n"                 // 2
        "bob,topp,Clerk,1,2\n"             // 3: unknown manager
        "top,,Chief,1,1\n"                 // 4: duplicate
        ",top,Clerk,1,2\n"                 // 5: no id
        "eve,eve,Clerk,1,2\n"              // 6: own manager
        "kim,top,Clerk,abc,2\n"            // 7: fte
        "lou,top,Clerk,-1,300\n"           // 8: fte and level
        "max,top,Clerk\n"                  // 9: too short
        "ned,top,Clerk,1,2,9\n"            // 10: too long
        "x1,x2,,,\nx2,x3,,,\nx3,x1,,,\n"   // 11 to 13: a circle
        "pia,top,,nan,\n");                // 14: not a number
    REQUIRE(told(reading) ==
            Told{"3:5 the manager 'topp' of 'bob' has no row",
                 "4:1 the id 'top' is used twice, first in line 2", "5:1 the id is empty",
                 "6:5 'eve' is their own manager",
                 "7:15 the fte 'abc' is not a number from 0 to 1000",
                 "8:15 the fte '-1' is not a number from 0 to 1000",
                 "8:18 the level '300' is not a whole number from 0 to 255",
                 "9:14 this row has 3 fields and the header 5",
                 "10:19 this row has 6 fields and the header 5",
                 "11:4 a circle of managers: 'x1' (line 11), 'x2' (line 12), 'x3' (line 13), and "
                 "'x1' again",
                 "14:10 the fte 'nan' is not a number from 0 to 1000"});
    REQUIRE(reading.problems[0].instead == "did you mean 'top' (line 2)?");
}

TEST_CASE("repair says what it does and does it", "[charts][repair]") {
    auto const reading = read(
        "id,manager_id,title,fte\n"
        "top,,Chief,1\n"
        "bob,nobody-knows,Clerk,x\n"
        "top,bob,Twin,1\n"
        ",top,Clerk,1\n"
        "eve,eve,Clerk,1\n"
        "max,top,Clerk\n"
        "x1,x2,,\nx2,x1,,\n",
        RepairMode::repair);
    REQUIRE(reading.ok());
    REQUIRE(reading.repair_count == 7);
    REQUIRE(reading.chart.posts() == 7);
    REQUIRE(reading.chart.ids[2] == "no-id-1");
    REQUIRE(reading.chart.managers == std::vector{org::no_person, org::no_person, org::person(0),
                                                  org::no_person, org::person(0), org::person(6),
                                                  org::no_person});
    Told done;
    for (auto const& repair : reading.repairs)
        done.push_back(std::to_string(repair.place.line) + ": " + repair.done);
    REQUIRE(done == Told{"3: made it a root", "3: took 1", "4: left this row out and kept line 2",
                         "5: called it 'no-id-1'", "6: made it a root",
                         "7: took the missing fields as empty", "9: made 'x2' (line 9) a root"});
}

TEST_CASE("a cell that says neither vacant nor filled is told, and the post taken as filled",
          "[charts]") {
    auto const reading = read(
        "id,manager_id,status,vacant\n"
        "a,,filled,no\nb,a,vacnt,\nc,a,vacnt,\nd,a,,ja\ne,a,Active,x\nf,a,open,no\n");
    REQUIRE(told(reading).empty());
    REQUIRE(reading.chart.vacant == std::vector<std::uint8_t>{0, 0, 0, 0, 1, 1});
    REQUIRE(reading.notes ==
            std::vector<std::string>{
                "status says of 2 posts neither vacant nor filled, as 'vacnt': taken as filled",
                "vacant says of 1 post neither vacant nor filled, as 'ja': taken as filled"});
}

TEST_CASE("vacancies, second managers and several roots are legal", "[charts]") {
    auto const reading = read(
        "id,manager_id,status,dotted line\n"
        "a,,filled,\nb,,Vacant,\nc,b,,a\nd,b,eliminated,a|c\n");
    REQUIRE(told(reading).empty());
    REQUIRE(reading.chart.vacant == std::vector<std::uint8_t>{0, 1, 0, 1});
    REQUIRE(reading.chart.matrix_lines.size() == 3);
    REQUIRE(reading.chart.matrix_lines[2].post == org::person(3));
    REQUIRE(reading.chart.matrix_lines[2].manager == org::person(2));
    REQUIRE(told(read("id,manager_id,second_manager_id\na,,\nb,a,zz\nc,a,c\n")) ==
            Told{"3:5 the second manager 'zz' of 'b' has no row",
                 "4:5 'c' is their own second manager"});
}

TEST_CASE("a bare list of lines has its roots on the manager's side only", "[charts]") {
    auto const open = read("from,to\nb,a\nc,a\n");
    REQUIRE(told(open).empty());
    REQUIRE(open.chart.posts() == 3);
    REQUIRE(open.chart.managers[2] == org::no_person);
    REQUIRE(open.notes.size() == 1);
    // A list that names its root is complete: then an unknown manager is a mistake.
    REQUIRE(told(read("id,manager_id\na,\nb,z\n")) ==
            Told{"3:3 the manager 'z' of 'b' has no row"});
    REQUIRE(told(read("id,manager_id\na,b\nb,a\n")).size() == 1);
}

TEST_CASE("decimal commas are read where commas part no fields", "[charts]") {
    auto const reading = read("id;manager_id;fte\na;;1\nb;a;0,6\n");
    REQUIRE(told(reading).empty());
    REQUIRE(reading.chart.ftes == std::vector{1.0F, 0.6F});
    REQUIRE_FALSE(read("id,manager_id,fte\na,,\"0,6\"\n").ok());
}

TEST_CASE("whatever is no chart is refused with its reason", "[charts]") {
    using namespace std::string_literals;
    std::pair<std::string, std::string> const cases[] = {
        {"", "1:1 the file is empty"},
        {"\n\n  \n", "1:1 the file is empty"},
        {"id,manager_id\n", "1:1 there is a header and no row below it"},
        {"\xFF\xFEi\0d\0"s, "1:1 the file is UTF-16"},
        {"id,manager_id\na,\nb\0,a\n"s, "3:2 the file holds a zero byte: it is not text"},
        {"\x7F"s + "ELF\x02\x01\x01\0\0\0"s, "1:8 the file holds a zero byte: it is not text"},
        {"id,manager_id,title\na,,M\xFCller\n", "2:5 the byte 0xFC is not UTF-8"},
        {"id,manager_id,title\na,,\"Chief\nb,a,Clerk\n",
         "2:4 the quote that begins here never ends"},
        {"id,manager_id,title\na,,\"Chief\"x\n",
         "2:4 text follows the closing quote of this field"},
        {"id,title\na,Chief\n",
         "1:1 no column says to whom someone reports; the columns are: id, title"},
        {"id,manager_id,id\na,,a\n", "1:15 the column 'id' stands twice"},
        {"1,2\n2,3\n", "1:1 no column says who or which post a row is; the columns are: 1, 2"},
        {"a,b\n\"", "1:1 no column says who or which post a row is; the columns are: a, b"},
    };
    for (auto const& [text, first] : cases) {
        CAPTURE(text);
        auto const reading = read(text);
        REQUIRE_FALSE(reading.ok());
        REQUIRE(told(reading)[0] == first);
        // What cannot be mended stays a problem.
        if (first.find("twice") == std::string::npos)
            REQUIRE_FALSE(read(text, RepairMode::repair).ok());
    }
    REQUIRE(told(charts::read_chart("no-such-file.csv")) == Told{"1:1 there is no such file"});
    REQUIRE(told(charts::read_chart(DIORAMA_SOURCE_DIR)) == Told{"1:1 this is a folder"});
    REQUIRE(read("source,target,weight\na,b,1\n").problems[1].instead ==
            "this looks like a list of ties: give it as ties beside a chart");
    REQUIRE_THROWS_AS(charts::load_chart("no-such-file.csv"), problems::InputError);
}

TEST_CASE("endless lines and fields are refused without being kept", "[charts]") {
    std::string const field = "id,manager_id,title\na,," + std::string(70'000, 'x') + "\n";
    REQUIRE(told(read(field)) == Told{"2:4 the field is longer than 65536 bytes"});
    std::string const line = "id,manager_id\na," + std::string(3'000'000, ',') + "\nb,a\n";
    REQUIRE(told(read(line)) == Told{"2:1 the line is longer than 1048576 bytes"});
    std::string const quoted = "id,manager_id\na,\"" + std::string(9'000'000, 'x');
    REQUIRE(told(read(quoted)) == Told{"2:1 the line is longer than 1048576 bytes"});
    REQUIRE(told(read(std::string(6'000'000, 'x'))) ==
            Told{"1:1 the line is longer than 1048576 bytes"});
}

TEST_CASE("more departments than can be numbered are refused at the first too many", "[charts]") {
    std::string text = "id,manager_id,department\n";
    for (int i = 0; i < 65'600; ++i) text += std::to_string(i) + ",,d" + std::to_string(i) + "\n";
    auto const reading = read(text);
    REQUIRE(reading.problem_count == 1);
    REQUIRE(told(reading)[0] == "65537:8 this is department number 65536");
}

TEST_CASE("a hundred thousand mistakes are counted and the first are told", "[charts]") {
    std::string text = "id,manager_id,title\n";
    for (int i = 0; i < 100'000; ++i) text += "a" + std::to_string(i) + ",nobody knows,\n";
    auto const reading = read(text);
    REQUIRE(reading.problem_count == 100'000);
    REQUIRE(reading.problems.size() == 200);
}

TEST_CASE("a chain of more managers than there can be layers is refused", "[charts]") {
    std::string text = "id,manager_id,title\n0,,\n";
    for (int i = 1; i <= 70'000; ++i)
        text += std::to_string(i) + "," + std::to_string(i - 1) + ",\n";
    REQUIRE(told(read(text)) == Told{"65538:7 '65536' has more than 65535 managers above"});
}
