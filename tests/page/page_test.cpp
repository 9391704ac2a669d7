#include "page/page.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "page/html.hpp"
#include "page/made_up_folder.hpp"
#include "page/numbers.hpp"
#include "page/sections.hpp"
#include "page/sheet.hpp"
#include "problems/problem.hpp"

using namespace diorama::page;
using Catch::Matchers::Contains;

TEST_CASE("the verdict's words follow from its rules", "[page][verdict]") {
    made_up::ResultFolder const folder;
    auto const headline = [&] { return compose(read_study_folder(folder.path())).headline; };
    REQUIRE(headline() == "Right is clearly ahead.");
    folder.lead("0.1", "0.05", "0.15", "0.9", "1");
    REQUIRE(headline() == "Right is ahead on average, but not in every run.");
    folder.lead("0.1", "-0.05", "0.25", "0.99", "0");
    REQUIRE(headline() == "Undecided between Right and Left.");
    folder.lead("0.1", "", "", "1", "0");
    REQUIRE(headline() == "Undecided: one seed shows no spread. Right came first in it.");
    folder.lead("0", "0", "0", "0.5", "0");
    REQUIRE(headline() == "Undecided: Right and Left come out the same.");
}

TEST_CASE("ways that cannot be told apart are undecided, and one way alone is no verdict",
          "[page][verdict]") {
    made_up::ResultFolder const folder;
    auto const headline = [&] { return compose(read_study_folder(folder.path())).headline; };
    folder.ways(3, 0.0);
    REQUIRE(headline() == "Undecided: all 3 ways come out the same.");
    folder.ways(3, 0.1);
    REQUIRE(headline() == "Way 2 is clearly ahead.");
    // The best two are alike, the third is not: only they are said to be.
    folder.write("leads.csv",
                 "study,measure,unit,week,first,second,difference,difference_low,difference_high,"
                 "p_best,decided\ns,integrated,share,8,Way 2,Way 1,0,0,0,0.5,0\n");
    REQUIRE(headline() == "Undecided: Way 2 and Way 1 come out the same.");
    std::filesystem::remove(folder.path() + "/leads.csv");
    REQUIRE(headline() == "Nothing to compare: there is one way only.");
}

TEST_CASE("a page whose own runs were interrupted says so, and calls nothing the worst obstacle",
          "[page][verdict]") {
    made_up::ResultFolder const folder;
    auto const plan = [&](std::string const& knock_outs, std::string const& draws) {
        folder.study_facts(knock_outs, draws);
    };
    auto const html = [&] { return html_page(folder.path()); };
    plan("0", "0");
    REQUIRE_THAT(html(), Contains("Not looked for: the runs") && Contains("Not tested: the runs") &&
                             !Contains("Interrupted"));
    plan("3", "60");
    REQUIRE_THAT(html(), Contains("Interrupted before anything was taken away.") &&
                             Contains("Interrupted before any other assumption was tried"));
    folder.write("bottlenecks.csv",
                 "arm,measure,week,rank,kind,name,title,what_if,without,gain,gain_low,gain_high,"
                 "mean_gain,mean_gain_low,mean_gain_high,decided\n"
                 "Right,integrated,8,1,leader,R1,Head,w,0.5,0.1,0.05,0.15,0.1,0.05,0.15,1\n"
                 "Right,integrated,8,2,leader,R2,,w,0.5,0.1,0.05,0.15,0.1,0.05,0.15,1\n");
    REQUIRE_THAT(html(), Contains("only the first 2 of") && Contains("leaders before brakes") &&
                             !Contains("What stands in the way most"));
    plan("2", "60");
    REQUIRE_THAT(html(), Contains("What stands in the way most: the diary of the Head (R1).") &&
                             Contains("Diary of R2") && !Contains("only the first"));
}

TEST_CASE("figures of a Markdown page can be read on any ground", "[page][markdown]") {
    made_up::ResultFolder const folder;
    auto const page = markdown_page(folder.path(), "f");
    REQUIRE_FALSE(page.figures.empty());
    for (auto const& [name, svg] : page.figures) {
        auto const ground = svg.find("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
        REQUIRE(ground != std::string::npos);
        REQUIRE(ground == svg.find('>') + 1);  // under everything else
    }
}

TEST_CASE("a name that would run into the sentence stands in quotes", "[page][verdict]") {
    REQUIRE(said_name("Unit") == "Unit");
    REQUIRE(said_name("Unit, then DIO") == "“Unit, then DIO”");
    REQUIRE(said_name("Unit and DIO") == "“Unit and DIO”");
}

TEST_CASE("the verdict says what the second best way comes to, by when and at what price",
          "[page][verdict]") {
    made_up::ResultFolder const folder;
    folder.write("weeks_to.csv",
                 "arm,measure,share,reached_share,median_weeks,low,high\n"
                 "Left,integrated,0.5,1,6.5,6,7\nRight,integrated,0.5,1,4,4,4\n");
    folder.write("totals.csv",
                 "arm,total,unit,mean,low,high,difference\n"
                 "Left,leader_change_hours,hours,321,320,322,\n");
    auto const text = markdown_page(folder.path(), "f").text;
    REQUIRE_THAT(text, Contains("The next one, **Left**, comes to 30.0 %, has half of the people "
                                "there in week 6.5, takes 321 hours of leaders' time."));
}

TEST_CASE("of very many ways the page shows the baseline and the seven best, and names the rest",
          "[page][bounds]") {
    made_up::ResultFolder const folder;
    folder.ways(8);
    REQUIRE(read_study_folder(folder.path()).shows_all());
    folder.ways(150);
    auto const study = read_study_folder(folder.path());
    std::vector<std::string> shown;
    std::set<std::string_view> colours;
    for (auto const& arm : study.shown) {
        shown.push_back(arm.name);
        colours.insert(palette(study.colour_of(arm.name)));
    }
    REQUIRE(shown == std::vector<std::string>{"Way 0", "Way 143", "Way 144", "Way 145", "Way 146",
                                              "Way 147", "Way 148", "Way 149"});
    REQUIRE(colours.size() == shown.size());
    auto const html = html_page(folder.path());
    REQUIRE_THAT(html, Contains("Way 0 and the 7 best of the others by"));
    REQUIRE_THAT(html, Contains("all 150 ways"));
    REQUIRE_THAT(html, Contains("Way 149 and 142 more"));
    REQUIRE_THAT(html, Contains("the first 100, all of them are in results.csv"));
    REQUIRE(html.size() < 1'100'000);
    // The least is the best: the order follows the verdict's direction.
    folder.write("leads.csv",
                 "study,measure,unit,week,first,second,difference,difference_low,difference_high,"
                 "p_best,decided\ns,integrated,share,8,Way 0,Way 1,-1,-1,-1,1,1\n");
    REQUIRE(read_study_folder(folder.path()).shown.back().name == "Way 7");
}

TEST_CASE("a page of very many managers stays below two megabytes and says what it leaves out",
          "[page][bounds]") {
    made_up::ResultFolder const folder;
    constexpr std::size_t ways = 5, weeks = 17;
    auto const page_of = [&](std::size_t teams) {
        folder.ways(ways);
        std::string groups = "arm,level,team,department,week,people,using,integrated,energy\n";
        std::string leaders =
            "arm,person,title,pledged_hours,given_hours,used_hours,individual_hours,"
            "steering_hours,required_sessions,blocked_sessions\n";
        for (std::size_t way = 0; way < ways; ++way) {
            auto const arm = "Way " + std::to_string(way) + ",";
            for (std::size_t team = 0; team < teams; ++team) {
                auto const name = "T" + std::to_string(team);
                auto const of = ",Department " + std::to_string(team / 8);
                leaders += arm + name + ",Manager,1,2,3,4,5," + std::to_string(team) + ",1\n";
                for (std::size_t week = 0; week < weeks; ++week) {
                    auto const use = std::to_string((team * 7 + week * 13 + way) % 97) + "\n";
                    auto const at = "," + std::to_string(13 * week) + ",8,0." + use;
                    auto const row = at.substr(0, at.size() - 1) + ",0.1,0\n";
                    groups += arm + "team," + name + of + row;
                    if (team % 8 == 0) groups += arm + "department," + of + row;
                }
            }
        }
        folder.write("groups.csv", groups);
        folder.write("leaders.csv", leaders);
        folder.write("totals.csv",
                     "arm,total,unit,mean,low,high,difference\nWay 0,a,hours,1,1,1,\n");
        return html_page(folder.path());
    };
    // As many as are drawn at all, and then more than that.
    auto const drawn = page_of(320);
    REQUIRE(drawn.size() < 2'000'000);
    REQUIRE_THAT(drawn, Contains("Use in each team over time"));
    auto const too_many = page_of(450);
    REQUIRE(too_many.size() < 2'000'000);
    REQUIRE_THAT(too_many, Contains("There are too many teams to draw: they are in groups.csv."));
    REQUIRE_THAT(too_many, Contains("the 40 of each way who were needed in most sessions, all of "
                                    "them are in leaders.csv"));
    REQUIRE_THAT(too_many, Contains(">T449<") && Contains(">T410<") && !Contains(">T409<"));
}

TEST_CASE("a page of a hundred years has as few marks as one of four", "[page][bounds]") {
    REQUIRE(year_step(208) == 52);
    REQUIRE(year_step(520) == 52);
    REQUIRE(year_step(1040) == 104);
    REQUIRE(year_step(5200) == 520);
    REQUIRE(week_ticks(0, 5200).size() == 11);
    REQUIRE(heat_step(208) == 13);
    REQUIRE(heat_step(5200) == 130);
}

TEST_CASE("a cell that holds no number, or one beyond all bounds, is refused with its place",
          "[page][sheet]") {
    made_up::ResultFolder const folder;
    for (auto const* cell : {"inf", "1e300", "-inf", "0x10", "1e400", "1,5 "}) {
        folder.write("t.csv", std::string("a,b\n1,\"") + cell + "\"\n");
        auto const sheet = Sheet::read(folder.path(), "t.csv");
        REQUIRE_THROWS_WITH(sheet.number(0, "b"), Contains("t.csv:2:2") && Contains("number"));
    }
    for (auto const* week : {"-1", "1.5", "", "5e9"}) {
        folder.write("t.csv", std::string("a,week\n1,") + week + "\n");
        REQUIRE_THROWS_WITH(week_of(Sheet::read(folder.path(), "t.csv"), 0),
                            Contains("whole number"));
    }
}

TEST_CASE("a seed of nineteen digits stands on the page as it is", "[page]") {
    made_up::ResultFolder const folder;
    folder.write("runs.csv",
                 "study,arm,seed,digest\ns,Left,9223372036854775807,ab\ns,Right,1,cd\n");
    REQUIRE_THAT(html_page(folder.path()), Contains(">9223372036854775807</data>"));
}

TEST_CASE("a lead that other assumptions may undo is said to hang on them", "[page][verdict]") {
    made_up::ResultFolder const folder;
    auto const assume = [&](std::string const& low) {
        folder.write("assumptions.csv",
                     "first,second,measure,week,draws,spread,ahead_share,ahead_low,ahead_high,lead,"
                     "lead_low,lead_high,rank,path,unit,grade,default,from,to,correlation,"
                     "correlation_low,correlation_high,doubt,weakness,stands_out,meaning\n"
                     "Right,Left,integrated,8,100,0.35,0.97," +
                         low +
                         ",0.99,0.1,0,0.2,1,a.b,-,assumed,1,0.65,1.35,0.5,0.3,0.6,1,0.25,1,x\n");
        return compose(read_study_folder(folder.path())).headline;
    };
    REQUIRE(assume("0.96") == "Right is clearly ahead.");
    REQUIRE(assume("0.90") == "Right is clearly ahead, as long as the assumptions hold.");
}

TEST_CASE("a difference reads with its unit, its interval and the cell behind it", "[page][html]") {
    made_up::ResultFolder const folder;
    auto const html = html_page(folder.path());
    REQUIRE_THAT(html, Contains("<data value=\"0.1\" title=\"leads.csv:2\">10.0</data> points "
                                "[<data value=\"0.05\" title=\"leads.csv:2\">5.0</data>, "));
}

TEST_CASE("texts of charts and titles cannot become markup, script or anything else",
          "[page][html]") {
    made_up::ResultFolder const folder;
    std::string const evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&";
    std::string quoted;
    for (char const c : evil) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    folder.write("groups.csv",
                 "arm,level,team,department,week,people,using,integrated,energy\n"
                 "Left,team,\"" +
                     quoted + "\",\"" + quoted +
                     "\",0,5,0.1,0.1,0\n"
                     "Right,team,\"" +
                     quoted + "\",\"" + quoted + "\",0,5,0.1,0.1,0\n");
    folder.write("slips.csv",
                 "arm,rank,person,title,role,required_sessions,sessions,rate,low,high,worst_share\n"
                 "Right,1,\"" +
                     quoted + "\",\"" + quoted + "\",r,10,5,0.5,0.4,0.6,1\n");
    folder.write("totals.csv", "arm,total,unit,mean,low,high,difference\n");
    auto html = html_page(folder.path());
    // The libraries and the page's own script are ours; whatever else opens one must be data.
    REQUIRE(html.find("<script>alert") == std::string::npos);
    html.resize(std::min(html.size(), html.find("\n<script>")));
    REQUIRE(html.find("<img") == std::string::npos);
    REQUIRE_THAT(html, Contains("&lt;/script&gt;"));
    REQUIRE_THAT(html, Contains("\\u003c/script>"));
    auto const markdown = markdown_page(folder.path(), "figures");
    REQUIRE(markdown.text.find("<script") == std::string::npos);
    for (auto const& [name, svg] : markdown.figures)
        REQUIRE(svg.find("<script") == std::string::npos);
}

TEST_CASE("a cell that was guarded against spreadsheets reads as it was", "[page][sheet]") {
    made_up::ResultFolder const folder;
    folder.write("t.csv", "a,b\n'=1+1,2\n'tis,3\n");
    auto const sheet = Sheet::read(folder.path(), "t.csv");
    REQUIRE(sheet.text(0, "a") == "=1+1");
    REQUIRE(sheet.text(1, "a") == "'tis");
    REQUIRE(sheet.number(1, "b").source == "t.csv:3");
    REQUIRE_THROWS_AS(sheet.number(0, "a"), diorama::problems::InputError);
}

TEST_CASE("a page is not made of a folder that has lost tables", "[page]") {
    made_up::ResultFolder const folder;
    html_page(folder.path());
    for (auto const* table : {"/results.csv", "/courses.csv"})
        std::filesystem::remove(folder.path() + table);
    // Both are named.
    REQUIRE_THROWS_WITH(html_page(folder.path()),
                        Contains("results.csv:1:1: error: this table was written") &&
                            Contains("courses.csv:1:1: error: this table was written"));
    made_up::ResultFolder const emptied;
    emptied.write("leads.csv", "");
    REQUIRE_THROWS_WITH(html_page(emptied.path()), Contains("leads.csv:1:1"));
}

TEST_CASE("what is no result folder is refused with what would be right", "[page]") {
    made_up::ResultFolder const folder;
    folder.write("study.json", "{}");
    REQUIRE_THROWS_WITH(html_page(folder.path()), Contains("no study.json of diorama compare"));
    std::filesystem::remove(folder.path() + "/study.json");
    REQUIRE_THROWS_WITH(html_page(folder.path()), Contains("name a result folder"));
}
