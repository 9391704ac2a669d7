#pragma once
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "engine/simulation.hpp"
#include "mechanisms/hotspots.hpp"
#include "scenario/scenario.hpp"

namespace diorama::report {

/// Peak and trough of the mean energy over a run, and where energy gathers at its end.
struct EnergyCourse {
    std::uint32_t highest_week = 0, lowest_week = 0;  ///< the first of several
    double highest = 0.0, lowest = 0.0;
    mechanisms::Spots hotspots, drain_spots;
};

/// What run.json says about a run beside its results: with what it was made, and how long it took.
struct RunFacts {
    std::string version;  ///< of the engine
    std::string commit;
    std::string scenario;  ///< its name
    std::uint64_t seed = 0;
    std::uint32_t weeks = 0;
    std::uint64_t people = 0;
    std::string scenario_hash;           ///< 16 hexadecimal digits
    std::string digest;                  ///< of the last state, 16 hexadecimal digits
    std::optional<EnergyCourse> energy;  ///< not of bare contagion
    bool names = false;                  ///< people's names were asked for
    std::uint32_t causes_weeks = 0;  ///< over which holds were counted, 0 = causes were not logged
    std::uint64_t threads = 0;
    double seconds = 0.0;
    double person_weeks_per_second = 0.0;
};

/// Takes    weeks_run: how many weeks `seconds` were spent on (fewer than all after a resume)
RunFacts facts_of(scenario::Scenario const& scenario, engine::Simulation const& run,
                  std::uint32_t weeks_run, double seconds);

/// Nothing for bare contagion, which has no energy.
std::optional<EnergyCourse> energy_course(engine::Simulation const& run);

/// As JSON: highest, highest_week, lowest, lowest_week; hotspots and drain_spots, each
/// with groups, largest and people.
nlohmann::ordered_json json_of(EnergyCourse const& course);

/// As it stands in run.json.
std::string json_of(RunFacts const& facts);

/// Reads run.json of a result folder.
/// Errors   throws problems::InputError: no such file, not JSON, not ours
RunFacts read_run_facts(std::string const& path);

/// 16 hexadecimal digits.
std::string digest_text(std::uint64_t digest);

}  // namespace diorama::report
