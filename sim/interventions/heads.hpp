#pragma once
#include <cstdint>
#include <vector>

#include "people/people.hpp"

namespace diorama::interventions {

/// Who is where: counts over the whole organisation.
struct Heads {
    std::vector<std::uint32_t> present;      ///< [departments]
    std::vector<std::uint32_t> local_staff;  ///< [departments], flagged as local digital staff
    std::uint32_t project_people = 0, unit_people = 0, present_local_staff = 0;  ///< who are there
};

/// Cost     one pass, 4 bytes a person; most of it many people at a time, as the members of a
///          department lie side by side but for those who have moved
Heads heads_of(people::People const& people, std::size_t departments);

/// Those who could serve as local staff of their own department: there, in no structure, integrated
/// in all three practices; of departments with counts [departments] above 0, by row.
/// Cost     as heads_of
std::vector<std::uint32_t> integrated_rows(people::People const& people,
                                           std::vector<std::uint32_t> const& counts);

}  // namespace diorama::interventions
