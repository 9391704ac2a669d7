#pragma once
#include <algorithm>
#include <utility>
#include <vector>

#include "org/organisation.hpp"
#include "org/ties.hpp"
#include "people/people.hpp"

namespace diorama::test {

/// Reporting lines from rows: managers[i] is the row that i reports to, -1 for a root.
inline org::Hierarchy lines(std::vector<int> const& managers) {
    std::vector<org::PersonId> of;
    for (int const manager : managers)
        of.push_back(manager < 0 ? org::no_person : org::person(static_cast<std::size_t>(manager)));
    return org::make_hierarchy(std::move(of));
}

/// One manager (row 0) with so many reports.
inline org::Hierarchy one_team(std::size_t reports) {
    std::vector<int> managers(reports + 1, 0);
    managers[0] = -1;
    return lines(managers);
}

/// Everybody present, unaware, alike: threshold .3, inertia 1, all else 0.
inline people::People alike(std::size_t headcount) {
    people::People people;
    people.resize(headcount);
    people::Standing present;
    present.set_present(true);
    std::fill(people.standings.begin(), people.standings.end(), present);
    std::fill(people.threshold.begin(), people.threshold.end(), 0.3F);
    std::fill(people.energy_inertia.begin(), people.energy_inertia.end(), 1.0F);
    return people;
}

/// Everybody alike but for their energy.
inline people::People with_energy(std::vector<float> const& energy) {
    auto people = alike(energy.size());
    people.energy = energy;
    return people;
}

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Ties between these rows.
inline org::Ties ties_of(std::size_t headcount, Pairs const& pairs) {
    std::vector<org::Tie> ties;
    for (auto const& [a, b] : pairs) ties.push_back({org::person(a), org::person(b)});
    return {headcount, ties};
}

}  // namespace diorama::test
