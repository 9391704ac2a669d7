#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "mechanisms/change.hpp"
#include "parallel/workers.hpp"
#include "people/people.hpp"

namespace diorama::engine {

/// Counts over people, added up as integers: energy and the like as fixed-point numbers, so that
/// the order of adding, and with it the number of workers, cannot change a bit.
///
/// What follows from where people stand changes with the few who move, so it is kept from week to
/// week (stand); what everybody feels changes in every week and is summed anew (feel). Counts of
/// one lane may go below 0: unsigned numbers come out right when the lanes are added.
struct Observation {
    static constexpr float fixed_point = 16777216.0F;  // 2^24: resolves what a float holds near 1

    struct Department {
        std::uint32_t headcount = 0, integrated = 0, seats_wanted = 0, local_staff = 0;
        std::uint32_t uses = 0, trained = 0;  ///< person-practices
        std::uint32_t customer_uses = 0;      ///< of these, data and experience
        std::uint32_t unused = 0;             ///< keeps the struct free of padding
        std::int64_t energy = 0, trust = 0;   ///< fixed point
    };

    std::array<std::uint64_t, people::rung_count * people::practice_count> rungs{};
    std::uint64_t headcount = 0, integrated = 0, visibly_integrated = 0;
    std::uint64_t complied = 0;                    ///< person-practices
    std::uint64_t near_people = 0, near_uses = 0;  ///< who have seen a product; person-practices
    std::uint64_t member_uses = 0;                 ///< of project members, person-practices
    std::uint64_t unit_people = 0, local_staff = 0, project_people = 0, newcomers = 0;
    std::int64_t energy = 0, trust = 0, participation = 0;
    std::int64_t positive_energy = 0,
                 stuck_energy = 0;  ///< of the energetic; of those who would but cannot
    std::uint64_t energised = 0, drained = 0;
    std::vector<Department> departments;

    /// Nothing counted.
    void clear(std::size_t department_count);
    /// A new week: where people stand is kept, what they feel is not.
    void forget_feelings();

    /// Adds somebody (sign 1) who stands there, or takes away (sign -1, as unsigned).
    void stand(people::Standing standing, std::size_t department, std::uint32_t sign);
    /// Somebody of this department stood before and stands after: as taking away and adding, for
    /// the few things that differ.
    void move(people::Standing before, people::Standing after, std::size_t department);
    /// The same for changes of people who all work in this department.
    void move(std::span<mechanisms::Change const> changes, std::size_t department);
    /// Adds where the people in `rows` stand.
    void stand(people::People const& all, parallel::Rows rows);
    /// Adds what the people in `rows` feel, at most one block.
    void feel(people::People const& all, parallel::Rows rows);
    /// Adds who in `rows` has seen a project's products.
    void see_products(people::People const& all, parallel::Rows rows);
    void add(Observation const& other);
};

/// Mean over `people` of a sum in fixed point; 0 over nobody.
constexpr double mean_of(std::int64_t sum, std::uint64_t people) noexcept {
    return people > 0 ? static_cast<double>(sum) / static_cast<double>(Observation::fixed_point) /
                            static_cast<double>(people)
                      : 0.0;
}

/// Aware or further, mean over the practices [share]; 0 for nobody.
double informed(Observation const& seen);

}  // namespace diorama::engine
