#include "page/study_facts.hpp"

#include <algorithm>

#include "engine/version.hpp"
#include "report/facts_file.hpp"
#include "report/run_facts.hpp"

namespace diorama::page {

namespace {

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

std::string json_of(StudyFacts const& facts) { return report::facts_text(facts_program, facts); }

StudyFacts read_study_facts(std::string const& path) {
    report::FactsFile const file{
        path, facts_program,
        "name a result folder of diorama compare (of this version) or of diorama run"};
    auto facts = file.read<StudyFacts>();
    if (facts.arms.empty() || facts.seeds.empty()) file.refuse("it has no arm or no seed");
    return facts;
}

}  // namespace diorama::page
