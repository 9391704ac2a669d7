#include <algorithm>

#include "interventions/carry_out.hpp"
#include "interventions/selection.hpp"
#include "random/draw.hpp"

namespace diorama::interventions {

using org::PersonId;

namespace {

/// The most innovative people of a department who are in no structure and no session.
std::vector<PersonId> liaisons_of(Scene const& scene, std::vector<PersonId> const& members,
                                  std::size_t count) {
    std::vector<PersonId> free;
    for (PersonId const who : members) {
        auto const standing = scene.people.standings[org::row(who)];
        if (!standing.in_project() && !standing.in_unit() && !standing.local_staff() &&
            !is_participant(scene.programme, who))
            free.push_back(who);
    }
    auto ranked = by_innovativeness(scene.people, std::move(free));
    ranked.resize(std::min(ranked.size(), count));
    return ranked;
}

}  // namespace

std::uint32_t carry_out(LinkDepartments const& action, Scene& scene) {
    std::vector<PersonId> inside;
    for (std::size_t i = 0; i < scene.people.headcount(); ++i) {
        auto const standing = scene.people.standings[i];
        if (standing.in_project() || standing.in_unit()) inside.push_back(org::person(i));
    }
    if (inside.empty()) return 0;
    DepartmentIndex const members(scene.workers, scene.people, scene.departments.count());
    std::vector<org::Tie> ties;
    std::uint32_t liaisons = 0;
    for (std::size_t d = 0; d < scene.departments.count(); ++d)
        for (PersonId const who :
             liaisons_of(scene, members.members(d), action.liaisons_per_department)) {
            ++liaisons;
            auto& standing = scene.people.standings[org::row(who)];
            for (std::size_t p = 0; p < people::practice_count; ++p)
                if (standing.rung(p) == unsigned(people::Rung::unaware))
                    standing.set_rung(p, unsigned(people::Rung::aware));
            for (std::uint32_t n = 0; n < action.ties_per_liaison; ++n) {
                auto const draw =
                    random::words({scene.seed, random::Purpose::structures, scene.week,
                                   static_cast<std::uint32_t>(org::row(who)), 2000 + n});
                auto const to = random::below(draw[0], static_cast<std::uint32_t>(inside.size()));
                ties.push_back({who, inside[to], 1.0F, org::TieOrigin::generated});
            }
        }
    if (!ties.empty()) scene.ties = scene.ties.with(ties, side_by_side(scene));
    return liaisons;
}

}  // namespace diorama::interventions
