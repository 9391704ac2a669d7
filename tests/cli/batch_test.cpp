#include <sys/mount.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "cli/process.hpp"

using diorama::test::Folder;
using diorama::test::Outcome;
using diorama::test::Running;
using nlohmann::json;

namespace {

std::string const short_scenario = "weeks = 60\n[organisation.generate]\npeople = 200\n";

std::string experiment(int replicates) {
    return "scenario = \"s.toml\"\nmeasures = [\"using\", \"energy\"]\nreplicates = " +
           std::to_string(replicates) +
           "\n[design]\nkind = \"grid\"\n"
           "[[factor]]\npath = \"leadership.pledge_hours_per_week\"\nvalues = [2, 4, 6, 8]\n"
           "[[factor]]\npath = \"tools.quality_at_start\"\nlow = 0.3\nhigh = 0.7\nlevels = 5\n";
}

std::vector<std::string> const batch_words{"batch", "e.toml", "--store", "a.sqlite", "--quiet"};

/// All rows of the tables that a user reads, but for the seconds of runs.
std::string rows_of(Folder const& folder, std::string const& store) {
    std::string rows;
    for (std::string const table : {"runs", "outcomes", "points"}) {
        auto const exported = folder.diorama({"export", store, "--table", table});
        REQUIRE(exported.status == 0);
        std::istringstream lines(exported.out);
        for (std::string line; std::getline(lines, line);)
            rows += (table == "runs" ? line.substr(0, line.rfind(',')) : line) + '\n';
    }
    return rows;
}

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
    Running running(batch_words, folder.path());
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
    running.send(SIGTERM);
    auto const stopped = running.wait();
    REQUIRE(stopped.status == 130);
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
    REQUIRE(folder.names("result").size() == 12);
    auto const written = json::parse(folder.read("result/analysis.json"));
    REQUIRE(written.at("done") == 64);
    REQUIRE(written.at("verdicts").at(0).at("points").size() == 8);
    REQUIRE(folder.diorama({"verify", "a.sqlite", "--sample", "5"}).status == 0);
    auto words = batch_words;
    words.insert(words.end(), {"--refine", "3"});
    REQUIRE(folder.diorama(words).status == 0);
    REQUIRE(folder.diorama({"export", "a.sqlite", "--table", "points", "--out", "p.csv"}).status ==
            0);
    REQUIRE(folder.read("p.csv").starts_with("point,path,value\n"));
    REQUIRE(folder.diorama(batch_words).status == 0);
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
