#include <catch2/catch.hpp>

#include "scenario/files.hpp"

using namespace scenario_test;
using diorama::scenario::load;

namespace {

constexpr std::string_view text =
    "weeks = 9\n[organisation]\nchart = \"chart.csv\"\nties = \"ties.csv\"\n";

struct Written {
    Folder folder;
    std::uint64_t digest(std::string_view scenario, std::string_view chart = five_people,
                         std::string_view ties = five_ties,
                         diorama::scenario::Overrides const& overrides = {}) const {
        folder.write("chart.csv", chart);
        folder.write("ties.csv", ties);
        return load(folder.write("s.toml", scenario), overrides).model.scenario_digest;
    }
};

}  // namespace

TEST_CASE("a scenario's digest names neither its place, its name nor its seed",
          "[scenario][digest]") {
    Written const here, there;
    auto const digest = here.digest(text);
    REQUIRE(there.digest(text) == digest);
    REQUIRE(here.digest("name = \"other\"\ndescription = \"words\"\nseed = 5\n" +
                        std::string(text)) == digest);
}

TEST_CASE("the form of chart and ties does not matter, their content does", "[scenario][digest]") {
    Written const files;
    auto const digest = files.digest(text);
    // Other column order, another delimiter, ties turned round.
    REQUIRE(
        files.digest(text,
                     "department;id;title;manager_id\nHead office;ann;Chief "
                     "Executive;\nFinance;bo;Finance Director;ann\n"
                     "Marketing;cy;Marketing "
                     "Director;ann\nFinance;dee;Accountant;bo\nMarketing;eve;Brand Manager;cy\n",
                     "source,target\neve,dee\ndee,bo\nbo,ann\n") == digest);
    REQUIRE(files.digest(text, five_people, "source,target\nann,bo\n") != digest);
    std::string moved(five_people);
    moved.replace(moved.find("dee,bo"), 6, "dee,cy");
    REQUIRE(files.digest(text, moved) != digest);
}

TEST_CASE("every parameter, event and role is part of the digest, the horizon is not",
          "[scenario][digest]") {
    Written const files;
    auto const digest = files.digest(text);
    REQUIRE(files.digest(text, five_people, five_ties, set({{"ladder.alone_share", "0.31"}})) !=
            digest);
    REQUIRE(files.digest(text, five_people, five_ties, set({{"ladder.alone_share", "0.3"}})) ==
            digest);
    REQUIRE(files.digest(text, five_people, five_ties, set({{"weeks", "10"}})) == digest);
    REQUIRE(files.digest(std::string(text) + "[[event]]\nat_week = 2\ndo = \"start_mandate\"\n") !=
            digest);
    REQUIRE(files.digest(std::string(text) +
                         "[[role]]\nrole = \"brand_manager\"\nholder = \"dee\"\n") != digest);
    REQUIRE(files.digest(std::string(text) + "[programme]\nactivity = []\n") != digest);
}

TEST_CASE("a scenario without activities stays without them when it is resolved",
          "[scenario][digest]") {
    Folder folder;
    auto const first = load(folder.write(
        "s.toml", "[organisation.generate]\npeople = 30\n[programme]\nactivity = []\n"));
    REQUIRE(first.model.activities.empty());
    auto const second = load(folder.write("r.toml", first.resolved));
    REQUIRE(second.model.activities.empty());
    REQUIRE(second.resolved == first.resolved);
}

TEST_CASE("a generated organisation is resolved as what generates it, and comes again",
          "[scenario][digest]") {
    Folder folder;
    auto const first = load(folder.write("s.toml",
                                         "seed = 4\n[organisation.generate]\npeople = 120\nseed = "
                                         "6\n[community]\nseed = 7\nrewired_share = 0.2\n"));
    REQUIRE(first.resolved.find("chart = ") == std::string::npos);
    auto const second = load(folder.write("r.toml", first.resolved));
    REQUIRE(second.resolved == first.resolved);
    REQUIRE(second.model.scenario_digest == first.model.scenario_digest);
    // Another seed of the run leaves the organisation as it is; another seed of its own does not.
    REQUIRE(load(folder / "s.toml", set({{"seed", "5"}})).model.scenario_digest ==
            first.model.scenario_digest);
    REQUIRE(
        load(folder / "s.toml", set({{"organisation.generate.seed", "5"}})).model.scenario_digest !=
        first.model.scenario_digest);
    REQUIRE(load(folder / "s.toml", set({{"community.seed", "5"}})).model.scenario_digest !=
            first.model.scenario_digest);
}

TEST_CASE("a result folder may name its own copies of chart and ties", "[scenario][digest]") {
    Folder folder;
    folder.write("chart.csv", five_people);
    folder.write("ties.csv", five_ties);
    auto const first = load(folder.write("s.toml", text));
    folder.write("result/people.csv", five_people);
    folder.write("result/who.csv", five_ties);
    auto const path =
        folder.write("result/scenario.toml", first.parts.text("people.csv", "who.csv"));
    auto const second = load(path);
    REQUIRE(second.model.scenario_digest == first.model.scenario_digest);
    REQUIRE(second.parts.text("people.csv", "who.csv") ==
            first.parts.text("people.csv", "who.csv"));
}
