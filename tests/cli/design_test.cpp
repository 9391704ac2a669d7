#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/process.hpp"

using diorama::test::Folder;
using diorama::test::small_scenario;
using nlohmann::json;

namespace {

std::vector<std::string> const screening{"screen",
                                         "s.toml",
                                         "--trajectories",
                                         "2",
                                         "--replicates",
                                         "1",
                                         "--vary-alone",
                                         "--vary",
                                         "tools.quality_at_start=0.3:0.9",
                                         "--vary",
                                         "people.using_at_start_share=0.01:0.5:log",
                                         "--quiet"};

std::vector<std::string> with(std::vector<std::string> words,
                              std::vector<std::string> const& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

std::string const curve = "month,share\n2024-01,0.01\n2024-03,0.03\n2024-05,0.08\n2024-07,0.2\n";

std::vector<std::string> const calibration{"calibrate",     "s.toml",
                                           "--observed",    "curve.csv",
                                           "--fit",         "ladder.use_rate_per_week=0.01:0.5:log",
                                           "--evaluations", "40",
                                           "--replicates",  "1",
                                           "--quiet"};

}  // namespace

TEST_CASE("screen ranks the parameters and writes what it did", "[cli][screen]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    auto const outcome =
        folder.diorama(with(screening, {"--measures", "using,energy", "--out", "result"}));
    REQUIRE(outcome.status == 0);
    REQUIRE(outcome.out.find("Morris screening of 2 parameters") != std::string::npos);
    REQUIRE(folder.names("result") == std::vector<std::string>{"points.csv", "scenario.toml",
                                                               "screening.csv", "screening.json"});
    auto const written = json::parse(folder.read("result/screening.json"));
    REQUIRE(written.at("runs") == 6);
    REQUIRE(written.at("factors").size() == 2);
    REQUIRE(written.at("measures").at(0).at("measure") == "using");
    REQUIRE(written.at("measures").at(0).at("effects").at(0).at("path") ==
            "people.using_at_start_share");

    auto const alone = folder.diorama(
        with(screening, {"--measures", "using,energy", "--format", "json", "--threads", "1"}));
    auto const together = folder.diorama(
        with(screening, {"--measures", "using,energy", "--format", "json", "--threads", "4"}));
    REQUIRE(alone.out == together.out);
    REQUIRE(json::parse(alone.out) == written);
}

TEST_CASE("screen says every mistake of its line with its place", "[cli][screen]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    auto const wrong = folder.diorama({"screen", "s.toml", "--vary", "tools.quality_at_start=0.9",
                                       "--trajectories", "1", "--out", "result"});
    REQUIRE(wrong.status == 2);
    REQUIRE(wrong.err.find("command line:1:30: error: 'tools.quality_at_start=0.9' is no range") !=
            std::string::npos);
    REQUIRE(wrong.err.find("'1' is no value for --trajectories") != std::string::npos);
    REQUIRE_FALSE(folder.has("result"));

    auto const unknown = folder.diorama(
        {"screen", "s.toml", "--vary", "tool.quality_at_start=0:1", "--week", "900", "--quiet"});
    REQUIRE(unknown.status == 2);
    REQUIRE(unknown.err.find("did you mean 'tools.quality_at_start'?") != std::string::npos);
    REQUIRE(unknown.err.find("week 900 lies after the last week, 30") != std::string::npos);
    REQUIRE(folder.diorama({"screen", "s.toml", "--measures", "usage"}).status == 2);
    REQUIRE(folder.diorama({"screen", "s.toml", "--vary-alone"}).status == 2);
}

TEST_CASE("calibrate fits a scenario to a curve and writes the fitted one", "[cli][calibrate]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    folder.write("curve.csv", curve);
    auto const outcome =
        folder.diorama(with(calibration, {"--out", "result", "--hold-out", "0.2"}));
    REQUIRE(outcome.status == 0);
    REQUIRE(outcome.out.find("model without network") != std::string::npos);
    REQUIRE(outcome.out.find("held out") != std::string::npos);
    auto const written = json::parse(folder.read("result/calibration.json"));
    REQUIRE(written.at("parameters").at(0).at("path") == "ladder.use_rate_per_week");
    REQUIRE(written.at("observations").at(3).at("held_out") == true);
    REQUIRE(written.at("curves").size() == 5);
    // The fitted scenario runs.
    REQUIRE(folder.diorama({"check", "result/fitted.toml"}).status == 0);

    auto const alone =
        folder.diorama(with(calibration, {"--format", "json", "--threads", "1", "--seed", "5"}));
    auto const together =
        folder.diorama(with(calibration, {"--format", "json", "--threads", "3", "--seed", "5"}));
    REQUIRE(alone.out == together.out);
}

TEST_CASE("calibrate says what is wrong with the curve and the ranges", "[cli][calibrate]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    folder.write("curve.csv", "month,share\n2024-01,1\n2024-03,3\n2023-05,0.08\n");
    auto const wrong = folder.diorama(calibration);
    REQUIRE(wrong.status == 2);
    REQUIRE(wrong.err.find("curve.csv:3:9: error: '3' is no share of 0 to 1") != std::string::npos);
    REQUIRE(wrong.err.find("curve.csv:4:1: error: '2023-05' is week") != std::string::npos);
    folder.write("curve.csv", curve);
    auto const few = folder.diorama(with(calibration, {"--hold-out", "0.5"}));
    REQUIRE(few.status == 2);
    REQUIRE(few.err.find("too few to fit to") != std::string::npos);
    REQUIRE(folder.diorama({"calibrate", "s.toml", "--observed", "curve.csv"}).status == 2);
    auto const measure = folder.diorama(with(calibration, {"--measure", "energy"}));
    REQUIRE(measure.status == 2);
    REQUIRE(measure.err.find("no measure that is a share is called 'energy'") != std::string::npos);
}

TEST_CASE("compare tests how robust a study's expectations are", "[cli][compare]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    folder.write("study.toml", R"(name = "starts"
replicates = 2
weeks = 5
[[arm]]
name = "few"
scenario = "s.toml"
[[arm]]
name = "many"
scenario = "s.toml"
set = { "people.using_at_start_share" = 0.5 }
[[expect]]
claim = "more use it"
measure = "using"
arm = "many"
relation = "above"
than = "few"
[[expect]]
claim = "hardly more are drained"
measure = "energy"
arm = "many"
relation = "above"
than = "few"
by = -0.5
)");
    std::vector<std::string> const line{"compare",           "study.toml", "--robustness", "3",
                                        "--draw-replicates", "2",          "--quiet"};
    auto const text = folder.diorama(with(line, {"--out", "result"}));
    REQUIRE(text.status == 0);
    REQUIRE(text.out.find("Robustness: 3 draws") != std::string::npos);
    REQUIRE(text.out.find("people.using_at_start_share") != std::string::npos);
    REQUIRE(folder.has("result/robustness.csv"));
    // A claim with an allowance has no sign to be tested.
    REQUIRE(text.out.find("- within what is allowed in 100 %") != std::string::npos);
    REQUIRE(folder.read("result/robustness.csv").find("hardly more are drained,3,,,,1,") !=
            std::string::npos);
    REQUIRE(folder.has("result/robustness_draws.csv"));
    auto const told = json::parse(folder.diorama(with(line, {"--format", "json"})).out);
    REQUIRE(told.at("robustness").at("expectations").at(0).at("sign_share") == 1.0);
    REQUIRE(told.at("robustness").at("expectations").at(1).at("sign_share").is_null());
    REQUIRE(told.at("robustness").at("expectations").at(1).at("margin_share") == 1.0);
    REQUIRE(told.at("robustness").at("draws") == 3);

    REQUIRE(folder.diorama({"compare", "study.toml", "--spread", "0.2"}).status == 2);
    auto const none = folder.diorama({"compare", "s.toml", "s.toml", "--robustness", "3"});
    REQUIRE(none.status == 2);
    REQUIRE(none.err.find("expects nothing that could be robust") != std::string::npos);
}
