#include <catch2/catch.hpp>
#include <string>

#include "cli/process.hpp"

using diorama::test::Folder;
using diorama::test::small_scenario;

namespace {

struct WrongFile {
    std::string text;
    std::string place;  ///< where the first problem is told
};

std::string const nested(100'000, '[');

std::vector<WrongFile> const scenarios{
    {"name = \"a\"\nweeks = ", "in.toml:2:"},
    {"name = \"a\"\nweeks = 10\nweeks = 11\n", "in.toml:3:"},
    {"weeks = \"ten\"\n", "in.toml:1:9: "},
    {"weeks = 10.5\n", "in.toml:1:9: "},
    {"weeks = nan\n", "in.toml:1:9: "},
    {"weeks = -3\n", "in.toml:1:9: "},
    {"[leadership]\npledge_hours_per_week = inf\n", "in.toml:2:25: "},
    {"[leadership]\npledge_hours_per_week = 1e400\n", "in.toml:2:"},
    {"[leadershop]\n", "in.toml:1:"},
    {"[programme]\ndelegation = \"maybe\"\n", "in.toml:2:14: "},
    {"[[event]]\nat_week = 3\ndo = \"launch_unti\"\n", "in.toml:3:6: "},
    {"[[event]]\nwhen = \"using >> 3\"\ndo = \"launch_unit\"\n", "in.toml:2:"},
    {"[[event]]\ndo = \"launch_unit\"\n", "in.toml:1:"},
    {"extends = \"in.toml\"\n", "in.toml:1:"},
    {"extends = \"nowhere.toml\"\n", "in.toml:1:"},
    {"[organisation]\nchart = \"nowhere.csv\"\n", "in.toml:2:9: "},
    {"a = " + nested, "in.toml:1:"},
    {std::string("name = \"\0\"\n", 11), "in.toml:1:"},
    {"name = \"\xFF\xFE\"\n", "in.toml:1:"},
    {"\x7f"
     "ELF\x02\x01\x01",
     "in.toml:1:"},
};

std::vector<WrongFile> const charts{
    {"", "in.csv:1:1: "},
    {"id,title\n1,CEO\n", "in.csv:1:"},
    {"id,manager_id\n1,\n1,\n", "in.csv:3:1: "},
    {"id,manager_id\n1,\n2,3\n", "in.csv:3:3: "},
    {"id,manager_id\n1,2\n2,1\n", "in.csv:2:"},
    {"id,manager_id\n1,\n\"2,1\n3,1\n", "in.csv:3:"},
    {"id,manager_id,fte\n1,,\n2,1,much\n", "in.csv:3:5: "},
    {"id,manager_id\n1,\n\xFF,1\n", "in.csv:3:"},
    {std::string("\xFF\xFEi\0d\0", 6), "in.csv:1:1: "},
    {"id,manager_id\n1,\n" + std::string(2'000'000, 'x'), "in.csv:3:"},
};

}  // namespace

TEST_CASE("a wrong scenario is refused with the place of its mistake, and nothing is written",
          "[cli]") {
    for (auto const& wrong : scenarios) {
        Folder const folder;
        folder.write("in.toml", wrong.text);
        auto const outcome = folder.diorama({"run", "in.toml", "--out", "o"});
        INFO(wrong.text.substr(0, 60));
        INFO(outcome.err.substr(0, 500));
        CHECK(outcome.status == 2);
        CHECK(outcome.err.starts_with(wrong.place));
        CHECK(outcome.out.empty());
        CHECK(folder.names().size() == 1);
    }
}

TEST_CASE("a wrong chart is refused with the place of its mistake, by itself and in a run",
          "[cli]") {
    for (auto const& wrong : charts) {
        Folder const folder;
        folder.write("in.csv", wrong.text);
        folder.write("s.toml", small_scenario);
        for (auto const& words :
             {std::vector<std::string>{"org", "check", "in.csv"},
              {"run", "s.toml", "--set", "organisation.chart=in.csv", "--out", "o"}}) {
            auto const outcome = folder.diorama(words);
            INFO(wrong.text.substr(0, 60));
            INFO(outcome.err.substr(0, 500));
            CHECK(outcome.status == 2);
            CHECK(outcome.err.starts_with(wrong.place));
            CHECK(outcome.out.empty());
        }
        CHECK(folder.names().size() == 2);
    }
}

TEST_CASE("all mistakes of a scenario, its settings and its chart are told at once", "[cli]") {
    Folder const folder;
    folder.write("s.toml", "weaks = 3\n[leadership]\npledge_hours_per_week = 99\n");
    auto const outcome = folder.diorama({"run", "s.toml", "--set", "trust.nothing=3"});
    REQUIRE(outcome.status == 2);
    REQUIRE(outcome.err.find("s.toml:1:1: error: ") != std::string::npos);
    REQUIRE(outcome.err.find("s.toml:3:25: error: ") != std::string::npos);
    REQUIRE(outcome.err.find("--set trust.nothing=3:1:1: error: ") != std::string::npos);
}

TEST_CASE("check reads a run sheet and what it is about", "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    std::string const sheet = "name = \"Talk\"\nscenario = \"s.toml\"\n[[step]]\n";
    folder.write("talk.toml", sheet + "do = \"play\"\nminutes = 2\nuntil_week = 12\n");
    auto const good = folder.diorama({"check", "talk.toml"});
    REQUIRE(good.status == 0);
    REQUIRE(good.out.find("run sheet Talk: 1 step, 2 minutes, about s.toml") != std::string::npos);
    folder.write("talk.toml", sheet + "do = \"plai\"\n");
    auto const bad = folder.diorama({"check", "talk.toml"});
    REQUIRE(bad.status == 2);
    REQUIRE(bad.err.starts_with("talk.toml:4:6: error: "));
    auto const asked = folder.diorama({"check", "talk.toml", "--weeks", "5", "--set", "a.b=1"});
    REQUIRE(asked.status == 2);
    REQUIRE(asked.err.find("a run sheet takes no --weeks") != std::string::npos);
    REQUIRE(asked.err.find("a run sheet takes no --set") != std::string::npos);
}

TEST_CASE("seeds that would go beyond the largest are refused before anything runs", "[cli]") {
    Folder const folder;
    folder.write("s.toml", small_scenario);
    auto const beyond = folder.diorama(
        {"compare", "s.toml", "s.toml", "--replicates", "3", "--seed", "9223372036854775806"});
    REQUIRE(beyond.status == 2);
    REQUIRE(beyond.err.find("s.toml:1:1: error: 3 seeds from 9223372036854775806 on go beyond "
                            "9223372036854775807") != std::string::npos);
    REQUIRE(folder
                .diorama({"compare", "s.toml", "s.toml", "--replicates", "2", "--seed",
                          "9223372036854775806"})
                .status == 0);
}
