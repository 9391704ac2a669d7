#include "verification/verifications.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <set>

#include "verification/small_model.hpp"

using namespace diorama;
using namespace diorama::verification;

namespace {

/// A few cents of the whole: what takes well under a second.
constexpr std::array quick{common_hours,        fixed_points_of_trust, fixed_point_of_energy,
                           averaging_of_energy, message_by_level,      conserved_people,
                           broadcast_only,      turnover_alone,        lapse_of_compliance};

std::vector<Finding> quick_findings(Setting const& setting) {
    std::vector<Finding> findings;
    for (auto const find : quick)
        for (auto& one : find(setting)) findings.push_back(std::move(one));
    return findings;
}

}  // namespace

TEST_CASE("the quick part of the self-test agrees with theory", "[verification]") {
    parallel::Workers const workers(1);
    for (auto const& one : judge(quick_findings({11, workers}))) {
        INFO(one.name << ": " << one.simulated << " for " << one.analytic);
        CHECK(one.agrees);
    }
}

TEST_CASE(
    "a verification finds the same for any number of workers, and something else for "
    "another seed",
    "[verification][determinism]") {
    parallel::Workers const alone(1), three(3);
    auto const one = judge(quick_findings({5, alone}));
    auto const other = judge(quick_findings({5, three}));
    auto const another = judge(quick_findings({6, alone}));
    REQUIRE(one.size() == other.size());
    bool differs = false;
    for (std::size_t k = 0; k < one.size(); ++k) {
        REQUIRE(one[k].simulated == other[k].simulated);
        REQUIRE(one[k].low == other[k].low);
        differs = differs || one[k].simulated != another[k].simulated;
    }
    REQUIRE(differs);
}

TEST_CASE("every verification has a name of its own", "[verification]") {
    std::set<std::string_view> names;
    for (auto const& one : catalogue()) names.insert(one.name);
    REQUIRE(names.size() == catalogue().size());
}

TEST_CASE("in the still firm nothing moves, so each verification is of its mechanism alone",
          "[verification]") {
    parallel::Workers const workers(1);
    auto model = still_model(40, 4, org::Ties(40, {}));
    model.weeks = 20;
    engine::Simulation const start(std::make_shared<engine::Model const>(model), workers);
    auto const end = run(model, workers);
    REQUIRE(end.world().people.standings == start.world().people.standings);
    REQUIRE(end.world().people.energy == start.world().people.energy);
    REQUIRE(end.world().people.trust == start.world().people.trust);
    REQUIRE(end.world().people.message == start.world().people.message);
}
