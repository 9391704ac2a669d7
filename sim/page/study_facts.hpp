#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "problems/problem.hpp"
#include "report/entries.hpp"
#include "scenario/study.hpp"

namespace diorama::page {

/// What study.json says of one arm.
struct ArmFacts {
    std::string name, description, scenario_hash;
    std::uint64_t people = 0, departments = 0, managers = 0, layers = 0, ties = 0;
    bool ties_generated = false;

    static constexpr auto entries() {
        using F = ArmFacts;
        return std::tuple{report::Entry{"name", &F::name},
                          report::Entry{"description", &F::description},
                          report::Entry{"scenario_hash", &F::scenario_hash},
                          report::Entry{"people", &F::people},
                          report::Entry{"departments", &F::departments},
                          report::Entry{"managers", &F::managers},
                          report::Entry{"layers", &F::layers},
                          report::Entry{"ties", &F::ties},
                          report::Entry{"ties_generated", &F::ties_generated}};
    }
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
    /// Things that were to be taken away in turn, and other sets of assumptions that were to be
    /// tried; 0 where that was not asked for or takes more runs than the page may have. The tables
    /// have fewer where this was interrupted.
    std::uint64_t planned_knock_outs = 0, planned_draws = 0;
    std::vector<ArmFacts> arms;
    std::vector<std::string> tables;  ///< files written beside it, each of which a page may need

    static constexpr auto entries() {
        using F = StudyFacts;
        return std::tuple{report::Entry{"version", &F::version},
                          report::Entry{"commit", &F::commit},
                          report::Entry{"study", &F::study},
                          report::Entry{"description", &F::description},
                          report::Entry{"command", &F::command},
                          report::Entry{"baseline", &F::baseline},
                          report::Entry{"weeks", &F::weeks},
                          report::Entry{"measure", &F::measure},
                          report::Entry{"leader_hour_rate", &F::leader_hour_rate},
                          report::Entry{"names", &F::names},
                          report::Entry{"planned_seeds", &F::planned_seeds},
                          report::Entry{"planned_knock_outs", &F::planned_knock_outs},
                          report::Entry{"planned_draws", &F::planned_draws},
                          report::Entry{"seeds", &F::seeds},
                          report::Entry{"arms", &F::arms},
                          report::Entry{"tables", &F::tables}};
    }
};

/// But for the tables, which are the writer's to name.
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
