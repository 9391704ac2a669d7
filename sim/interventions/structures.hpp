#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "interventions/actions.hpp"
#include "mechanisms/catalogue.hpp"
#include "mechanisms/climate.hpp"
#include "mechanisms/programme.hpp"
#include "mechanisms/training.hpp"
#include "numerics/portable.hpp"
#include "org/organisation.hpp"
#include "parallel/workers.hpp"
#include "people/people.hpp"

namespace diorama::interventions {

/// Which structures stand, as launched, and what they change on top of the base parameters.
struct Structures {
    bool project_running = false, unit_running = false, dio_running = false;
    std::uint32_t project_since_week = 0, unit_since_week = 0, dio_since_week = 0;
    LaunchProject project;
    LaunchUnit unit;
    LaunchDio dio;
    double staff_hours_per_week =
        0.0;                        ///< of local digital staff, from the DIO or a dissolved unit
    double mandate_strength = 0.0;  ///< 0 = no mandate
    bool customer_community = false;
    // Counted from the people's flags: at the end of every week, and when an action moves people.
    std::uint32_t project_people = 0, unit_people = 0, local_staff = 0;
    // Local staff hired from outside who are not at home yet: rows and weeks of their hiring.
    std::vector<std::uint32_t> hired_rows, hired_weeks;

    double centralisation_factor() const { return dio_running ? dio.centralisation_factor : 1.0; }
    double hierarchy_load_factor() const { return dio_running ? dio.hierarchy_load_factor : 1.0; }
    double autonomy_gain() const { return dio_running ? dio.autonomy_gain : 0.0; }
    /// What is left of the pull of products after a week.
    double product_kept_share() const { return numerics::exp(-1.0 / project.product_fading_weeks); }
    double authority() const { return unit_running ? unit.authority : 0.0; }

    template <class Archive>
    void serialize(Archive& archive) {
        archive(project_running, unit_running, dio_running, project_since_week, unit_since_week,
                dio_since_week, project, unit, dio, staff_hours_per_week, mandate_strength,
                customer_community, project_people, unit_people, local_staff, hired_rows,
                hired_weeks);
    }
};

/// What an intervention may read and change.
struct Scene {
    org::Organisation const& organisation;
    people::People& people;
    org::Ties& ties;
    mechanisms::LeaderWeeks& leaders;
    mechanisms::Departments& departments;
    mechanisms::ProgrammeState& programme;
    mechanisms::StrategyState& strategy;
    mechanisms::TeamMemory& memory;
    std::vector<mechanisms::Voice>& voices;
    std::shared_ptr<org::Hierarchy const>& hierarchy;
    std::vector<double>& exceptions_basis;
    Structures& structures;
    mechanisms::Parameters& base;
    std::uint64_t seed;
    std::uint32_t week;
    parallel::Workers const& workers;  ///< for what looks at everybody
};

/// How ties are added in a scene: their rows side by side.
org::ForEach side_by_side(Scene const& scene);

/// Carries every quantity that has one row a manager over to new reporting lines: who led before
/// keeps theirs, who leads now for the first time starts empty.
void move_leader_rows(org::Hierarchy const& before, org::Hierarchy const& after, Scene& scene);

/// Carries an action out. Serial, in file order; deterministic.
/// Returns  people concerned
std::uint32_t act(Action const& action, Scene& scene);

/// Whether leadership tells everybody about it.
bool is_announced(Action const& action);

/// Whether live_on() may change people, ties or products this week, after these events or others.
bool may_move_people(Scene const& scene);

/// What standing structures do by themselves in a week: a project's products, a DIO's next round
/// of local staff, steering hours of everybody whom the programme needs.
/// Returns  whether people, ties or products may have changed by it
bool live_on(Scene& scene);

/// The pull of products at close hand, a week later.
void fade_products(double kept_share, parallel::Rows rows, people::People& people) noexcept;

/// Hours that structures put into helping.
mechanisms::Helpers helpers(Structures const& structures);

}  // namespace diorama::interventions
