#include "page/experiment_page.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <regex>

#include "page/made_up_experiment.hpp"
#include "page/page.hpp"
#include "problems/problem.hpp"

using namespace diorama::page;
using Catch::Matchers::Contains;

TEST_CASE("the headline counts the points at which a way is certainly ahead",
          "[page][experiment]") {
    made_up::ExperimentFolder const folder;
    auto const headline = [&](char const* left, char const* right, char const* tied) {
        folder.winners(left, right, tied);
        return compose_experiment(folder.path()).headline;
    };
    REQUIRE(headline("4", "0", "0") == "Left is ahead at every one of 4 points.");
    REQUIRE(headline("3", "1", "0") == "Left is ahead at 3 of 4 points, Right at 1.");
    REQUIRE(headline("0", "2", "0") == "Right is ahead at 2 of 4 points, and nobody else at any.");
    REQUIRE(headline("0", "0", "0") == "Undecided: no way is certainly ahead at any of 4 points.");
    REQUIRE(headline("0", "0", "4") ==
            "Undecided: the best ways come out the same at every point.");
}

TEST_CASE("maps of very many places and measures leave a page below two megabytes",
          "[page][experiment][bounds]") {
    made_up::ExperimentFolder const folder;
    std::ifstream file(folder.path() + "/experiment.json");
    std::string facts{std::istreambuf_iterator<char>(file), {}}, measures;
    std::string map = "measure,x,y,points,best,certain,tied,lead,lead_low,lead_high,p_best\n";
    std::string winners = "measure,arm,points,best_at,certain_at,tied_at,largest_regret\n";
    for (auto const* measure : {"using", "energy", "trust", "spend"}) {
        measures += std::string(measures.empty() ? "" : ", ") + R"({"measure": ")" + measure +
                    R"(", "unit": "share", "meaning": "", "higher_is_better": true})";
        winners += measure + std::string(",Left,1600,1600,1600,0,0\n");
        for (int place = 0; place < 1600; ++place)
            map += measure + ("," + std::to_string(0.123456 + place / 40) + ",") +
                   std::to_string(0.654321 + place % 40) +
                   ",9,Left,1,0,0.123456789012,0.0123456789,0.23456789012,0.987654321\n";
    }
    auto const begin = facts.find("\"measures\": [") + 13;
    facts.replace(begin, facts.rfind("]}") - begin, measures);
    folder.write("experiment.json", facts);
    folder.write("map.csv", map);
    folder.write("winners.csv", winners);
    auto const html = html_page(folder.path());
    REQUIRE(html.size() < 2'000'000);
    for (auto const* id : {"map-1", "map-2"})
        REQUIRE_THAT(html, Contains(std::string("<figure id=\"") + id));
    REQUIRE_THAT(html,
                 !Contains("<figure id=\"map-3") && Contains("<code>--measures trust</code>"));
}

TEST_CASE("a factor moves a measure most where its effect is largest and leaves out 0",
          "[page][experiment]") {
    made_up::ExperimentFolder const folder;
    auto const mover = [&] {
        auto const read = read_experiment_folder(folder.path());
        return strongest_mover(read, "Left", read.facts.measures.front());
    };
    REQUIRE(mover().factor == "a.x");
    REQUIRE(mover().stands_out);
    auto const effects = [&](std::string const& lines) {
        folder.write("effects.csv",
                     "arm,measure,factor,level,effect,low,high,standardised,fit_share\n" + lines);
    };
    effects("Left,using,a.x,,0.2,-0.1,0.5,0.8,0.9\n");
    REQUIRE_FALSE(mover().stands_out);
    // An index of the variance goes before an effect, and the largest one first.
    auto const indices = [&](std::string const& low) {
        folder.write("sensitivity.csv",
                     "arm,measure,factor,index,value,low,high\nLeft,using,a.x,first,0.6,0.5,0.7\n"
                     "Left,using,a.x,total,0.3,0.1,0.5\nLeft,using,b.y,first,0.1,0,0.2\n"
                     "Left,using,b.y,total,0.4," +
                         low + ",0.8\n");
    };
    indices("0.2");
    REQUIRE(mover().factor == "b.y");
    REQUIRE(mover().stands_out);
    indices("-0.1");
    REQUIRE_FALSE(mover().stands_out);
    auto const elementary = [&](std::string const& noise) {
        folder.write("sensitivity.csv",
                     "arm,measure,factor,index,value,low,high\nLeft,using,b.y,mu_star,0.3,0.1,0.5\n"
                     "Left,using,b.y,noise_limit," +
                         noise + ",,\n");
    };
    elementary("0.1");
    REQUIRE(mover().stands_out);
    elementary("0.35");
    REQUIRE_FALSE(mover().stands_out);
}

TEST_CASE("texts of an experiment cannot become markup or script", "[page][experiment]") {
    made_up::ExperimentFolder const folder;
    std::string const evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>'&";
    folder.facts(evil, evil, evil, evil);
    folder.write("failures.csv", "error,runs,run_id,arm,point,replicate,seed\n\"" + evil +
                                     "\",2,r9,\"" + evil + "\",3,1,7\n");
    folder.write("effects.csv",
                 "arm,measure,factor,level,effect,low,high,standardised,fit_share\n\"" + evil +
                     "\",using,\"" + evil + "\",\"" + evil + "\",0.2,0.1,0.3,0.8,0.9\n");
    folder.write("levels.csv", "arm,measure,factor,level,points,mean,low,high,seeds\n\"" + evil +
                                   "\",using,\"" + evil + "\",1,4,0.5,0.4,0.6,4\n");
    folder.write("map.csv",
                 "measure,x,y,points,best,certain,tied,lead,lead_low,lead_high,p_best\nusing,1,0.5,"
                 "1,\"" +
                     evil + "\",1,0,0.1,0.05,0.15,1\n");
    folder.write("variance.csv", "measure,term,degrees,sum_of_squares,share,f,p\nusing,\"" + evil +
                                     "\",1,2,0.5,3,0.04\n");
    auto html = html_page(folder.path());
    REQUIRE(html.find("<script>alert") == std::string::npos);
    html.resize(std::min(html.size(), html.find("\n<script>")));
    REQUIRE(html.find("<img") == std::string::npos);
    REQUIRE_THAT(html, Contains("&lt;/script&gt;"));
    REQUIRE_THAT(html, Contains("\\u003c/script>"));
    auto const markdown = markdown_page(folder.path(), "figures");
    // What stands between backticks is shown as it is.
    auto const outside_code = std::regex_replace(markdown.text, std::regex("`[^`]*`"), "");
    REQUIRE(outside_code.find("<script") == std::string::npos);
    REQUIRE(outside_code.find("<img") == std::string::npos);
    REQUIRE(markdown.figures.size() >= 4);
    for (auto const& [name, svg] : markdown.figures) {
        REQUIRE(svg.find("<script") == std::string::npos);
        REQUIRE(svg.find("<img") == std::string::npos);
    }
}

TEST_CASE("a store's page says what failed, whether there are seeds enough, and where from",
          "[page][experiment]") {
    made_up::ExperimentFolder const folder;
    folder.write("failures.csv",
                 "error,runs,run_id,arm,point,replicate,seed\nout of time,2,r9,Left,3,1,7\n");
    auto const html = html_page(folder.path());
    for (auto const* part :
         {"<data value=\"2\" title=\"failures.csv:2\">2</data>", "out of time",
          "<data value=\"0.25\" title=\"adequacy.csv:2\">25", "diorama analyse a.sqlite --out DIR",
          "diorama verify a.sqlite --sample 20", "<code>r1</code>"})
        REQUIRE_THAT(html, Contains(part));
    folder.write("experiment.json", "{}");
    REQUIRE_THROWS_WITH(html_page(folder.path()),
                        Contains("this is no experiment.json of diorama analyse"));
}
