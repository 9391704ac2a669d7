#include <algorithm>
#include <utility>

#include "interventions/carry_out.hpp"
#include "interventions/heads.hpp"
#include "interventions/placing.hpp"
#include "interventions/selection.hpp"
#include "random/draw.hpp"

namespace diorama::interventions {

using org::PersonId;

namespace {

double local_share(LaunchDio const& dio) { return dio.staff_share * (1.0 - dio.core_share); }

std::size_t core_wanted(LaunchDio const& dio, people::People const& people) {
    return static_cast<std::size_t>(
        dio.core_share * dio.staff_share * static_cast<double>(people.headcount()) + 0.5);
}

/// Fills the core group from people who are integrated; where a unit stands, its experts serve.
std::uint32_t top_up_core(Scene& scene, DepartmentIndex const& members, Heads& heads) {
    auto const& dio = scene.structures.dio;
    auto const wanted = core_wanted(dio, scene.people);
    if (scene.structures.unit_running || wanted == 0) return 0;
    auto const present = people_in_unit(scene.people).size();
    if (present >= wanted) return 0;
    auto const joining =
        integrated_by_innovativeness(scene.people, scene.programme, wanted - present);
    for (PersonId const who : joining) {
        auto& standing = scene.people.standings[org::row(who)];
        auto const before = standing;
        standing.set_in_unit(true);
        heads.change(scene.people.departments[org::row(who)], before, standing);
    }
    tie_over_departments(scene, members, joining, dio.ties_per_person);
    return static_cast<std::uint32_t>(joining.size());
}

/// Who of a department gives up the seat to somebody hired: by lot, nobody who leads or is needed.
std::vector<PersonId> seats_for_hires(Scene const& scene, std::vector<PersonId> const& members,
                                      std::size_t count) {
    std::vector<std::pair<std::uint32_t, PersonId>> lots;
    for (PersonId const who : members) {
        auto const standing = scene.people.standings[org::row(who)];
        bool const leads =
            scene.hierarchy->leader_index[org::row(who)] != org::Hierarchy::no_leader;
        if (leads || standing.in_project() || standing.in_unit() || standing.local_staff() ||
            is_participant(scene.programme, who))
            continue;
        auto const draw = random::words({scene.seed, random::Purpose::selection, scene.week,
                                         static_cast<std::uint32_t>(org::row(who)), 1});
        lots.push_back({draw[0], who});
    }
    std::sort(lots.begin(), lots.end());
    std::vector<PersonId> seats;
    for (std::size_t k = 0; k < std::min(count, lots.size()); ++k) seats.push_back(lots[k].second);
    return seats;
}

/// Hires for a part of the places that nobody of the department can fill yet.
std::uint32_t hire_outside(Scene& scene, DepartmentIndex const& members,
                           std::vector<std::uint32_t> const& wanted, Heads& heads) {
    auto const& dio = scene.structures.dio;
    std::vector<std::size_t> counts(wanted.size(), 0);
    for (std::size_t d = 0; d < wanted.size(); ++d)
        if (auto const staff = heads.local_staff[d]; staff < wanted[d])
            counts[d] = static_cast<std::size_t>(dio.outside_share * (wanted[d] - staff) + 0.5);
    if (std::all_of(counts.begin(), counts.end(), [](auto count) { return count == 0; })) return 0;
    std::vector<Placement> placements;
    for (std::size_t d = 0; d < wanted.size(); ++d) {
        if (counts[d] == 0) continue;
        for (PersonId const who : seats_for_hires(scene, members.members(d), counts[d]))
            placements.push_back({who, d});
    }
    for (auto const& one : placements) {
        auto const& standing = scene.people.standings[org::row(one.who)];
        auto const before = standing;
        replace_by_newcomer(scene, org::row(one.who));
        heads.change(one.home, before, standing);
        for (std::size_t p = 0; p < people::practice_count; ++p)
            raise_to(scene, one.who, p, people::Rung::in_use);
        scene.structures.hired_rows.push_back(static_cast<std::uint32_t>(org::row(one.who)));
        scene.structures.hired_weeks.push_back(scene.week);
    }
    place(scene, members, placements, dio.ties_per_person, heads);
    return static_cast<std::uint32_t>(placements.size());
}

/// Fills the places of a DIO: first its core, then local staff from each department's own people
/// who are integrated, then from outside.
std::uint32_t top_up(Scene& scene) {
    auto const& dio = scene.structures.dio;
    // Everybody is looked at once: nobody comes, goes or moves to another department here, and
    // heads are kept up with those who are placed.
    DepartmentIndex const members(scene.workers, scene.people, scene.departments.count());
    auto heads = members.heads();
    auto const core = top_up_core(scene, members, heads);
    auto const wanted = wanted_staff(heads.present, local_share(dio));
    auto gaps = wanted;
    for (std::size_t d = 0; d < gaps.size(); ++d)
        gaps[d] -= std::min(heads.local_staff[d], wanted[d]);
    std::vector<Placement> placements;
    for (PersonId const who :
         integrated_of_departments(scene.workers, scene.people, scene.programme, gaps))
        placements.push_back({who, scene.people.departments[org::row(who)]});
    place(scene, members, placements, dio.ties_per_person, heads);
    auto const hired = hire_outside(scene, members, wanted, heads);
    take_over(std::move(heads), scene);
    return core + static_cast<std::uint32_t>(placements.size()) + hired;
}

/// The core and the departments bring out products in turn: distributed leadership.
void bring_out_product(Scene& scene) {
    auto const& s = scene.structures;
    auto const round = (scene.week - s.dio_since_week) / s.dio.product_every_weeks - 1;
    auto const& standings = scene.people.standings;
    bool const has_core = s.unit_people > 0;
    bool const by_core = has_core && round % 2 == 0;
    auto const department = (has_core ? round / 2 : round) % scene.departments.count();
    release_product(scene, s.dio.product_advantage, [&](std::size_t row) {
        return by_core
                   ? standings[row].in_unit()
                   : standings[row].local_staff() && scene.people.departments[row] == department;
    });
}

/// What hires from outside cannot give yet; whoever has settled or left is forgotten.
void absorb_hires(Scene& scene) {
    auto& s = scene.structures;
    auto& absorbing = scene.departments.absorbing_staff;
    std::fill(absorbing.begin(), absorbing.end(), 0.0F);
    std::size_t kept = 0;
    for (std::size_t k = 0; k < s.hired_rows.size(); ++k) {
        auto const row = s.hired_rows[k];
        double const weeks = scene.week - s.hired_weeks[k];
        if (weeks >= s.dio.absorption_weeks || !scene.people.standings[row].local_staff()) continue;
        absorbing[scene.people.departments[row]] +=
            static_cast<float>(1.0 - weeks / s.dio.absorption_weeks);
        s.hired_rows[kept] = row;
        s.hired_weeks[kept++] = s.hired_weeks[k];
    }
    s.hired_rows.resize(kept);
    s.hired_weeks.resize(kept);
}

}  // namespace

std::uint32_t carry_out(LaunchDio const& action, Scene& scene) {
    scene.structures.dio = action;
    scene.structures.dio_running = true;
    scene.structures.dio_since_week = scene.week;
    scene.structures.staff_hours_per_week = action.staff_hours_per_week;
    auto const experts = people_in_unit(scene.people);
    // The most innovative experts stay together as the core, the others move into departments.
    auto core = by_innovativeness(scene.people, experts);
    core.resize(std::min(core.size(), core_wanted(action, scene.people)));
    std::vector<PersonId> movers;
    for (PersonId const who : experts)
        if (std::find(core.begin(), core.end(), who) == core.end()) movers.push_back(who);
    place(scene, where_needed(scene, movers, local_share(action)), action.ties_per_person);
    scene.structures.unit_running = false;
    return static_cast<std::uint32_t>(experts.size()) + top_up(scene);
}

std::uint32_t carry_out(EndDio const& action, Scene& scene) {
    if (!scene.structures.dio_running) return 0;
    std::vector<PersonId> staff;
    for (std::size_t i = 0; i < scene.people.headcount(); ++i)
        if (scene.people.standings[i].local_staff()) staff.push_back(org::person(i));
    auto const kept =
        static_cast<std::size_t>(action.keep_share * static_cast<double>(staff.size()) + 0.5);
    auto concerned = staff.size() - kept;
    auto const ranked = by_innovativeness(scene.people, staff);
    for (std::size_t k = kept; k < ranked.size(); ++k)
        scene.people.standings[org::row(ranked[k])].set_local_staff(false);
    if (!scene.structures.unit_running)
        for (PersonId const who : people_in_unit(scene.people)) {
            scene.people.standings[org::row(who)].set_in_unit(false);
            ++concerned;
        }
    scene.structures.dio_running = false;
    count_heads(scene);
    return static_cast<std::uint32_t>(concerned);
}

namespace {

/// Whether what a DIO does every so many weeks falls into this one; never for 0.
bool in_turn(Scene const& scene, std::uint32_t every_weeks) {
    auto const& s = scene.structures;
    return s.dio_running && scene.week > s.dio_since_week && every_weeks > 0 &&
           (scene.week - s.dio_since_week) % every_weeks == 0;
}

}  // namespace

bool integrated_acts(Scene const& scene) {
    auto const& dio = scene.structures.dio;
    return in_turn(scene, dio.top_up_every_weeks) || in_turn(scene, dio.product_every_weeks);
}

bool live_on_integrated(Scene& scene) {
    auto const& dio = scene.structures.dio;
    absorb_hires(scene);
    bool const tops_up = in_turn(scene, dio.top_up_every_weeks);
    if (tops_up) {
        top_up(scene);
        absorb_hires(scene);
    }
    bool const releases = in_turn(scene, dio.product_every_weeks);
    if (releases) bring_out_product(scene);
    return tops_up || releases;
}

}  // namespace diorama::interventions
