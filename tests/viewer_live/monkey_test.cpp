#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>

#include "viewer_live/workshop.hpp"

// Whatever is done in whatever order: nothing breaks, memory stays, and every branch that is left
// is what a run of its saved scenario is. DIORAMA_MONKEY_COMMANDS=100000 makes an hour of it.

using namespace diorama;
using namespace diorama::viewer::live;
using namespace viewer_test;

namespace {

class Monkey {
public:
    Monkey(Session& session, OwnFolder const& workshop, std::uint32_t seed)
        : session_(session), workshop_(workshop), random_(seed) {
        for (int n = 0; n < 3; ++n)
            files_.push_back(workshop.write("m" + std::to_string(n) + ".toml",
                                            small_scenario(static_cast<std::uint64_t>(n))));
        files_.push_back(workshop.write("wrong.toml", "weeks = \"many\"\n"));
        files_.push_back(
            workshop.write("study.toml",
                           "[[arm]]\nname = \"a\"\nscenario = \"m0.toml\"\n[[arm]]\nname = \"b\"\n"
                           "scenario = \"m1.toml\"\n"));
    }

    void act() {
        switch (below(24)) {
            case 0:
                session_.play();
                break;
            case 1:
                session_.pause();
                break;
            case 2:
                session_.toggle();
                break;
            case 3:
                session_.step(static_cast<std::int32_t>(below(9)) - 4);
                break;
            case 4:
                session_.set_speed(0.2 * below(20000));
                break;
            case 5:
            case 6:
            case 7:
                session_.go_to(below(45));
                break;
            case 8:
                session_.go_to_event(below(2) == 0);
                break;
            case 9:
            case 10:
                session_.fork(branch(), below(45));
                break;
            case 11:
                session_.close_branch(branch());
                break;
            case 12:
                session_.rename(branch(), std::string(below(80), 'x'));
                break;
            case 13:
            case 14:
                session_.intervene(branch(), event());
                break;
            case 15:
            case 16:
                session_.set_parameter(branch(), "leadership.pledge_hours_per_week",
                                       static_cast<double>(below(50)), below(45));
                break;
            case 17:
                session_.remove_event(branch(), below(12));
                break;
            case 18:
                session_.undo();
                break;
            case 19:
                session_.pin_person(org::person(below(160)));
                break;
            case 20:
                session_.pin_team(org::person(below(160)));
                break;
            case 21:
                session_.unpin(org::person(below(160)), below(2) == 0);
                break;
            case 22:
                session_.save_scenario(branch(), workshop_ / "monkey.toml");
                break;
            case 23:
                rarely();
                break;
        }
        if (below(40) == 0) rest(session_);
    }

private:
    std::uint32_t below(std::uint32_t count) {
        return static_cast<std::uint32_t>(random_() % count);
    }

    void rarely() {
        switch (below(30)) {
            case 0:
                session_.open(files_[below(static_cast<std::uint32_t>(files_.size()))]);
                break;
            case 1:
                session_.ensemble(below(4));
                break;
            case 2:
                session_.stop_ensemble();
                break;
            case 3:
                session_.save_weekly(branch(), workshop_ / "monkey.csv");
                break;
            default:
                session_.play_until(below(45));
                break;
        }
    }

    BranchId branch() {
        auto const state = session_.state();
        if (state->branches.empty() || below(20) == 0) return BranchId{below(50)};
        return state->branches[below(static_cast<std::uint32_t>(state->branches.size()))].id;
    }

    interventions::Event event() {
        interventions::Event one;
        switch (below(4)) {
            case 0:
                break;
            case 1:
                one.when = std::get<measures::Condition>(
                    measures::Condition::parse("using >= 0.0" + std::to_string(below(9))));
                one.every_weeks = below(3) * 5;
                break;
            default:
                one.at_week = below(45);
                break;
        }
        switch (below(8)) {
            case 0:
                one.action = interventions::LaunchProject{};
                break;
            case 1:
                one.action = interventions::LaunchUnit{};
                break;
            case 2:
                one.action = interventions::DissolveUnit{};
                break;
            case 3:
                one.action = interventions::LaunchDio{};
                break;
            case 4:
                one.action = interventions::StartMandate{};
                break;
            case 5:
                one.action = interventions::HoldForum{};
                break;
            case 6:
                one.action = interventions::LayOff{};
                break;
            default:
                one.action = interventions::Hire{};
                break;
        }
        return one;
    }

    Session& session_;
    OwnFolder const& workshop_;
    std::mt19937 random_;
    std::vector<std::string> files_;
};

std::uint64_t resident_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stoull(line.substr(6));
    return 0;
}

std::uint32_t commands() {
    auto const* const asked = std::getenv("DIORAMA_MONKEY_COMMANDS");
    return asked == nullptr ? 3000U : static_cast<std::uint32_t>(std::stoul(asked));
}

}  // namespace

TEST_CASE("a monkey at the keys leaves branches that are runs of their saved scenarios",
          "[viewer][monkey]") {
    OwnFolder const workshop;
    Settings settings;
    settings.memory_bytes = 60'000'000;
    settings.ensemble_threads = 1;
    Session session(settings);
    open(session, workshop.write("first.toml", small_scenario()));
    Monkey monkey(session, workshop, 20261122);
    auto const count = commands();
    std::uint64_t plateau = 0;
    for (std::uint32_t n = 0; n < count; ++n) {
        monkey.act();
        if (n % std::max(1U, count / 10) == 0) {
            session.pause();
            rest(session);
            std::cout << n << " commands, " << resident_kilobytes() / 1024 << " MB\n";
        }
        // What is there after a third of the way is the plateau.
        if (n == count / 3) plateau = resident_kilobytes();
    }
    session.pause();
    session.ensemble(0);
    auto const state = rest(session);
    REQUIRE(resident_kilobytes() < plateau + plateau / 2 + 50'000);
    REQUIRE_FALSE(state->branches.empty());
    for (auto const& branch : state->branches) {
        session.save_scenario(branch.id, workshop / "left.toml");
        rest(session);
        REQUIRE(branch.digest == digest_of_run(workshop / "left.toml", state->picture_week));
    }
}
