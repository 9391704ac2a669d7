#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "engine/small_firm.hpp"
#include "measures/catalogue.hpp"

using namespace diorama;
using mechanisms::Switches;
using test::at;

namespace {

using Names = std::vector<std::string_view>;

/// A switch, and the beginnings of the names of all measures that it alone may move.
struct Alone {
    std::string_view name;
    Names may_move;
};

std::vector<Alone> const alone{
    {"programme", {"leader_", "kept_share", "sessions_", "programme_", "autonomy"}},
    {"decisions", {"leader_", "kept_share", "decisions_"}},
    {"communication", {"informed"}},
    {"exposure", {}},
    {"ladder",
     {"unaware.", "aware.", "willing.", "trained.", "using", "habitual.", "integrated",
      "wasted_energy"}},
    {"mandate", {"participation"}},
    {"embedding", {"embedded"}},
    {"media", {"leader_", "kept_share", "friction"}},
    {"conversations", {"leader_", "kept_share", "friction", "open_issues", "talk"}},
    {"tools", {"tool_quality"}},
    {"energy", {"energy", "energised", "drained", "wasted_energy", "employee_advocacy"}},
    {"trust", {"trust", "employee_advocacy"}},
    {"customers",
     {"satisfaction", "consistency", "customer_advocacy", "employee_advocacy", "insight",
      "energy_value"}},
    {"strategy", {"spend", "strategy", "initiatives"}},
    {"turnover",
     {"unaware.", "aware.", "willing.", "trained.", "using", "habitual.", "integrated", "informed",
      "energy", "energised", "drained", "wasted_energy", "trust", "participation", "newcomers",
      "unit_people", "employee_advocacy"}},
};

/// Only the switch of this name on; "" = none.
engine::Model with_only(std::string_view name) {
    using namespace interventions;
    auto model = test::regular_model(400, 5, 5);
    model.weeks = 60;
    model.events = {at(2, IntegrateMedia{}),      at(3, HoldForum{.issues_per_department = 40.0}),
                    at(4, StartThinkingGroups{}), at(5, OpenCustomerCommunity{}),
                    at(6, StartMandate{1.0}),     at(8, LaunchUnit{}),
                    at(30, EndMandate{}),         at(31, CutBudget{0.2})};
    auto& switches = std::get<Switches>(model.parameters);
    for (auto const& field : Switches::fields())
        if (auto const* member = std::get_if<bool Switches::*>(&field.member))
            switches.*(*member) = field.name == name;
    return model;
}

std::vector<std::string> moved(engine::Simulation const& run, engine::Simulation const& still) {
    std::vector<std::string> names;
    auto const measures = run.measures();
    for (std::size_t k = 0; k < measures.size(); ++k)
        for (std::size_t week = 0; week <= run.week(); ++week)
            if (run.record().at(week, k) != still.record().at(week, k)) {
                names.emplace_back(measures[k].name);
                break;
            }
    return names;
}

/// These are made of other measures and move with them.
constexpr std::array<std::string_view, 3> composed{"maturity", "scorecard", "readiness"};

bool allowed(std::string_view measure, Names const& may_move) {
    if (std::ranges::any_of(composed, [&](auto name) { return measure.starts_with(name); }))
        return true;
    return std::ranges::any_of(may_move,
                               [&](std::string_view name) { return measure.starts_with(name); });
}

}  // namespace

TEST_CASE("every mechanism is tried alone", "[engine][limits]") {
    Names tried;
    for (auto const& one : alone) tried.push_back(one.name);
    for (auto const& field : Switches::fields())
        if (field.name != "contagion") {
            INFO(field.name);
            REQUIRE(std::ranges::find(tried, field.name) != tried.end());
        }
}

TEST_CASE("each mechanism alone moves nothing but its own measures, within their bounds",
          "[engine][limits]") {
    auto const still = test::run(with_only(""));
    for (auto const& one : alone) {
        auto const run = test::run(with_only(one.name));
        INFO("alone: " << one.name);
        for (auto const& measure : moved(run, still)) {
            INFO("moved: " << measure);
            REQUIRE(allowed(measure, one.may_move));
        }
        auto const measures = run.measures();
        for (std::size_t k = 0; k < measures.size(); ++k)
            for (std::size_t week = 0; week <= run.week(); ++week) {
                double const value = run.record().at(week, k);
                INFO(measures[k].name << " in week " << week << ": " << value);
                REQUIRE(std::isfinite(value));
                if (measures[k].unit != "share") continue;
                REQUIRE(value >= -1e-12);
                REQUIRE(value <= 1.0 + 1e-12);
            }
        REQUIRE(run.world().people.standings.size() == 400);
    }
}

TEST_CASE("alone, the mechanisms that have something of their own to do do it",
          "[engine][limits]") {
    auto const still = test::run(with_only(""));
    for (auto const* name : {"programme", "decisions", "ladder", "mandate", "media",
                             "conversations", "energy", "customers", "strategy", "turnover"}) {
        INFO(name);
        REQUIRE_FALSE(moved(test::run(with_only(name)), still).empty());
    }
}
