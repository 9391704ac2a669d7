#include "interventions/placing.hpp"

#include <algorithm>

#include "interventions/selection.hpp"
#include "mechanisms/traits.hpp"

namespace diorama::interventions {

using org::PersonId;

void replace_by_newcomer(Scene& scene, std::size_t row) {
    mechanisms::draw_person(std::get<mechanisms::Traits>(scene.base),
                            std::get<mechanisms::Trust>(scene.base).at_start_share,
                            std::get<mechanisms::Mandate>(scene.base).participation_at_start_share,
                            random::Purpose::newcomer_traits, scene.seed, scene.week, row,
                            scene.people);
}

void raise_to(Scene& scene, PersonId who, std::size_t practice, people::Rung rung) {
    auto& standing = scene.people.standings[org::row(who)];
    if (standing.rung(practice) < unsigned(rung)) standing.set_rung(practice, unsigned(rung));
    standing.set_complied(practice, false);
}

void place(Scene& scene, std::vector<Placement> const& placements, std::uint32_t ties_per_person) {
    if (placements.empty()) return;
    DepartmentIndex const members(scene.workers, scene.people, scene.departments.count());
    auto heads = members.heads();
    place(scene, members, placements, ties_per_person, heads);
}

void place(Scene& scene, DepartmentIndex const& members, std::vector<Placement> const& placements,
           std::uint32_t ties_per_person, Heads& heads) {
    if (placements.empty()) return;
    // All are drawn before anybody moves. Whoever draws oneself has a tie to oneself, which is
    // none.
    std::vector<org::Tie> ties(placements.size() * ties_per_person);
    constexpr std::size_t placed_at_once = 256;
    scene.workers.for_each(placements.size() / placed_at_once + 1, [&](std::size_t index) {
        auto const end = std::min((index + 1) * placed_at_once, placements.size());
        for (auto k = index * placed_at_once; k < end; ++k)
            for (std::uint32_t n = 0; n < ties_per_person; ++n) {
                auto const [who, home] = placements[k];
                ties[k * ties_per_person + n] = {
                    who, draw_member(members, home, who, scene.seed, scene.week, n), 1.0F,
                    org::TieOrigin::generated};
            }
    });
    for (auto const& [who, home] : placements) {
        auto& standing = scene.people.standings[org::row(who)];
        auto& department = scene.people.departments[org::row(who)];
        heads.change(department, standing, {});
        standing.set_in_unit(false);
        standing.set_local_staff(true);
        department = static_cast<std::uint16_t>(home);
        heads.change(department, {}, standing);
    }
    scene.ties = scene.ties.with(ties, side_by_side(scene));
}

std::vector<Placement> where_needed(Scene const& scene, std::vector<PersonId> const& movers,
                                    double staff_share) {
    auto heads = heads_of(scene.workers, scene.people, scene.departments.count());
    auto const wanted = wanted_staff(heads.present, staff_share);
    auto& staff = heads.local_staff;
    std::vector<Placement> placements;
    for (PersonId const who : movers) {
        auto const home =
            neediest_department(wanted, staff, scene.people.departments[org::row(who)]);
        ++staff[home];
        placements.push_back({who, home});
    }
    return placements;
}

void tie_over_departments(Scene& scene, std::vector<PersonId> const& who,
                          std::uint32_t ties_per_person) {
    DepartmentIndex const members(scene.workers, scene.people, scene.departments.count());
    tie_over_departments(scene, members, who, ties_per_person);
}

void tie_over_departments(Scene& scene, DepartmentIndex const& members,
                          std::vector<PersonId> const& who, std::uint32_t ties_per_person) {
    std::vector<org::Tie> ties;
    for (std::size_t e = 0; e < who.size(); ++e)
        for (std::uint32_t j = 0; j < ties_per_person; ++j)
            add_ties_within(members, (e * ties_per_person + j) % scene.departments.count(), who[e],
                            1, scene.seed, scene.week, ties, j);
    scene.ties = scene.ties.with(ties, side_by_side(scene));
}

void release_product(Scene& scene, double advantage,
                     std::function<bool(std::size_t row)> const& made_by) {
    std::vector<std::uint8_t> near(scene.people.headcount(), 0);
    for (std::size_t i = 0; i < scene.people.headcount(); ++i) {
        if (!made_by(i)) continue;
        for (PersonId const peer : scene.ties.of(org::person(i))) near[org::row(peer)] = 1;
    }
    for (std::size_t i = 0; i < near.size(); ++i)
        if (near[i] != 0) scene.people.product_advantage[i] += static_cast<float>(advantage);
}

}  // namespace diorama::interventions
