#include <sys/mount.h>
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "cli/batches.hpp"

using diorama::test::batch_words;
using diorama::test::experiment;
using diorama::test::Folder;
using diorama::test::Outcome;
using diorama::test::rows_of;
using diorama::test::Running;
using diorama::test::short_scenario;
using nlohmann::json;

namespace {

/// Enough kills to be sure on each build; DIORAMA_KILLS=200 for a long look.
int kill_count() {
    char const* const asked = std::getenv("DIORAMA_KILLS");
    return asked == nullptr ? 12 : std::atoi(asked);
}

}  // namespace

TEST_CASE("a batch that is killed again and again ends as one that was not", "[cli][batch][kill]") {
    Folder const folder;
    int const kills = kill_count();
    folder.write("s.toml", short_scenario);
    folder.write("e.toml", experiment(kills < 50 ? 10 : 100));
    REQUIRE(folder.diorama({"batch", "e.toml", "--store", "whole.sqlite", "--quiet"}).status == 0);
    std::mt19937 chance(1);
    std::uniform_int_distribution<int> milliseconds(5, 120);
    int killed = 0;
    int signal = SIGKILL;
    for (int k = 0; k < kills; ++k) {
        Running running(batch_words, folder.path());
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(chance)));
        running.send(signal);
        killed += running.wait().status == 128 + SIGKILL ? 1 : 0;
    }
    REQUIRE(folder.diorama(batch_words).status == 0);
    WARN(killed << " of " << kills << " calls were killed before their end");
    REQUIRE(killed > 0);
    REQUIRE(rows_of(folder, "a.sqlite") == rows_of(folder, "whole.sqlite"));
}

TEST_CASE("SIGTERM keeps what is finished, and the same command goes on", "[cli][batch]") {
    Folder const folder;
    folder.write("s.toml", short_scenario);
    folder.write("e.toml", experiment(60));
    Outcome stopped;
    // Before its first run a batch just ends; how soon that is, a busy machine decides.
    for (int wait = 250; wait < 20'000 && stopped.err.empty(); wait *= 2) {
        Running running(batch_words, folder.path());
        std::this_thread::sleep_for(std::chrono::milliseconds(wait));
        running.send(SIGTERM);
        stopped = running.wait();
        REQUIRE(stopped.status == 130);
    }
    REQUIRE(stopped.err.find("the same command goes on") != std::string::npos);
    auto words = batch_words;
    words.insert(words.end(), {"--format", "json"});
    auto const rest = json::parse(folder.diorama(words).out);
    REQUIRE(rest.at("planned") == 1200);
    REQUIRE(rest.at("skipped").get<int>() + rest.at("done").get<int>() == 1200);
    REQUIRE(rest.at("failed") == 0);
    auto whole = batch_words;
    whole[3] = "whole.sqlite";
    REQUIRE(folder.diorama(whole).status == 0);
    REQUIRE(rows_of(folder, "a.sqlite") == rows_of(folder, "whole.sqlite"));
}

TEST_CASE("a full disk stops the batch, keeps what is finished, and room lets it go on",
          "[cli][batch]") {
    Folder const folder;
    folder.write("s.toml", short_scenario);
    folder.write("e.toml", experiment(25));
    mkdir((folder / "disk").c_str(), 0755);
    if (mount("none", (folder / "disk").c_str(), "tmpfs", 0, "size=180k") != 0) {
        WARN("not looked at: this needs the right to mount a small disk");
        return;
    }
    auto words = batch_words;
    words[3] = "disk/a.sqlite";
    auto const full = folder.diorama(words);
    bool const grown =
        mount("none", (folder / "disk").c_str(), "tmpfs", MS_REMOUNT, "size=16m") == 0;
    auto const rest = folder.diorama(words);
    words[3] = "whole.sqlite";
    auto const whole = folder.diorama(words);
    auto const same = rows_of(folder, "disk/a.sqlite") == rows_of(folder, "whole.sqlite");
    umount((folder / "disk").c_str());
    REQUIRE(full.status == 1);
    REQUIRE(full.err.find("the disk") != std::string::npos);
    REQUIRE(grown);
    REQUIRE(rest.status == 0);
    REQUIRE(whole.status == 0);
    REQUIRE(same);
}

TEST_CASE("every mistake of an experiment is told at its place, and nothing is written",
          "[cli][batch]") {
    Folder const folder;
    folder.write("s.toml", short_scenario);
    folder.write("e.toml",
                 "scenario = \"s.toml\"\nreplicats = 3\nmeasures = [\"usin\", \"using@999\"]\n"
                 "[design]\nkind = \"lhs\"\n"
                 "[[factor]]\npath = \"tools.qualty_at_start\"\nlow = 0.3\nhigh = 0.7\n"
                 "[[factor]]\npath = \"leadership.pledge_hours_per_week\"\nlow = 60\nhigh = 70\n"
                 "[[factor]]\npath = \"programme.delegation\"\nvalues = [\"nevr\"]\n");
    auto const outcome = folder.diorama(batch_words);
    REQUIRE(outcome.status == 2);
    for (std::string const line :
         {"e.toml:2:1: error: unknown key 'replicats'", "e.toml:3:13: error: no measure is called",
          "e.toml:3:21: error: week 999 lies after the last week, 60",
          "e.toml:4:1: error: design.points is missing",
          "e.toml:7:8: error: no parameter is called 'tools.qualty_at_start'; did you mean "
          "'tools.quality_at_start'?",
          "e.toml:11:8: error: leadership.pledge_hours_per_week may be 0 to 40",
          "e.toml:16:11: error: programme.delegation cannot be 'nevr'"}) {
        INFO(outcome.err);
        CAPTURE(line);
        CHECK(outcome.err.find(line) != std::string::npos);
    }
    REQUIRE_FALSE(folder.has("a.sqlite"));
}

TEST_CASE("a difference of one arm alone is refused where it is asked for", "[cli][batch]") {
    Folder const folder;
    folder.write("s.toml", short_scenario);
    folder.write("e.toml", experiment(2));
    auto words = batch_words;
    words.insert(words.end(), {"--until-half-width", "0.1", "--of", "difference"});
    auto const outcome = folder.diorama(words);
    INFO(outcome.err);
    REQUIRE(outcome.status == 2);
    // diorama batch e.toml --store a.sqlite --quiet --until-half-width 0.1 --of difference
    REQUIRE(outcome.err.find("command line:1:75: error: one arm alone") == 0);
    REQUIRE_FALSE(folder.has("a.sqlite"));
}

TEST_CASE("a store is analysed, verified, exported and refined", "[cli][batch]") {
    Folder const folder;
    folder.write("s.toml", short_scenario);
    folder.write("e.toml",
                 "replicates = 4\nmeasures = [\"using\"]\n[design]\nkind = \"lhs\"\npoints = 8\n"
                 "[[arm]]\nname = \"a\"\nscenario = \"s.toml\"\n"
                 "[[arm]]\nname = \"b\"\nscenario = \"s.toml\"\n"
                 "set = { \"ladder.use_rate_per_week\" = 0.2 }\n"
                 "[[factor]]\npath = \"leadership.pledge_hours_per_week\"\nlow = 1\nhigh = 12\n"
                 "[[factor]]\npath = \"tools.quality_at_start\"\nlow = 0.2\nhigh = 0.9\n");
    REQUIRE(folder.diorama(batch_words).status == 0);
    auto const told = folder.diorama({"analyse", "a.sqlite", "--out", "result"});
    REQUIRE(told.status == 0);
    REQUIRE(told.out.find("Effects on a, using") != std::string::npos);
    REQUIRE(told.out.find("Verdicts on using") != std::string::npos);
    REQUIRE(folder.names("result").size() == 13);
    auto const written = json::parse(folder.read("result/analysis.json"));
    REQUIRE(written.at("done") == 64);
    REQUIRE(written.at("verdicts").at(0).at("points").size() == 8);
    REQUIRE(folder.diorama({"verify", "a.sqlite", "--sample", "5"}).status == 0);
    REQUIRE(folder.diorama({"export", "a.sqlite", "--table", "points", "--out", "p.csv"}).status ==
            0);
    REQUIRE(folder.read("p.csv").starts_with("point,path,value\n"));
}

namespace {

std::vector<std::string> refining_words() {
    auto words = batch_words;
    words.insert(words.end(), {"--refine", "4"});
    return words;
}

}  // namespace

TEST_CASE("what cannot be refined is refused before anything runs", "[cli][batch][refine]") {
    Folder const folder;
    folder.write("s.toml", short_scenario);
    folder.write("e.toml",
                 "measures = [\"using\"]\nscenario = \"s.toml\"\n[design]\nkind = \"grid\"\n"
                 "[[factor]]\npath = \"programme.delegation\"\nvalues = [\"never\", "
                 "\"allowed\"]\n");
    auto const outcome = folder.diorama(refining_words());
    REQUIRE(outcome.status == 2);
    REQUIRE(outcome.err.find("e.toml:1:1: error: one arm alone is the best everywhere") !=
            std::string::npos);
    REQUIRE(outcome.err.find("e.toml:6:8: error: between values of programme.delegation") !=
            std::string::npos);
    REQUIRE_FALSE(folder.has("a.sqlite"));
}

TEST_CASE("a long list of points drawn elsewhere is read, run and analysed at once",
          "[cli][batch]") {
    Folder const folder;
    folder.write("s.toml",
                 "weeks = 2\n[mechanisms]\nonly = [\"contagion\"]\n[organisation.generate]\n"
                 "people = 10\n");
    std::string list = "contagion.beta,contagion.initial_share\n";
    std::mt19937 chance(1);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    for (int k = 0; k < 3000; ++k)
        list +=
            std::to_string(0.5 * unit(chance)) + "," + std::to_string(0.3 * unit(chance)) + "\n";
    folder.write("points.csv", list);
    folder.write("e.toml",
                 "measures = [\"adopted_share\"]\nscenario = \"s.toml\"\nreplicates = 1\n"
                 "[design]\nkind = \"list\"\npoints = \"points.csv\"\n");
    REQUIRE(folder.diorama(batch_words).status == 0);
    auto const told = folder.diorama({"analyse", "a.sqlite", "--format", "json"});
    REQUIRE(told.status == 0);
    auto const analysis = json::parse(told.out);
    // Each value has a point of its own: a regression says something of them, their variance not.
    REQUIRE(analysis.at("effects").size() == 2);
    REQUIRE(analysis.at("variance").empty());
}

TEST_CASE("refining closes in on where the best arm changes", "[cli][batch][refine]") {
    Folder const folder;
    folder.write("s.toml",
                 "weeks = 30\n[mechanisms]\nonly = [\"contagion\"]\n[organisation.generate]\n"
                 "people = 400\n");
    // Contagion overtakes the arm in which a third has adopted and nobody follows.
    folder.write(
        "e.toml",
        "replicates = 8\nmeasures = [\"adopted_share\"]\n[design]\nkind = \"grid\"\n"
        "[[arm]]\nname = \"stays\"\nscenario = \"s.toml\"\nset = { \"contagion.rule\" = "
        "\"threshold\", \"contagion.threshold\" = 1.0, \"contagion.initial_share\" = 0.33 }\n"
        "[[arm]]\nname = \"spreads\"\nscenario = \"s.toml\"\n"
        "[[factor]]\npath = \"contagion.beta\"\nlow = 0.0\nhigh = 0.08\nlevels = 5\n");
    auto const done = folder.diorama(refining_words());
    INFO(done.err);
    REQUIRE(done.status == 0);
    auto const told = folder.diorama({"analyse", "a.sqlite", "--format", "json"});
    auto const points = json::parse(told.out).at("verdicts").at(0).at("points");
    REQUIRE(points.size() == 9);
    double lost = 0.0;
    double won = 0.08;
    double grid_lost = 0.0;
    double grid_won = 0.08;
    for (std::size_t k = 0; k < points.size(); ++k) {
        double const beta = points[k].at("values").at("contagion.beta");
        bool const stays = points[k].at("best") == "stays";
        if (k < 5)
            (stays ? grid_lost : grid_won) =
                stays ? std::max(grid_lost, beta) : std::min(grid_won, beta);
        (stays ? lost : won) = stays ? std::max(lost, beta) : std::min(won, beta);
        if (k >= 5) {
            CAPTURE(beta);
            CHECK(beta > grid_lost);
            CHECK(beta < grid_won);
        }
    }
    REQUIRE(grid_won - grid_lost == Approx(0.02));
    REQUIRE(won - lost < 0.5 * (grid_won - grid_lost));
    auto const again = folder.diorama(batch_words);
    REQUIRE(again.status == 0);
    REQUIRE(folder.diorama({"export", "a.sqlite", "--table", "points"}).out.find("\n8,") !=
            std::string::npos);
}

TEST_CASE("a store whose points name files is verified from any folder", "[cli][batch]") {
    Folder const folder;
    mkdir((folder / "study").c_str(), 0755);
    for (std::string const size : {"60", "90"})
        REQUIRE(
            folder.diorama({"org", "generate", "--people", size, "--out", "study/" + size + ".csv"})
                .status == 0);
    folder.write("study/s.toml", "weeks = 20\n[organisation]\nchart = \"60.csv\"\n");
    folder.write("study/e.toml",
                 "scenario = \"s.toml\"\nmeasures = [\"using\"]\nreplicates = 2\n[design]\n"
                 "kind = \"grid\"\n[[factor]]\npath = \"organisation.chart\"\n"
                 "values = [\"60.csv\", \"90.csv\"]\n");
    REQUIRE(folder.diorama({"batch", "study/e.toml", "--store", "a.sqlite", "--quiet"}).status ==
            0);
    auto const verified = folder.diorama({"verify", "a.sqlite", "--sample", "4"});
    INFO(verified.err);
    REQUIRE(verified.status == 0);
    REQUIRE(verified.out.find("4 of 4 runs") == 0);
}

TEST_CASE("eight parts merge to the whole in any order", "[cli][batch][merge]") {
    Folder const folder;
    folder.write("s.toml", "weeks = 10\n[organisation.generate]\npeople = 50\n");
    folder.write("e.toml", experiment(3));
    auto words = batch_words;
    words[3] = "whole.sqlite";
    REQUIRE(folder.diorama(words).status == 0);
    std::vector<std::string> parts;
    for (int part = 1; part <= 8; ++part) {
        parts.push_back("part-" + std::to_string(part) + ".sqlite");
        words[3] = parts.back();
        auto shard = words;
        shard.insert(shard.end(), {"--shard", std::to_string(part) + "/8"});
        REQUIRE(folder.diorama(shard).status == 0);
    }
    auto const whole = rows_of(folder, "whole.sqlite");
    std::mt19937 chance(1);
    for (int order = 0; order < 6; ++order) {
        std::shuffle(parts.begin(), parts.end(), chance);
        auto const into = "all-" + std::to_string(order) + ".sqlite";
        std::vector<std::string> merge{"merge", "--into", into};
        // Some of them twice, and in two goes: a union does not mind.
        merge.insert(merge.end(), parts.begin() + 3, parts.end());
        REQUIRE(folder.diorama(merge).status == 0);
        merge.resize(3);
        merge.insert(merge.end(), parts.begin(), parts.begin() + 5);
        REQUIRE(folder.diorama(merge).status == 0);
        REQUIRE(rows_of(folder, into) == whole);
    }
}

TEST_CASE("a weekly store has every week of every measure", "[cli][batch]") {
    Folder const folder;
    folder.write("s.toml", short_scenario);
    folder.write("e.toml", experiment(1));
    auto words = batch_words;
    words.push_back("--weekly");
    REQUIRE(folder.diorama(words).status == 0);
    auto const weekly = folder.diorama({"export", "a.sqlite", "--table", "weekly"});
    // 20 points, weeks 0 to 60, two measures, and the header.
    REQUIRE(std::count(weekly.out.begin(), weekly.out.end(), '\n') == 20 * 61 * 2 + 1);
}
