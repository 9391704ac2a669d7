#include "interventions/placing.hpp"

#include "interventions/heads.hpp"
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
    DepartmentIndex const members(scene.people, scene.departments.count());
    std::vector<org::Tie> ties;
    for (auto const& [who, home] : placements) {
        auto& standing = scene.people.standings[org::row(who)];
        standing.set_in_unit(false);
        standing.set_local_staff(true);
        scene.people.departments[org::row(who)] = static_cast<std::uint16_t>(home);
        add_ties_within(members, home, who, ties_per_person, scene.seed, scene.week, ties);
    }
    scene.ties = scene.ties.with(ties);
}

std::vector<Placement> where_needed(Scene const& scene, std::vector<PersonId> const& movers,
                                    double staff_share) {
    auto heads = heads_of(scene.people, scene.departments.count());
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
    DepartmentIndex const members(scene.people, scene.departments.count());
    std::vector<org::Tie> ties;
    for (std::size_t e = 0; e < who.size(); ++e)
        for (std::uint32_t j = 0; j < ties_per_person; ++j)
            add_ties_within(members, (e * ties_per_person + j) % scene.departments.count(), who[e],
                            1, scene.seed, scene.week, ties, j);
    scene.ties = scene.ties.with(ties);
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
