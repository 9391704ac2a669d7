#include "page/experiment_page.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
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

TEST_CASE("a store of very many ways, factors and measures leaves a page below two megabytes",
          "[page][experiment][bounds]") {
    made_up::ExperimentFolder const folder;
    constexpr int ways = 40, factors = 12, measures = 7, levels = 8;
    std::string way_facts, factor_facts, measure_facts;
    std::string effects = "arm,measure,factor,level,effect,low,high,standardised,fit_share\n";
    std::string level_rows = "arm,measure,factor,level,points,mean,low,high,seeds\n";
    std::string indices = "arm,measure,factor,index,value,low,high\n";
    std::string winners = "measure,arm,points,best_at,certain_at,tied_at,largest_regret\n";
    std::string map = "measure,x,y,points,best,certain,tied,lead,lead_low,lead_high,p_best\n";
    auto const list = [](std::string& all, std::string const& one) {
        all += (all.empty() ? "" : ", ") + one;
    };
    auto const number = [](int value) { return std::to_string(value); };
    for (int w = 0; w < ways; ++w)
        list(way_facts, R"({"arm": "Way )" + number(w) +
                            R"(", "scenario_hash": "01", "weeks": 10, "run_id": "r1",
                               "digest": "d1", "seed": 1})");
    std::string values;
    for (int l = 0; l < levels; ++l) list(values, "\"" + number(l) + "\"");
    for (int f = 0; f < factors; ++f)
        list(factor_facts, R"({"path": "table.factor_)" + number(f) +
                               R"(", "unit": "share", "scale": "levels", "levels": [)" + values +
                               "]}");
    for (int m = 0; m < measures; ++m) {
        auto const measure = "measure_" + number(m);
        list(measure_facts, R"({"measure": ")" + measure +
                                R"(", "unit": "share", "meaning": "", "higher_is_better": true})");
        for (int w = 0; w < ways; ++w) {
            auto const of = "Way " + number(w) + "," + measure;
            // The later a way, the more points it is ahead at.
            winners +=
                measure + ",Way " + number(w) + ",400," + number(w) + "," + number(w) + ",0,0.1\n";
            for (int f = 0; f < factors; ++f) {
                auto const factor = ",table.factor_" + number(f);
                effects += of + factor + ",,0.21234567,0.1123456,0.3123456,0.81234,0.91234\n";
                for (auto const* index : {"first", "total"})
                    indices += of + factor + "," + index + ",0.1234567,0.0123456,0.2345678\n";
                for (int l = 0; l < levels; ++l)
                    level_rows +=
                        of + factor + "," + number(l) + ",20,0.51234567,0.41234567,0.61234567,4\n";
            }
        }
        for (int place = 0; place < levels * levels; ++place)
            map += measure + "," + number(place % levels) + "," + number(place / levels) +
                   ",9,Way " + number(place % ways) + ",1,0,0.1234567,0.012345,0.23456,0.98765\n";
    }
    folder.write("experiment.json",
                 R"({"program": "diorama analyse", "version": "0.8.0", "commit": "abc", "command":
                  "diorama analyse a.sqlite", "store": "a.sqlite", "engine_version": "0.8.0",
                  "builds": ["abc"], "experiment": "Many", "design": "grid", "design_size": 0,
                  "design_seed": 1, "seeds": "common", "design_points": 400, "points": 400, "done":
                  64000, "failed": 0, "map_x": "table.factor_0", "map_y": "table.factor_1",
                  "ways": [)" +
                     way_facts + R"(], "factors": [)" + factor_facts + R"(], "measures": [)" +
                     measure_facts + "]}");
    folder.write("effects.csv", effects);
    folder.write("sensitivity.csv", indices);
    folder.write("levels.csv", level_rows);
    folder.write("winners.csv", winners);
    folder.write("map.csv", map);
    folder.write("adequacy.csv", "arm,measure\n");

    auto const html = html_page(folder.path());
    REQUIRE(html.size() < 2'000'000);
    // The baseline and the six best: with the others under one name that is eight colours.
    auto const read = read_experiment_folder(folder.path());
    std::vector<std::string> shown;
    for (auto const& way : read.shown) shown.push_back(way.arm);
    REQUIRE(shown == std::vector<std::string>{"Way 0", "Way 34", "Way 35", "Way 36", "Way 37",
                                              "Way 38", "Way 39"});
    for (auto const* said :
         {"Way 39 and 33 more ways", "another way", "winners.csv, effects.csv, levels.csv",
          "Way 39 is ahead at 39 of 400 points, Way 38 at 38, Way 37 at 37, Way 36 at 36, 35 more "
          "ways at others.",
          "measures, the first ", ">Way 34<"}) {
        INFO(said);
        bool const is_said = html.find(said) != std::string::npos;
        REQUIRE(is_said);
    }
    // The first line of Way 1, which is not shown.
    bool const tells_way_1 = html.find("title=\"effects.csv:14\"") != std::string::npos;
    REQUIRE_FALSE(tells_way_1);
    // What fits as it is stays whole.
    made_up::ExperimentFolder const small;
    REQUIRE_THAT(html_page(small.path()),
                 !Contains("measures, the first ") && !Contains("another way"));
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
