#pragma once
#include <cstdint>
#include <vector>

#include "org/organisation.hpp"

namespace diorama::founding {

/// A hierarchy laid out breadth first, so that everyone who stands the same number of steps below
/// someone lies side by side: "my manager's other reports' reports" is a range, not a search.
class TreeRings {
public:
    /// A half-open range of places.
    struct Range {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        std::uint32_t size() const noexcept { return last - first; }
    };

    explicit TreeRings(org::Hierarchy const& hierarchy);

    std::size_t headcount() const noexcept { return people_.size(); }
    org::PersonId person_at(std::uint32_t place) const noexcept { return people_[place]; }
    std::uint32_t place_of(org::PersonId person) const noexcept {
        return places_[org::row(person)];
    }

    static constexpr std::uint32_t none = 0xffffffffU;
    std::uint32_t manager_of(std::uint32_t place) const noexcept { return managers_[place]; }

    /// Everyone exactly `steps` below `place`.
    Range below(std::uint32_t place, unsigned steps) const noexcept {
        Range range{place, place + 1};
        for (unsigned s = 0; s < steps; ++s)
            range = {child_first_[range.first], child_first_[range.last]};
        return range;
    }

    /// The nearest common manager of two places (or the one above the other) and the steps to it.
    struct Meeting {
        std::uint32_t common = none;  ///< none = further apart than was asked, or in other trees
        unsigned from_a = 0;
        unsigned from_b = 0;
    };
    /// Takes    most: steps from one place to the other, beyond which nobody wants to know
    Meeting meeting(std::uint32_t a, std::uint32_t b, unsigned most) const noexcept;

    /// Steps from one place to the other through the reporting lines, or most + 1 if there are
    /// more.
    unsigned distance(std::uint32_t a, std::uint32_t b, unsigned most) const noexcept {
        Meeting const met = meeting(a, b, most);
        return met.common == none ? most + 1 : met.from_a + met.from_b;
    }

private:
    std::vector<org::PersonId> people_;       ///< [places]
    std::vector<std::uint32_t> places_;       ///< [people]
    std::vector<std::uint32_t> managers_;     ///< [places], place of the manager or none
    std::vector<std::uint32_t> child_first_;  ///< [places + 1], where the reports of a place begin
};

}  // namespace diorama::founding
