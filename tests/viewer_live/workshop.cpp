#include "viewer_live/workshop.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace viewer_test {

namespace fs = std::filesystem;
using namespace diorama;
using namespace diorama::viewer::live;

std::string small_scenario(std::uint64_t seed, std::string_view more) {
    return "name = \"Small\"\nweeks = 40\nseed = " + std::to_string(seed) +
           "\n[organisation.generate]\npeople = 150\n[programme]\nliterate_share = 0.05\n" +
           std::string(more);
}

std::string shipped(std::string_view file) {
    return (fs::path(DIORAMA_SOURCE_DIR) / "scenarios" / file).string();
}
std::string retailer() { return shipped("retailer.toml"); }

std::string text_of(std::string const& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

std::uint64_t digest_of_run(std::string const& scenario, std::optional<std::uint32_t> weeks) {
    auto const read = scenario::load(scenario);
    parallel::Workers const workers(1);
    engine::Simulation run(std::make_shared<engine::Model const>(read.model), workers);
    while (run.week() < weeks.value_or(read.model.weeks)) run.step(workers);
    return run.digest();
}

std::shared_ptr<State const> rest(Session& session) {
    bool const rested = session.wait(session.last_ticket(), std::chrono::minutes(4));
    auto const state = session.state();
    INFO("busy with " << state->busy.what);
    REQUIRE(rested);
    return state;
}

void open(Session& session, std::string const& path) {
    session.open(path);
    auto const state = rest(session);
    for (auto const& problem : state->problems) UNSCOPED_INFO(problem.text());
    REQUIRE(state->problems.empty());
    REQUIRE(state->opened != nullptr);
    REQUIRE_FALSE(state->branches.empty());
}

BranchId first(Session const& session) { return session.state()->branches.front().id; }

interventions::Event at(std::uint32_t week, interventions::Action action) {
    interventions::Event event;
    event.at_week = week;
    event.action = std::move(action);
    return event;
}

}  // namespace viewer_test
