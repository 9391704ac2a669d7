#include "reasons/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <memory>
#include <set>

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
        for (std::uint32_t week = 1; week <= told_weeks; ++week) {
            // What a successor begins anew is one sentence, whatever the practices.
            std::size_t successors = 0;
            for (auto const one : told.run->causes()->moves_of(week)) {
                if (org::person(one.person()) != watch.who()) continue;
                if (one.cause() == mechanisms::Cause::newcomer)
                    successors = 1;
                else
                    ++moves;
            }
            moves += successors;
        }
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

TEST_CASE("a story says nothing that its own causes contradict", "[reasons][story]") {
    scenario::Overrides overrides;
    overrides.weeks = 120;
    auto const study = scenario::load_study(
        std::string(DIORAMA_SOURCE_DIR) + "/scenarios/unit-vs-dio.toml", overrides);
    parallel::Workers const workers{1};
    auto const model = std::make_shared<engine::Model const>(study.arms[1].scenario.model);
    engine::Simulation run(model, workers);
    run.log_causes(13);
    std::vector<reasons::PersonWatch> watches;
    for (std::size_t row = 0; row < 200; ++row) watches.emplace_back(org::person(row), 13);
    while (!run.finished()) {
        run.step(workers);
        for (auto& watch : watches) watch.note(run);
    }
    std::size_t examples = 0, successors = 0, roots = 0;
    for (auto const& watch : watches) {
        bool const is_root =
            run.world().hierarchy->managers_of[org::row(watch.who())] == org::no_person;
        roots += is_root ? 1 : 0;
        auto const story = reasons::tell_person(run, watch);
        std::vector<std::string> sessions;
        for (auto const& one : story) {
            auto const says = [&](char const* part) { return one.find(part) != std::string::npos; };
            // A manager who leads by example stood somewhere; one without a manager has none.
            if (one.starts_with("Week ") && says("the manager's own example")) {
                ++examples;
                REQUIRE_FALSE(is_root);
                REQUIRE(says(" in it by then."));
                REQUIRE_FALSE(says("did not use it"));
            }
            if (is_root) REQUIRE_FALSE(says("a manager who was not seen"));
            REQUIRE_FALSE(says("strength of 0.00"));
            REQUIRE_FALSE(says(" 1 of 1 "));
            REQUIRE_FALSE(says("needed in 0 sessions"));
            if (says("the successor began anew")) {
                ++successors;
                REQUIRE(says("who held the post left, having been "));
                REQUIRE_FALSE(says("colleagues"));
            }
            // A successor is no lapse, and what was said of sessions is not said again.
            if (one.starts_with("Fell back")) REQUIRE_FALSE(says("somebody leaving"));
            if (auto const at = one.find(" By then "); at != std::string::npos) {
                auto const said = one.substr(at, one.find('.', at) - at);
                REQUIRE((sessions.empty() || sessions.back() != said));
                sessions.push_back(said);
            }
        }
    }
    REQUIRE(examples > 20);
    REQUIRE(successors > 20);
    REQUIRE(roots == 1);
}

TEST_CASE("the week in which most of a team fell back counts people, and no leavers",
          "[reasons][story]") {
    Told const told;
    auto const reports = told.run->world().hierarchy->reports_of(told.manager);
    std::map<std::uint32_t, std::set<std::uint32_t>> fell;
    for (std::uint32_t week = 1; week <= told_weeks; ++week)
        for (auto const move : told.run->causes()->moves_of(week))
            for (auto const one : reports)
                if (org::row(one) == move.person() && move.changes_rung() &&
                    move.from() < people::rung_count && move.to() < move.from() &&
                    move.cause() != mechanisms::Cause::newcomer)
                    fell[week].insert(move.person());
    std::size_t most = 0;
    for (auto const& [week, people] : fell) most = std::max(most, people.size());
    auto const team = reasons::tell_team(*told.run, told.manager);
    REQUIRE(has(team, "Most fell back in week") == (most > 1));
    if (most > 1) REQUIRE(has(team, fmt::format(": {} of {} people, ", most, reports.size())));
}
