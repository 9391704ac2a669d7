#include "report/run_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/version.hpp"
#include "report/facts_file.hpp"

namespace diorama::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view program = "diorama run";

}  // namespace

std::string digest_text(std::uint64_t digest) { return fmt::format("{:016x}", digest); }

std::optional<EnergyCourse> energy_course(engine::Simulation const& run) {
    if (run.model().bare_contagion()) return std::nullopt;
    auto const& record = run.record();
    auto const energy = [&](std::size_t week) {
        return record.at(week, std::size_t(measures::Place::energy));
    };
    EnergyCourse course{0, 0, energy(0), energy(0), {}, {}};
    auto const& world = run.world();
    parallel::Workers const alone(1);
    auto const spots = mechanisms::energy_spots(alone, world.people, world.ties);
    course.hotspots = spots.energised;
    course.drain_spots = spots.drained;
    for (std::uint32_t week = 1; week < record.rows(); ++week) {
        if (energy(week) > course.highest) {
            course.highest = energy(week);
            course.highest_week = week;
        }
        if (energy(week) < course.lowest) {
            course.lowest = energy(week);
            course.lowest_week = week;
        }
    }
    return course;
}

namespace {

nlohmann::ordered_json json_of(mechanisms::Spots const& spots) {
    return {{"groups", spots.count}, {"largest", spots.largest}, {"people", spots.people}};
}

}  // namespace

nlohmann::ordered_json json_of(EnergyCourse const& course) {
    return {{"highest", course.highest},
            {"highest_week", course.highest_week},
            {"lowest", course.lowest},
            {"lowest_week", course.lowest_week},
            {"hotspots", json_of(course.hotspots)},
            {"drain_spots", json_of(course.drain_spots)}};
}

RunFacts facts_of(scenario::Scenario const& scenario, engine::Simulation const& run,
                  std::uint32_t weeks_run, double seconds) {
    RunFacts facts;
    facts.version = engine::version();
    facts.scenario = scenario.name;
    facts.seed = scenario.model.seed;
    facts.weeks = scenario.model.weeks;
    facts.people = scenario.model.organisation->headcount();
    facts.scenario_hash = digest_text(scenario.model.scenario_digest);
    facts.digest = digest_text(run.digest());
    facts.seconds = seconds;
    facts.energy = energy_course(run);
    double const person_weeks = static_cast<double>(facts.people) * weeks_run;
    facts.person_weeks_per_second = person_weeks / std::max(seconds, 1e-9);
    return facts;
}

std::string json_of(RunFacts const& facts) {
    Json json;
    json["program"] = program;
    json["version"] = facts.version;
    json["commit"] = facts.commit;
    json["scenario"] = facts.scenario;
    json["seed"] = facts.seed;
    json["weeks"] = facts.weeks;
    json["people"] = facts.people;
    json["scenario_hash"] = facts.scenario_hash;
    json["digest"] = facts.digest;
    if (facts.energy) json["energy"] = json_of(*facts.energy);
    json["names"] = facts.names;
    json["causes_weeks"] = facts.causes_weeks;
    json["threads"] = facts.threads;
    json["seconds"] = facts.seconds;
    json["person_weeks_per_second"] = facts.person_weeks_per_second;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

RunFacts read_run_facts(std::string const& path) {
    FactsFile const file{path, program, "name a result folder of diorama run"};
    return file.read([](Json const& json) {
        RunFacts facts;
        json.at("version").get_to(facts.version);
        json.at("commit").get_to(facts.commit);
        json.at("scenario").get_to(facts.scenario);
        json.at("seed").get_to(facts.seed);
        json.at("weeks").get_to(facts.weeks);
        json.at("people").get_to(facts.people);
        json.at("scenario_hash").get_to(facts.scenario_hash);
        json.at("digest").get_to(facts.digest);
        json.at("names").get_to(facts.names);
        facts.causes_weeks = json.value("causes_weeks", 0U);
        return facts;
    });
}

}  // namespace diorama::report
