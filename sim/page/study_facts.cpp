#include "page/study_facts.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/version.hpp"
#include "report/facts_file.hpp"
#include "report/run_facts.hpp"

namespace diorama::page {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view facts_program = "diorama compare";

ArmFacts arm_facts(scenario::Arm const& arm) {
    auto const& organisation = *arm.scenario.model.organisation;
    auto const& depths = organisation.hierarchy.depths;
    ArmFacts facts;
    facts.name = arm.name;
    facts.description = arm.scenario.description;
    facts.scenario_hash = report::digest_text(arm.scenario.model.scenario_digest);
    facts.people = organisation.headcount();
    facts.departments = organisation.department_names.size();
    facts.managers = organisation.hierarchy.leaders.size();
    facts.layers = depths.empty() ? 0 : *std::max_element(depths.begin(), depths.end()) + 1U;
    facts.ties = organisation.ties.directed_count() / 2;
    facts.ties_generated = organisation.ties_generated;
    return facts;
}

ArmFacts arm_facts(Json const& json) {
    ArmFacts facts;
    json.at("name").get_to(facts.name);
    json.at("description").get_to(facts.description);
    json.at("scenario_hash").get_to(facts.scenario_hash);
    json.at("people").get_to(facts.people);
    json.at("departments").get_to(facts.departments);
    json.at("managers").get_to(facts.managers);
    json.at("layers").get_to(facts.layers);
    json.at("ties").get_to(facts.ties);
    json.at("ties_generated").get_to(facts.ties_generated);
    return facts;
}

}  // namespace

StudyFacts facts_of(scenario::Study const& study, std::vector<std::uint64_t> const& seeds,
                    std::uint32_t weeks, std::string measure, std::string commit,
                    std::string command) {
    StudyFacts facts;
    facts.version = engine::version();
    facts.commit = std::move(commit);
    facts.study = study.name;
    facts.description = study.description;
    facts.baseline = study.arms[study.baseline].name;
    facts.command = std::move(command);
    facts.weeks = weeks;
    facts.seeds = seeds;
    facts.planned_seeds = study.replicates;
    facts.measure = std::move(measure);
    for (auto const& arm : study.arms) facts.arms.push_back(arm_facts(arm));
    return facts;
}

std::string json_of(StudyFacts const& facts) {
    Json json;
    json["program"] = facts_program;
    json["version"] = facts.version;
    json["commit"] = facts.commit;
    json["study"] = facts.study;
    json["description"] = facts.description;
    json["command"] = facts.command;
    json["baseline"] = facts.baseline;
    json["weeks"] = facts.weeks;
    json["measure"] = facts.measure;
    json["leader_hour_rate"] = facts.leader_hour_rate;
    json["names"] = facts.names;
    json["planned_seeds"] = facts.planned_seeds;
    json["seeds"] = facts.seeds;
    auto& arms = json["arms"] = Json::array();
    for (auto const& arm : facts.arms)
        arms.push_back({{"name", arm.name},
                        {"description", arm.description},
                        {"scenario_hash", arm.scenario_hash},
                        {"people", arm.people},
                        {"departments", arm.departments},
                        {"managers", arm.managers},
                        {"layers", arm.layers},
                        {"ties", arm.ties},
                        {"ties_generated", arm.ties_generated}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

StudyFacts read_study_facts(std::string const& path) {
    report::FactsFile const file{
        path, facts_program,
        "name a result folder of diorama compare (of this version) or of diorama run"};
    return file.read([&](Json const& json) {
        StudyFacts facts;
        json.at("version").get_to(facts.version);
        json.at("commit").get_to(facts.commit);
        json.at("study").get_to(facts.study);
        json.at("description").get_to(facts.description);
        json.at("command").get_to(facts.command);
        json.at("baseline").get_to(facts.baseline);
        json.at("weeks").get_to(facts.weeks);
        json.at("measure").get_to(facts.measure);
        json.at("leader_hour_rate").get_to(facts.leader_hour_rate);
        json.at("names").get_to(facts.names);
        json.at("planned_seeds").get_to(facts.planned_seeds);
        json.at("seeds").get_to(facts.seeds);
        for (auto const& arm : json.at("arms")) facts.arms.push_back(arm_facts(arm));
        if (facts.arms.empty() || facts.seeds.empty()) file.refuse("it has no arm or no seed");
        return facts;
    });
}

}  // namespace diorama::page
