#pragma once
#include <cstdint>
#include <vector>

#include "interventions/heads.hpp"
#include "org/person.hpp"

namespace diorama::interventions {

/// Everybody present, by department. They are not listed but found where they sit, so it holds for
/// as long as nobody comes, goes or moves to another department.
class DepartmentIndex {
public:
    /// Cost     as take_census
    DepartmentIndex(parallel::Workers const& workers, people::People const& people,
                    std::size_t departments);

    /// As they were when the index was made.
    Heads const& heads() const noexcept { return heads_; }
    std::size_t count(std::size_t department) const { return heads_.present[department]; }
    /// The n-th of a department by row, n < count(department).
    /// Cost     a search among the stretches of the department, a look at up to 64 people
    org::PersonId member(std::size_t department, std::size_t n) const;
    /// All of them, by row.
    std::vector<org::PersonId> members(std::size_t department) const;

private:
    /// Where people of a department sit, and how many of it are in stretches before.
    struct Seats {
        std::uint32_t row;
        std::uint32_t before;
    };
    template <class Body>
    void for_present(Seats seats, std::size_t department, Body&& body) const;

    people::People const& people_;
    Heads heads_;
    std::vector<std::uint32_t> offsets_;  ///< [departments + 1], into seats_
    std::vector<Seats> seats_;
};

}  // namespace diorama::interventions
