#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "interventions/structures.hpp"
#include "mechanisms/catalogue.hpp"
#include "org/organisation.hpp"
#include "people/people.hpp"

namespace diorama::engine {

/// What was the same for everybody in the last week, as published.
struct Conditions {
    double purpose_share = 0.0;
    double autonomy_share = 0.0;
    double measurement_share = 0.0;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(purpose_share, autonomy_share, measurement_share);
    }
};

/// The whole state of a run between two weeks. What never changes is in the Model.
struct World {
    std::uint32_t week = 0;
    mechanisms::Parameters base;  ///< as the scenario says and `set` events changed
    people::People people;
    org::Ties ties;  ///< community ties and those of structures
    mechanisms::LeaderWeeks leaders;
    mechanisms::Departments departments;
    mechanisms::ProgrammeState programme;
    mechanisms::StrategyState strategy;
    mechanisms::CustomerState customers;
    mechanisms::TeamMemory memory;  ///< [managers]
    interventions::Structures structures;
    mechanisms::ContagionState contagion;
    std::shared_ptr<org::Hierarchy const> hierarchy;  ///< the lines as they are now
    std::vector<mechanisms::Voice> voices;  ///< [managers], published at the end of last week
    std::vector<double>
        exceptions_per_week;  ///< [managers], recomputed when its basis or the lines change
    std::vector<double>
        exceptions_basis;  ///< centralisation, rate and counted reports it was made for
    std::vector<std::uint32_t> event_weeks;  ///< [events], last week in which each acted, 0 = never
    std::uint64_t decisions_raised = 0, decisions_defaulted = 0;  ///< this week
    std::uint64_t newcomers = 0;                                  ///< this week
    double energy_at_start = 0.0;                                 ///< mean over people at week 0
    Conditions conditions;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(week, base, people, ties, leaders, departments, programme, strategy, customers,
                memory, structures, contagion, hierarchy, voices, exceptions_per_week,
                exceptions_basis, event_weeks, decisions_raised, decisions_defaulted, newcomers,
                energy_at_start, conditions);
    }
};

}  // namespace diorama::engine
