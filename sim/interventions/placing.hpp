#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "interventions/department_index.hpp"
#include "interventions/structures.hpp"

namespace diorama::interventions {

/// Where somebody goes as local digital staff.
struct Placement {
    org::PersonId who;
    std::size_t home;
};

/// A newcomer takes the seat.
void replace_by_newcomer(Scene& scene, std::size_t row);

/// Somebody stands at least on this rung of a practice, of their own accord.
void raise_to(Scene& scene, org::PersonId who, std::size_t practice, people::Rung rung);

/// Makes people local digital staff of a department, with ties to their colleagues there.
void place(Scene& scene, std::vector<Placement> const& placements, std::uint32_t ties_per_person);

/// The same, where everybody is known already.
/// Takes    members: of now; where it puts people into another department, it no longer holds
/// Writes   heads: kept up
void place(Scene& scene, DepartmentIndex const& members, std::vector<Placement> const& placements,
           std::uint32_t ties_per_person, Heads& heads);

/// What counts of heads there are in the scene: these, which are those of now.
void take_over(Heads heads, Scene& scene);

/// Experts go where most staff is missing of what each department should have.
std::vector<Placement> where_needed(Scene const& scene, std::vector<org::PersonId> const& movers,
                                    double staff_share);

/// Gives each of `who` ties to people of one department after the other.
void tie_over_departments(Scene& scene, std::vector<org::PersonId> const& who,
                          std::uint32_t ties_per_person);
void tie_over_departments(Scene& scene, DepartmentIndex const& members,
                          std::vector<org::PersonId> const& who, std::uint32_t ties_per_person);

/// Whoever knows one of the makers feels the pull of their new product.
void release_product(Scene& scene, double advantage,
                     std::function<bool(std::size_t row)> const& made_by);

/// Whether live_on_integrated() has more to do this week than to wait for hires.
bool integrated_acts(Scene const& scene);

/// What a DIO does by itself in a week: a round of staff, a product, hires that find their way.
bool live_on_integrated(Scene& scene);

}  // namespace diorama::interventions
