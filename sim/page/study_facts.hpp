#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "problems/problem.hpp"
#include "scenario/study.hpp"

namespace diorama::page {

/// What study.json says of one arm.
struct ArmFacts {
    std::string name, description, scenario_hash;
    std::uint64_t people = 0, departments = 0, managers = 0, layers = 0, ties = 0;
    bool ties_generated = false;
};

/// What a page says beside numbers: the question, the organisation, and how to get it again.
struct StudyFacts {
    std::string version, commit, study, description, baseline;
    std::string command;  ///< as typed at a shell: it gives the same tables again
    std::uint32_t weeks = 0;
    std::vector<std::uint64_t> seeds;
    std::uint64_t planned_seeds = 0;
    std::string measure;              ///< the first one compared: the verdict is about it
    bool names = false;               ///< people's names were asked for
    double leader_hour_rate = 120.0;  ///< money that an hour of a leader is counted at
    std::vector<ArmFacts> arms;
};

/// Takes    commit, command: of the program that ran it; seeds: those that every arm finished
StudyFacts facts_of(scenario::Study const& study, std::vector<std::uint64_t> const& seeds,
                    std::uint32_t weeks, std::string measure, std::string commit,
                    std::string command);

/// study.json.
std::string json_of(StudyFacts const& facts);

/// Reads study.json.
/// Errors   throws problems::InputError: no such file, not JSON, not ours
StudyFacts read_study_facts(std::string const& path);

}  // namespace diorama::page
