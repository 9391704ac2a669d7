#include "page/page.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "page/html.hpp"
#include "page/made_up_folder.hpp"
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

TEST_CASE("what is no result folder is refused with what would be right", "[page]") {
    made_up::ResultFolder const folder;
    folder.write("study.json", "{}");
    REQUIRE_THROWS_WITH(html_page(folder.path()), Contains("no study.json of diorama compare"));
    std::filesystem::remove(folder.path() + "/study.json");
    REQUIRE_THROWS_WITH(html_page(folder.path()), Contains("name a result folder"));
}
