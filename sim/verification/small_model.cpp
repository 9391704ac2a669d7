#include "verification/small_model.hpp"

#include <fmt/format.h>

#include "verification/graphs.hpp"

namespace diorama::verification {

namespace {

using namespace interventions;

std::shared_ptr<org::Organisation const> firm(std::size_t headcount, std::size_t span,
                                              org::Ties ties) {
    org::Chart chart;
    for (std::size_t i = 0; i < headcount; ++i) {
        chart.ids.push_back(fmt::format("P{}", i));
        chart.managers.push_back(i == 0 ? org::no_person : org::person((i - 1) / span));
    }
    auto organisation = std::make_shared<org::Organisation>(org::assemble(std::move(chart)));
    organisation->ties = std::move(ties);
    return organisation;
}

Event at(std::uint32_t week, Action action) {
    Event event;
    event.at_week = week;
    event.action = std::move(action);
    return event;
}

}  // namespace

engine::Model still_model(std::size_t headcount, std::size_t span, org::Ties ties) {
    engine::Model model;
    model.organisation = firm(headcount, span, std::move(ties));
    mechanisms::for_each_parameter(model.parameters, [](auto& owner, auto const& field) {
        using Owner = std::remove_cvref_t<decltype(owner)>;
        if constexpr (std::is_same_v<Owner, mechanisms::Switches>)
            owner.*std::get<bool mechanisms::Switches::*>(field.member) = false;
    });
    return model;
}

engine::Model eventful_model(std::size_t headcount, std::uint32_t weeks, std::uint64_t seed) {
    engine::Model model;
    model.organisation = firm(headcount, 6, ring(headcount, 5));
    model.activities = mechanisms::default_activities();
    for (std::size_t role = 0; role < mechanisms::role_count && role < headcount; ++role)
        model.roles.holders[role] = org::person(role);
    model.weeks = weeks;
    model.seed = seed;
    model.events = {at(3, LaunchProject{}),
                    at(6, LaunchUnit{}),
                    at(9, StartMandate{0.5}),
                    at(12, IntegrateMedia{}),
                    at(15, Reorganise{org::person(8), org::person(3)}),
                    at(18, EndMandate{}),
                    at(20, DissolveUnit{}),
                    at(22, LaunchDio{}),
                    at(25, CloseProject{})};
    return model;
}

engine::Simulation run(engine::Model model, parallel::Workers const& workers) {
    engine::Simulation simulation(std::make_shared<engine::Model const>(std::move(model)), workers);
    while (!simulation.finished()) simulation.step(workers);
    return simulation;
}

void broadcast(engine::Model& model) {
    part<mechanisms::Switches>(model).communication = true;
    auto& cascade = part<mechanisms::Cascade>(model);
    cascade.kept_per_hop_share = 1.0;
    cascade.least_spare_hours = 0.0;
    cascade.fading_share_per_week = 0.0;
    cascade.announcement_strength = 1.0;
    // A mandate of no strength is an announcement and nothing else.
    model.events.push_back(at(1, StartMandate{0.0}));
}

}  // namespace diorama::verification
