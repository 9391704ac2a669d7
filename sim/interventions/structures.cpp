#include "interventions/structures.hpp"

#include <algorithm>

#include "interventions/carry_out.hpp"
#include "interventions/heads.hpp"
#include "interventions/placing.hpp"
#include "interventions/selection.hpp"

namespace diorama::interventions {

namespace {

using org::PersonId;

template <class Part>
Part const& parameters_of(Scene const& scene) {
    return std::get<Part>(scene.base);
}

std::uint32_t carry_out(LaunchProject const& action, Scene& scene) {
    auto const members = most_innovative(scene.people, action.people_count, scene.programme);
    std::vector<org::Tie> ties;
    for (std::size_t a = 0; a < members.size(); ++a) {
        scene.people.standings[org::row(members[a])].set_in_project(true);
        // Its work is digital products: members live the experience practice from the first day.
        raise_to(scene, members[a], std::size_t(people::Practice::experience),
                 people::Rung::in_use);
        for (std::size_t b = 0; b < a; ++b)
            ties.push_back({members[b], members[a], 1.0F, org::TieOrigin::generated});
        add_ties_anywhere(scene.people, members[a], action.outside_ties_per_person, scene.seed,
                          scene.week, ties);
    }
    scene.ties = scene.ties.with(ties, side_by_side(scene));
    scene.structures.project = action;
    scene.structures.project_running = true;
    scene.structures.project_since_week = scene.week;
    return static_cast<std::uint32_t>(members.size());
}

std::uint32_t carry_out(CloseProject const&, Scene& scene) {
    std::uint32_t concerned = 0;
    for (auto& standing : scene.people.standings) {
        concerned += standing.in_project() ? 1U : 0U;
        standing.set_in_project(false);
    }
    scene.structures.project_running = false;
    return concerned;
}

std::uint32_t carry_out(LaunchUnit const& action, Scene& scene) {
    auto const count = static_cast<std::size_t>(
        action.staff_share * static_cast<double>(scene.people.headcount()) + 0.5);
    auto const experts = hand_picked(scene.people, std::max<std::size_t>(1, count),
                                     action.project_share, scene.programme);
    for (PersonId const who : experts) {
        auto& standing = scene.people.standings[org::row(who)];
        standing.set_in_unit(true);
        standing.set_in_project(false);
        for (std::size_t p = 0; p < people::practice_count; ++p)
            raise_to(scene, who, p, people::Rung::in_use);
    }
    tie_over_departments(scene, experts, action.ties_per_expert);
    scene.structures.unit = action;
    scene.structures.unit_running = true;
    scene.structures.unit_since_week = scene.week;
    count_heads(scene);
    return static_cast<std::uint32_t>(experts.size());
}

std::uint32_t carry_out(DissolveUnit const& action, Scene& scene) {
    auto const experts = people_in_unit(scene.people);
    auto const staying =
        static_cast<std::size_t>(action.reassign_share * static_cast<double>(experts.size()) + 0.5);
    // Key members stay: the most innovative of them.
    auto const ranked = by_innovativeness(scene.people, experts);
    std::vector<PersonId> const movers(ranked.begin(),
                                       ranked.begin() + static_cast<std::ptrdiff_t>(staying));
    for (std::size_t k = staying; k < ranked.size(); ++k) {
        replace_by_newcomer(scene, org::row(ranked[k]));
    }
    double const staying_share =
        static_cast<double>(staying) / static_cast<double>(scene.people.headcount());
    place(scene, where_needed(scene, movers, staying_share), action.ties_per_person);
    scene.structures.unit_running = false;
    // Where a DIO stands, its own agreement on the hours of local staff goes on.
    if (!scene.structures.dio_running && !movers.empty())
        scene.structures.staff_hours_per_week = action.staff_hours_per_week;
    count_heads(scene);
    return static_cast<std::uint32_t>(experts.size());
}

std::uint32_t carry_out(StartMandate const& action, Scene& scene) {
    scene.structures.mandate_strength = action.strength;
    return 0;
}

/// A mandate that lapses leaves a scar where people had no say in it.
std::uint32_t carry_out(EndMandate const&, Scene& scene) {
    std::vector<double> participation(scene.departments.count(), 0.0);
    std::vector<double> heads(scene.departments.count(), 0.0);
    for (std::size_t i = 0; i < scene.people.headcount(); ++i) {
        if (!scene.people.standings[i].present()) continue;
        participation[scene.people.departments[i]] +=
            static_cast<double>(scene.people.participation[i]);
        heads[scene.people.departments[i]] += 1.0;
    }
    bool const remembers = parameters_of<mechanisms::Switches>(scene).embedding;
    for (std::size_t d = 0; remembers && d < heads.size(); ++d) {
        if (heads[d] <= 0.0) continue;
        double const scar = scene.structures.mandate_strength * (1.0 - participation[d] / heads[d]);
        scene.departments.scar[d] = std::max(scene.departments.scar[d], static_cast<float>(scar));
    }
    scene.structures.mandate_strength = 0.0;
    return 0;
}

std::uint32_t carry_out(SetParameter const& action, Scene& scene) {
    mechanisms::assign_parameter(scene.base, action.path, action.value);
    return 0;
}

}  // namespace

org::ForEach side_by_side(Scene const& scene) {
    return [&workers = scene.workers](std::size_t count, auto const& body) {
        workers.for_each(count, body);
    };
}

void count_heads(Scene& scene) {
    take_over(heads_of(scene.workers, scene.people, scene.departments.count()), scene);
}

void take_over(Heads heads, Scene& scene) {
    auto& departments = scene.departments;
    auto& structures = scene.structures;
    departments.headcount = std::move(heads.present);
    departments.local_staff = std::move(heads.local_staff);
    structures.project_people = heads.project_people;
    structures.unit_people = heads.unit_people;
    structures.local_staff = heads.present_local_staff;
}

std::uint32_t act(Action const& action, Scene& scene) {
    return std::visit([&](auto const& one) { return carry_out(one, scene); }, action);
}

bool is_announced(Action const& action) {
    return std::holds_alternative<LaunchUnit>(action) ||
           std::holds_alternative<LaunchDio>(action) ||
           std::holds_alternative<StartMandate>(action);
}

namespace {

bool project_releases(Structures const& s, std::uint32_t week) {
    return s.project_running && week > s.project_since_week &&
           (week - s.project_since_week) % s.project.product_every_weeks == 0;
}

}  // namespace

bool may_move_people(Scene const& scene) {
    return project_releases(scene.structures, scene.week) || integrated_acts(scene);
}

bool live_on(Scene& scene) {
    auto const& s = scene.structures;
    bool const releases = project_releases(s, scene.week);
    if (releases)
        release_product(scene, s.project.product_advantage,
                        [&](std::size_t row) { return scene.people.standings[row].in_project(); });
    bool const moved = live_on_integrated(scene);
    for (auto& one : scene.programme.participants) {
        bool const sponsor = one.role == mechanisms::Role::chief_executive;
        double const hours = !s.unit_running ? 0.0
                             : sponsor       ? s.unit.sponsor_hours_per_week
                                             : s.unit.leader_hours_per_week;
        one.steering_hours = static_cast<float>(hours);
        if (one.leader != org::Hierarchy::no_leader)
            scene.leaders.steering_hours[one.leader] = one.steering_hours;
    }
    return releases || moved;
}

void fade_products(double kept_share, parallel::Rows rows, people::People& people) noexcept {
    auto const kept = static_cast<float>(kept_share);
    for (std::size_t i = rows.first; i < rows.last; ++i) people.product_advantage[i] *= kept;
}

mechanisms::Helpers helpers(Structures const& structures) {
    mechanisms::Helpers all;
    if (structures.unit_running) {
        all.experts = structures.unit_people;
        all.expert_hours = structures.unit.expert_hours_per_week;
    } else if (structures.dio_running) {
        all.experts = structures.unit_people;
        all.expert_hours = structures.dio.core_hours_per_week;
    }
    all.local_hours = structures.staff_hours_per_week;
    return all;
}

}  // namespace diorama::interventions
