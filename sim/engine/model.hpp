#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "interventions/event.hpp"
#include "mechanisms/catalogue.hpp"
#include "org/organisation.hpp"

namespace diorama::engine {

/// One line of a scorecard: a measure, what it should reach, and whose it is.
struct Kpi {
    measures::Place measure = measures::Place::in_use;
    double target = 1.0;
    double weight = 1.0;
    mechanisms::Role owner = mechanisms::Role::chief_executive;
};

/// Everything that one run needs, checked and lowered: no string is looked up and no unit is
/// converted after this. Never changed by a run, so that many runs share one.
struct Model {
    std::shared_ptr<org::Organisation const> organisation;
    mechanisms::Parameters parameters;
    std::vector<mechanisms::Activity> activities;
    std::vector<mechanisms::Initiative> initiatives = mechanisms::default_initiatives();
    std::vector<Kpi> scorecard;  ///< empty: the strategy's own four targets
    mechanisms::RoleHolders roles;
    std::vector<mechanisms::ImportedDiary>
        diaries;                               ///< calendars of people who brought one, by row
    std::vector<interventions::Event> events;  ///< in file order
    std::uint32_t weeks = 208;
    std::uint64_t seed = 1;
    std::uint64_t scenario_digest = 0;  ///< of everything above but the seed: a checkpoint names it

    template <class Part>
    Part const& get() const {
        return std::get<Part>(parameters);
    }
    bool bare_contagion() const { return get<mechanisms::Switches>().contagion; }
};

}  // namespace diorama::engine
