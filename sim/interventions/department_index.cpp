#include "interventions/department_index.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <span>
#include <utility>

namespace diorama::interventions {

DepartmentIndex::DepartmentIndex(parallel::Workers const& workers, people::People const& people,
                                 std::size_t departments)
    : people_(people), offsets_(departments + 1, 0) {
    auto census = take_census(workers, people, departments);
    heads_ = std::move(census.heads);
    for (auto const& of_chunk : census.stretches)
        for (auto const& one : of_chunk) ++offsets_[one.department + std::size_t{1}];
    std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
    seats_.resize(offsets_.back());
    auto next = offsets_;
    std::vector<std::uint32_t> before(departments, 0);
    for (auto const& of_chunk : census.stretches)
        for (auto const& one : of_chunk) {
            seats_[next[one.department]++] = {one.row, before[one.department]};
            before[one.department] += one.present;
        }
}

/// Calls body(who) for those of a stretch who are there, by row, as long as it returns true.
template <class Body>
void DepartmentIndex::for_present(Seats seats, std::size_t department, Body&& body) const {
    auto const end = std::min((seats.row / std::size_t{64} + 1) * 64, people_.headcount());
    for (std::size_t i = seats.row; i < end && people_.departments[i] == department; ++i)
        if (people_.standings[i].present() && !body(org::person(i))) return;
}

org::PersonId DepartmentIndex::member(std::size_t department, std::size_t n) const {
    assert(n < count(department));
    auto const all = std::span(seats_).subspan(offsets_[department],
                                               offsets_[department + 1] - offsets_[department]);
    auto const behind =
        std::ranges::upper_bound(all, static_cast<std::uint32_t>(n), {}, &Seats::before);
    Seats const seats = *(behind - 1);
    auto left = n - seats.before;
    org::PersonId found{};
    for_present(seats, department, [&](org::PersonId who) {
        found = who;
        return left-- > 0;
    });
    return found;
}

std::vector<org::PersonId> DepartmentIndex::members(std::size_t department) const {
    std::vector<org::PersonId> all;
    all.reserve(count(department));
    for (auto k = offsets_[department]; k < offsets_[department + 1]; ++k)
        for_present(seats_[k], department, [&](org::PersonId who) {
            all.push_back(who);
            return true;
        });
    return all;
}

}  // namespace diorama::interventions
