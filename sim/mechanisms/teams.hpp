#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "mechanisms/programme.hpp"
#include "mechanisms/strategy.hpp"
#include "parallel/workers.hpp"
#include "parameters/field.hpp"
#include "people/people.hpp"

namespace diorama::mechanisms {

/// The cross-functional teams that carry out initiatives.
struct Teams {
    std::uint32_t team_people = 8;
    double team_free_share = 0.7;
    double least_team_share = 0.5;
    double core_speed_gain = 0.5;

    static constexpr std::string_view kind = "teams";
    static constexpr std::string_view table = "strategy";
    static constexpr auto fields() {
        using P = Teams;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"team_people", "people", 1.0, 1000.0, &P::team_people, expert,
                                 "a team that two pizzas feed", "people of a full team"},
            parameters::Field<P>{"team_free_share", "share", 0.0, 1.0, &P::team_free_share, assumed,
                                 "the freer half of the staff",
                                 "freedom in the week that somebody needs to be available, with "
                                 "the time that initiatives have freed"},
            parameters::Field<P>{"least_team_share", "share", 0.0, 1.0, &P::least_team_share,
                                 assumed, "half a team can begin",
                                 "part of a full team below which an initiative waits"},
            parameters::Field<P>{"core_speed_gain", "-", 0.0, 5.0, &P::core_speed_gain, assumed,
                                 "experts who do nothing else",
                                 "what a team all from the core group of a DIO is faster by"}};
    }
};

/// Who could join a team this week.
struct Workforce {
    people::People const& people;
    ProgrammeState const& programme;
    std::size_t departments;
    bool has_core;  ///< those with the experts' flag are a DIO's core, not a unit's
};

/// Reviews the workforce and fills the teams of the initiatives that the budget
/// reaches this week, in order of priority: members who left are replaced,
/// finished teams go back to their work. The core group is asked first; then
/// the freest of each department in turn, so that a team is of many
/// departments. Nobody is on two teams, in another structure or in the
/// programme's sessions.
///
/// Takes    budget: of this week [money]; freed_share: time that initiatives have freed
/// Writes   teams, speeds, team_gap of `state`; the same for any number of workers
/// Draws    nothing
/// Cost     a look at everybody in weeks in which a place stands empty, else nothing
void form_teams(parallel::Workers const& workers, Teams const& p,
                std::vector<Initiative> const& roadmap, double budget, double freed_share,
                Workforce const& workforce, StrategyState& state);

/// People who are on a team.
std::size_t team_people(StrategyState const& state) noexcept;

}  // namespace diorama::mechanisms
