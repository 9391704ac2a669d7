#pragma once
#include <cstdint>
#include <vector>

#include "interventions/department_index.hpp"
#include "mechanisms/programme.hpp"
#include "org/ties.hpp"
#include "people/people.hpp"

namespace diorama::interventions {

/// Whether the programme needs this person in its sessions; such people keep their post.
bool is_participant(mechanisms::ProgrammeState const& programme, org::PersonId who);

/// The `count` most innovative people who are in no structure and no session, earliest first
/// (then by row); fewer where there are not so many.
std::vector<org::PersonId> most_innovative(people::People const& people, std::size_t count,
                                           mechanisms::ProgrammeState const& programme);

/// `count` experts by rungs climbed, innovativeness, row; before them members of a project, who
/// take at most `project_share` of the places (rounded) while there is anybody else.
std::vector<org::PersonId> hand_picked(people::People const& people, std::size_t count,
                                       double project_share,
                                       mechanisms::ProgrammeState const& programme);

/// Experts of the unit, by row.
std::vector<org::PersonId> people_in_unit(people::People const& people);

/// The same people, most innovative first (then by row).
std::vector<org::PersonId> by_innovativeness(people::People const& people,
                                             std::vector<org::PersonId> who);

/// The first `count` of those integrated in all three practices who are in no structure and no
/// session, most innovative first (then by row).
std::vector<org::PersonId> integrated_by_innovativeness(people::People const& people,
                                                        mechanisms::ProgrammeState const& programme,
                                                        std::size_t count);

/// The same by department: of each as many as `counts` [departments] asks, where there are so many.
/// Cost     one pass over the people, and a selection among those of departments that want some;
///          none where no department wants any
std::vector<org::PersonId> integrated_of_departments(parallel::Workers const& workers,
                                                     people::People const& people,
                                                     mechanisms::ProgrammeState const& programme,
                                                     std::vector<std::uint32_t> const& counts);

/// staff_share of the people `present` in each department, rounded to the nearest.
std::vector<std::uint32_t> wanted_staff(std::vector<std::uint32_t> const& present,
                                        double staff_share);

/// The department with the largest gap between wanted and present staff (then the first); `home`
/// where no department has a gap.
std::size_t neediest_department(std::vector<std::uint32_t> const& wanted,
                                std::vector<std::uint32_t> const& staff, std::size_t home);

/// A member of a department, drawn evenly: `who` themselves where it is they, or nobody is there.
/// Draws    structures: keyed by (who, week, nth)
org::PersonId draw_member(DepartmentIndex const& members, std::size_t department, org::PersonId who,
                          std::uint64_t seed, std::uint32_t week, std::uint32_t nth);

/// `count` ties of `who` to members of a department, drawn evenly; drawing oneself gives none.
/// Draws    structures: keyed by (who, week, first_draw + n)
void add_ties_within(DepartmentIndex const& members, std::size_t department, org::PersonId who,
                     std::uint32_t count, std::uint64_t seed, std::uint32_t week,
                     std::vector<org::Tie>& ties, std::uint32_t first_draw = 0);

/// `count` ties of `who` to anybody.
void add_ties_anywhere(people::People const& people, org::PersonId who, std::uint32_t count,
                       std::uint64_t seed, std::uint32_t week, std::vector<org::Tie>& ties);

}  // namespace diorama::interventions
