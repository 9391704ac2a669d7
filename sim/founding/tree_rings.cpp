#include "founding/tree_rings.hpp"

namespace diorama::founding {

TreeRings::TreeRings(org::Hierarchy const& hierarchy) : people_(hierarchy.roots) {
    std::size_t const headcount = hierarchy.headcount();
    people_.reserve(headcount);
    places_.resize(headcount);
    managers_.assign(headcount, none);
    child_first_.resize(headcount + 1);
    for (std::uint32_t place = 0; place < headcount; ++place) {
        places_[org::row(people_[place])] = place;
        child_first_[place] = static_cast<std::uint32_t>(people_.size());
        for (org::PersonId const report : hierarchy.reports_of(people_[place])) {
            managers_[people_.size()] = place;
            people_.push_back(report);
        }
    }
    child_first_[headcount] = static_cast<std::uint32_t>(headcount);
}

TreeRings::Meeting TreeRings::meeting(std::uint32_t a, std::uint32_t b,
                                      unsigned most) const noexcept {
    // Breadth first, a manager's place is always the smaller: the larger of two places climbs.
    Meeting met;
    while (a != b) {
        if (met.from_a + met.from_b == most) return {};
        std::uint32_t& deeper = a > b ? a : b;
        ++(a > b ? met.from_a : met.from_b);
        deeper = managers_[deeper];
        if (deeper == none) return {};
    }
    met.common = a;
    return met;
}

}  // namespace diorama::founding
