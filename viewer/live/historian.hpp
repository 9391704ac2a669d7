#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/live/picture.hpp"

namespace diorama::viewer::live {

/// Whom to follow.
struct Followed {
    org::PersonId who = org::no_person;
    bool team = false;  ///< those who report to `who`, as the lines are in each week
    friend bool operator==(Followed const&, Followed const&) = default;
};

/// Follows people through one branch by running it once more, beside it, with a log of causes: the
/// run is the same with and without.
class Historian {
public:
    /// Takes    model: with the branch's added events behind its own
    Historian(engine::Model model, std::vector<Followed> followed,
              parallel::Workers const& workers);

    std::uint32_t week() const { return run_.week(); }
    /// Follows through one week more.
    void advance(parallel::Workers const& workers);
    /// Tells the stories up to this week; of up to 5,000 people that is done every week anyway.
    /// Cost     a pass over all moves so far for each that is followed
    void tell();
    /// What is known so far of the n-th followed.
    std::shared_ptr<History const> history(std::size_t n) const;

private:
    void note_week();

    engine::Simulation run_;
    std::vector<Followed> followed_;
    std::vector<History> histories_;             ///< [followed]
    std::vector<reasons::PersonWatch> watches_;  ///< [followed], of no use to teams
};

}  // namespace diorama::viewer::live
