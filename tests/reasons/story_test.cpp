#include "reasons/story.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>

#include "scenario/study.hpp"

using namespace diorama;

namespace {

constexpr std::uint32_t told_weeks = 30;

/// The shipped retailer's DIO, cut short, its causes logged and everybody of one team watched.
struct Told {
    Told() {
        scenario::Overrides overrides;
        overrides.weeks = told_weeks;
        auto const study = scenario::load_study(
            std::string(DIORAMA_SOURCE_DIR) + "/scenarios/unit-vs-dio.toml", overrides);
        model = std::make_shared<engine::Model const>(study.arms[1].scenario.model);
        run.emplace(model, workers);
        run->log_causes(13);
        manager = run->world().hierarchy->leaders.back();
        for (auto const one : run->world().hierarchy->reports_of(manager))
            watches.emplace_back(one, 13);
        while (!run->finished()) {
            run->step(workers);
            for (auto& watch : watches) watch.note(*run);
        }
    }
    parallel::Workers workers{1};
    std::shared_ptr<engine::Model const> model;
    std::optional<engine::Simulation> run;
    org::PersonId manager = org::no_person;
    std::vector<reasons::PersonWatch> watches;
};

bool has(std::vector<std::string> const& sentences, std::string const& part) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](auto const& one) { return one.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("a team's story names the team, its ladders and the sessions", "[reasons][story]") {
    Told const told;
    auto const team = reasons::tell_team(*told.run, told.manager);
    REQUIRE(team[0].find(std::string(told.model->organisation->id(told.manager))) !=
            std::string::npos);
    REQUIRE(team[1].starts_with("culture: "));
    REQUIRE(has(team, "Held back in data"));
    REQUIRE(has(team, "The programme held "));
}

TEST_CASE("each move of a person is a sentence with its week", "[reasons][story]") {
    Told const told;
    for (auto const& watch : told.watches) {
        std::size_t moves = 0;
        for (std::uint32_t week = 1; week <= told_weeks; ++week)
            for (auto const one : told.run->causes()->moves_of(week))
                moves += org::person(one.person()) == watch.who() ? 1 : 0;
        auto const story = reasons::tell_person(*told.run, watch);
        auto const sentences = std::count_if(
            story.begin(), story.end(), [](auto const& one) { return one.starts_with("Week "); });
        REQUIRE(static_cast<std::size_t>(sentences) == moves);
        // Whose message it was is said of whatever a message moved.
        for (auto const& one : story)
            if (one.starts_with("Week ") && one.find("a message from above") != std::string::npos)
                REQUIRE(one.find("The message came through " +
                                 std::string(told.model->organisation->id(told.manager))) !=
                        std::string::npos);
    }
}

TEST_CASE("what holds the people of a team one by one is what holds the team", "[reasons][story]") {
    Told const told;
    auto const team = told.run->causes()->holds_of(told.manager);
    engine::CauseLog::Holds sum{};
    for (auto const& watch : told.watches) {
        REQUIRE(watch.held_weeks() == 13);
        for (std::size_t p = 0; p < sum.size(); ++p)
            for (std::size_t h = 0; h < sum[p].size(); ++h) sum[p][h] += watch.holds()[p][h];
    }
    REQUIRE(sum == team);
    std::uint32_t held = 0;
    for (std::size_t h = 1; h < team[1].size(); ++h) held += team[1][h];
    REQUIRE(held > 0);
}
