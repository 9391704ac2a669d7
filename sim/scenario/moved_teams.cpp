#include <fmt/format.h>

#include <optional>

#include "scenario/draft.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

namespace {

std::optional<org::PersonId> find_person(org::Organisation const& organisation,
                                         std::string_view id) {
    for (std::size_t i = 0; i < organisation.headcount(); ++i)
        if (organisation.id(org::person(i)) == id) return org::person(i);
    return std::nullopt;
}

}  // namespace

MovedTeam read_moved_team(TableReader& reader, problems::Place const& event_place) {
    MovedTeam moved;
    reader.require("team", event_place, R"(team = "P000012": the id of the person at its head)");
    reader.require("to", event_place, R"(to = "P000003": the id of the new manager)");
    moved.team = reader.text("team").value_or("");
    moved.to = reader.text("to").value_or("");
    moved.team_place = reader.place_of("team");
    moved.to_place = reader.place_of("to");
    return moved;
}

void settle_moved_teams(org::Organisation const& organisation, Draft& draft,
                        problems::Problems& problems) {
    for (auto const& moved : draft.moved_teams) {
        auto& action = std::get<interventions::Reorganise>(draft.events[moved.event].action);
        auto const settle = [&](std::string const& id, problems::Place const& place) {
            auto const found = find_person(organisation, id);
            if (!found)
                problems.add(place, fmt::format("nobody in the organisation has the id '{}'", id),
                             "write the id of a filled post of the chart");
            return found.value_or(org::no_person);
        };
        action.team = settle(moved.team, moved.team_place);
        action.to = settle(moved.to, moved.to_place);
        if (action.team != org::no_person && action.team == action.to)
            problems.add(moved.to_place, "a team cannot report to itself", "name another manager");
    }
}

}  // namespace diorama::scenario
