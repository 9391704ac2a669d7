#pragma once
#include <cstdint>
#include <vector>

#include "parallel/workers.hpp"
#include "people/people.hpp"

namespace diorama::interventions {

/// Who is where: counts over the whole organisation.
struct Heads {
    std::vector<std::uint32_t> present;      ///< [departments]
    std::vector<std::uint32_t> local_staff;  ///< [departments], flagged as local digital staff
    std::uint32_t project_people = 0, unit_people = 0, present_local_staff = 0;  ///< who are there

    /// Somebody of a department no longer stands as they did.
    void change(std::size_t department, people::Standing before, people::Standing after);
};

/// People of one department side by side: from a row on, up to the next multiple of 64 or to the
/// first of another department.
struct Stretch {
    std::uint32_t row;
    std::uint16_t department;
    std::uint8_t present, local_staff;
};

/// Everybody, looked at once.
struct Census {
    Heads heads;
    std::vector<std::vector<Stretch>> stretches;  ///< [chunks of people], by row
};

/// Cost     one pass, 4 bytes a person; most of it many people at a time, as the members of a
///          department lie side by side but for those who have moved
Census take_census(parallel::Workers const& workers, people::People const& people,
                   std::size_t departments);

/// Cost     as take_census
Heads heads_of(parallel::Workers const& workers, people::People const& people,
               std::size_t departments);

/// Those who could serve as local staff of their own department: there, in no structure, integrated
/// in all three practices; of departments with counts [departments] above 0, by row.
/// Cost     as take_census
std::vector<std::uint32_t> integrated_rows(parallel::Workers const& workers,
                                           people::People const& people,
                                           std::vector<std::uint32_t> const& counts);

}  // namespace diorama::interventions
