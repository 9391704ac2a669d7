#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "cli/arguments.hpp"
#include "cli/process.hpp"

using diorama::test::Folder;
using Words = std::vector<std::string>;

namespace {

struct Mistake {
    Words words;
    std::string says;  ///< somewhere on stderr
};

std::vector<Mistake> const mistakes{
    {{}, "command line:1:9: error: no command is given; write one"},
    {{"rum"}, "command line:1:9: error: unknown command 'rum'; did you mean 'run'?"},
    {{"comparee", "a.toml"}, "1:9: error: unknown command 'comparee'; did you mean 'compare'?"},
    {{"bundle", "x.toml"}, "1:9: error: unknown command 'bundle'; "},
    {{"--seed", "1", "run"}, "1:9: error: --seed stands where a command is expected"},
    {{"org"}, "1:13: error: 'org' is no command by itself; known are check, generate"},
    {{"org", "chek", "a.csv"}, "1:13: error: unknown command 'org chek'; did you mean 'check'?"},
    {{"run"}, "1:13: error: no SCENARIO is named; write the scenario's file"},
    {{"run", "a.toml", "b.toml"}, "1:20: error: unexpected argument 'b.toml'; "},
    {{"run", "a.toml", "--sed", "3"}, "1:20: error: unknown option --sed; did you mean '--seed'?"},
    {{"run", "a.toml", "--seed"}, "1:20: error: --seed has no value; write --seed N"},
    {{"run", "a.toml", "--seed", "--weeks", "3"}, "1:20: error: --seed has no value"},
    {{"run", "a.toml", "--seed", "abc"},
     "1:27: error: 'abc' is no value for --seed; write a whole number from 0"},
    {{"run", "a.toml", "--seed=abc"}, "1:27: error: 'abc' is no value for --seed"},
    {{"run", "a.toml", "--seed", "-1"}, "1:27: error: '-1' is no value for --seed"},
    {{"run", "a.toml", "--seed", "1.5"}, "1:27: error: '1.5' is no value for --seed"},
    {{"run", "a.toml", "--seed", "9223372036854775808"},
     "1:27: error: '9223372036854775808' is no value"},
    {{"run", "a.toml", "--seed", ""}, "1:27: error: the value of --seed is empty"},
    {{"run", "a.toml", "--seed", "1", "--seed", "2"},
     "1:29: error: --seed is given more than once"},
    {{"run", "a.toml", "--weeks", "0"},
     "1:28: error: '0' is no value for --weeks; write a whole number from 1"},
    {{"run", "a.toml", "--weeks", "52 weeks"}, "1:28: error: '52 weeks' is no value for --weeks"},
    {{"run", "a.toml", "--threads", "1025"},
     "1:30: error: '1025' is no value for --threads; write a whole number from 0 to 1024"},
    {{"run", "a.toml", "--threads", "-2"}, "1:30: error: '-2' is no value for --threads"},
    {{"run", "a.toml", "--format", "xml"}, "1:29: error: 'xml' is no value for --format"},
    {{"run", "a.toml", "--format", "jsn"},
     "1:29: error: 'jsn' is no value for --format; did you mean 'json'?"},
    {{"run", "a.toml", "--format", "schema"}, "1:29: error: 'schema' is no value for --format"},
    {{"run", "a.toml", "--set", "weeks"}, "1:26: error: 'weeks' sets nothing; write PATH=VALUE"},
    {{"run", "a.toml", "--set", "=3"}, "1:26: error: '=3' sets nothing"},
    {{"run", "a.toml", "--set"}, "1:20: error: --set has no value; write --set PATH=VALUE"},
    {{"run", "a.toml", "--quiet=yes"}, "1:20: error: --quiet takes no value; write --quiet alone"},
    {{"run", "a.toml", "--quit"}, "1:20: error: unknown option --quit; did you mean '--quiet'?"},
    {{"run", "a.toml", "-x"}, "1:20: error: unknown option -x"},
    {{"run", "a.toml", "--out"}, "1:20: error: --out has no value; write --out DIR"},
    {{"run", "a.toml", "--out", ""}, "1:26: error: the value of --out is empty"},
    {{"run", "a.toml", "--checkpoint-every", "10"},
     "1:20: error: --checkpoint-every has no folder to write to"},
    {{"run", "a.toml", "--checkpoint-every", "0", "--out", "o"},
     "1:39: error: '0' is no value for --checkpoint-every"},
    {{"run", "a.toml", "--resume"}, "1:20: error: --resume does not say where from"},
    {{"run", "a.toml", "--resume", "c.bin"},
     "1:29: error: unexpected argument 'c.bin'; the value of --resume is joined on: "
     "--resume=c.bin"},
    {{"run", "--replicates", "3", "a.toml"}, "1:13: error: unknown option --replicates"},
    {{"run", "a.toml", "--sed", "1", "--weaks", "2"},
     "1:28: error: unknown option --weaks; did you mean '--weeks'?"},
    {{"run", "\xC3\xA9.toml", "b.toml"}, "1:20: error: unexpected argument 'b.toml'"},
    {{"compare"}, "1:17: error: no FILE is named; write a study's file"},
    {{"compare", "a.toml", "--replicates", "0"}, "1:37: error: '0' is no value for --replicates"},
    {{"compare", "a.toml", "--timing", "area"},
     "1:33: error: 'area' is no value for --timing; did you mean 'areas'?"},
    {{"compare", "a.toml", "--replicates", "many"},
     "1:37: error: 'many' is no value for --replicates"},
    {{"compare", "a.toml", "--names"}, "1:24: error: --names belongs to --out"},
    {{"check"}, "1:15: error: no FILE is named"},
    {{"check", "a.toml", "--out", "o"}, "1:22: error: unknown option --out"},
    {{"parameters", "leadership"}, "1:20: error: unexpected argument 'leadership'"},
    {{"parameters", "--format", "toml"}, "1:29: error: 'toml' is no value for --format"},
    {{"measures", "--format", "schema"}, "1:27: error: 'schema' is no value for --format"},
    {{"org", "check"}, "1:19: error: no CHART is named"},
    {{"org", "check", "a.csv", "--out", "b.csv"},
     "1:25: error: --out has nothing to write without --repair"},
    {{"org", "check", "a.csv", "--tie", "t.csv"},
     "1:25: error: unknown option --tie; did you mean '--ties'?"},
    {{"org", "generate"}, "1:22: error: no --out is named; write --out CHART.csv"},
    {{"org", "generate", "--people", "0", "--out", "c.csv"},
     "1:31: error: '0' is no value for --people"},
    {{"org", "generate", "--people", "10000000", "--out", "c.csv"},
     "1:31: error: '10000000' is no value for --people"},
    {{"org", "generate", "--out", "c.csv", "--set", "organisation.generate.mean_spam=5"},
     "error: there is no parameter organisation.generate.mean_spam of an invented organisation; "
     "did you mean 'organisation.generate.mean_span'?"},
    {{"org", "generate", "--out", "c.csv", "--set", "organisation.generate.mean_span=nan"},
     "error: 'nan' is no value for organisation.generate.mean_span; write a number from 1.5 to 15"},
    {{"org", "generate", "--out", "c.csv", "--set", "organisation.generate.departments=2.5"},
     "error: '2.5' is no value for organisation.generate.departments; write a whole number"},
    {{"replay"}, "1:16: error: no DIR is named"},
    {{"replay", "nowhere"}, "nowhere/run.json:1:1: error: there is no run.json to read"},
    {{"replay", "a", "b"}, "1:18: error: unexpected argument 'b'"},
    {{"run", "nowhere.toml", "--out", "o"}, "nowhere.toml:1:1: error: there is no such file"},
    {{"run", ".", "--out", "o"}, ".:1:1: error: "},
    {{"compare", "nowhere.toml", "--out", "o"}, "nowhere.toml:1:1: error: there is no such file"},
    {{"org", "check", "nowhere.csv"}, "nowhere.csv:1:1: error: "},
};

}  // namespace

TEST_CASE("a wrong command line says where it is wrong and what would be right, and writes nothing",
          "[cli]") {
    REQUIRE(mistakes.size() >= 60);
    Folder const folder;
    for (auto const& mistake : mistakes) {
        auto const outcome = folder.diorama(mistake.words);
        INFO("expected: " << mistake.says);
        INFO("stderr: " << outcome.err);
        CHECK(outcome.status == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(mistake.says) != std::string::npos);
    }
    REQUIRE(folder.names().empty());
}

TEST_CASE("all mistakes of a command line are told at once", "[cli]") {
    Folder const folder;
    auto const outcome =
        folder.diorama({"run", "a.toml", "--seed", "x", "--weeks", "y", "--set", "z"});
    REQUIRE(outcome.status == 2);
    REQUIRE(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 3);
}

TEST_CASE("with --format json a wrong command line is one object on stdout", "[cli]") {
    Folder const folder;
    for (Words const& words : {Words{"run", "a.toml", "--format", "json", "--sed", "1"},
                               Words{"run", "a.toml", "--sed", "1", "--format=json"}}) {
        auto const outcome = folder.diorama(words);
        REQUIRE(outcome.status == 2);
        auto const problems = nlohmann::json::parse(outcome.out).at("problems");
        REQUIRE(problems.size() == 1);
        REQUIRE(problems[0].at("file") == "command line");
        REQUIRE(problems[0].at("line") == 1);
        REQUIRE(problems[0].at("column") == (words[2] == "--format" ? 34 : 20));
        REQUIRE(problems[0].at("message") == "unknown option --sed; did you mean '--seed'?");
    }
}

TEST_CASE("help is there at every level, with an example", "[cli]") {
    Folder const folder;
    for (Words words : {Words{}, Words{"run"}, Words{"compare"}, Words{"check"},
                        Words{"parameters"}, Words{"measures"}, Words{"org"}, Words{"org", "check"},
                        Words{"org", "generate"}, Words{"replay"}}) {
        words.push_back("--help");
        auto const outcome = folder.diorama(words);
        REQUIRE(outcome.status == 0);
        REQUIRE(outcome.err.empty());
        REQUIRE(outcome.out.find("Usage: diorama") != std::string::npos);
        REQUIRE(outcome.out.find("Example:\n  diorama ") != std::string::npos);
    }
}

TEST_CASE("the program says its version and the commit it was built from", "[cli]") {
    auto const outcome = Folder().diorama({"--version"});
    REQUIRE(outcome.status == 0);
    REQUIRE(outcome.out.starts_with("diorama 0."));
    REQUIRE(outcome.out.find("(commit ") != std::string::npos);
}

TEST_CASE("an answer that cannot be written is a failure, not a success", "[cli]") {
    Folder const folder;
    std::string const command =
        std::string(DIORAMA_PROGRAM) + " measures > /dev/full 2> " + (folder / "said");
    REQUIRE(WEXITSTATUS(std::system(command.c_str())) == 1);
    REQUIRE(folder.read("said") ==
            "diorama: cannot write to the standard output: No space left on device\n");
}

TEST_CASE("columns of a command line count characters from the program's name", "[cli]") {
    diorama::cli::Arguments const arguments(
        {"run", "\xC3\xA9t\xC3\xA9.toml", "--seed=5", "--set", "a=1", "--set", "b=2"});
    REQUIRE(arguments.place(0).column == 9);
    REQUIRE(arguments.place(1).column == 13);
    REQUIRE(arguments.option_place("--seed").column == 22);
    REQUIRE(arguments.value_place("--seed").column == 29);
    REQUIRE(arguments.value_place("--set", 1).column == 47);
    REQUIRE(arguments.word_place("b=2").column == 47);
}
