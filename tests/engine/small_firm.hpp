#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/model.hpp"
#include "engine/simulation.hpp"

namespace diorama::test {

/// A regular firm: everybody leads up to `span` people, row 0 is the chief; departments are the
/// subtrees below it; each person has ties to the `reach` rows after them, round the ring.
inline std::shared_ptr<org::Organisation const> regular_firm(std::size_t headcount,
                                                             std::size_t span, std::size_t reach) {
    org::Chart chart;
    for (std::size_t i = 0; i < headcount; ++i) {
        chart.ids.push_back("P" + std::to_string(i));
        chart.managers.push_back(i == 0 ? org::no_person : org::person((i - 1) / span));
    }
    auto organisation = std::make_shared<org::Organisation>(org::assemble(std::move(chart)));
    std::vector<org::Tie> ties;
    for (std::size_t i = 0; i < headcount; ++i)
        for (std::size_t k = 1; k <= reach && k < headcount; ++k)
            ties.push_back({org::person(i), org::person((i + k) % headcount)});
    organisation->ties = org::Ties(headcount, ties);
    return organisation;
}

/// A model of that firm with the default plan; the chief executive and the first fifteen people
/// below hold the sixteen roles.
inline engine::Model regular_model(std::size_t headcount = 600, std::size_t span = 5,
                                   std::size_t reach = 5) {
    engine::Model model;
    model.organisation = regular_firm(headcount, span, reach);
    model.activities = mechanisms::default_activities();
    for (std::size_t role = 0; role < mechanisms::role_count && role < headcount; ++role)
        model.roles.holders[role] = org::person(role);
    model.weeks = 104;
    model.seed = 7;
    return model;
}

inline engine::Simulation run(engine::Model model, std::size_t workers = 1) {
    parallel::Workers const threads(workers);
    engine::Simulation simulation(std::make_shared<engine::Model const>(std::move(model)), threads);
    while (!simulation.finished()) simulation.step(threads);
    return simulation;
}

/// The last week's value of a measure.
inline double last(engine::Simulation const& simulation, std::string_view measure) {
    auto const place = *measures::find(simulation.measures(), measure);
    return simulation.record().at(simulation.week(), place);
}

inline interventions::Event at(std::uint32_t week, interventions::Action action) {
    interventions::Event event;
    event.at_week = week;
    event.action = std::move(action);
    return event;
}

}  // namespace diorama::test
