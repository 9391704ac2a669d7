#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "engine/simulation.hpp"
#include "mechanisms/causes.hpp"
#include "org/person.hpp"

/// What a log of causes says of weeks that have passed.
namespace diorama::reasons {

struct DatedMove {
    std::uint32_t week = 0;
    mechanisms::Move move;
};

/// All moves of the people in these rows, by week.
std::vector<DatedMove> moves_of(engine::Simulation const& run, std::set<std::uint32_t> const& rows);

/// On which rungs some people stood, week by week from the first.
class PastRungs {
public:
    PastRungs(engine::Simulation const& run, std::span<org::PersonId const> who);

    std::size_t people_count() const { return count_; }
    /// Those who stood on `rung` or above at the beginning of `week`, by row.
    /// Takes    week: not before any that was asked for earlier
    std::vector<org::PersonId> at_least(unsigned rung, std::size_t practice, std::uint32_t week);

private:
    std::size_t count_, next_ = 0;
    std::vector<DatedMove> moves_;
    std::map<std::pair<std::uint32_t, std::size_t>, unsigned> rungs_;  ///< by row and practice
};

}  // namespace diorama::reasons
