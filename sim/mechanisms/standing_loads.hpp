#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "mechanisms/diaries.hpp"
#include "org/organisation.hpp"
#include "random/poisson_sums.hpp"

namespace diorama::mechanisms {

/// What fills the diaries of managers before anything of this week is drawn. Managers on one level
/// with as many reports have the same load, so that it is worked out for each kind of them, and
/// only in weeks in which something about it changes.
class StandingLoads {
public:
    /// Sorts the managers by kind.
    void read(org::Hierarchy const& hierarchy);
    /// Takes    autonomy [share]; what structures leave of reporting meetings [factor]
    void weigh(Diaries const& p, double autonomy_share, double hierarchy_load_factor);

    /// Place of this manager's kind. Takes    a place in Hierarchy::leaders
    std::size_t kind_of(std::size_t leader) const noexcept { return kind_of_[leader]; }
    /// [kinds], hours a week
    std::vector<double> const& load_hours() const noexcept { return load_hours_; }
    /// [kinds], hours of ad-hoc meetings
    std::vector<random::PoissonSums> const& ad_hoc() const noexcept { return ad_hoc_; }
    /// [kinds], spare hours that make such a manager fully present
    std::vector<double> const& presence_hours() const noexcept { return presence_hours_; }

private:
    struct Kind {
        std::uint16_t depth = 0;
        std::uint32_t reports = 0;
    };
    std::vector<Kind> kinds_;
    /// What the loads were worked out from.
    struct Basis {
        Diaries p;
        double autonomy_share, hierarchy_load_factor;
        bool operator==(Basis const&) const = default;
    };
    std::optional<Basis> basis_;
    /// [managers]. Spans that differ add up to the headcount at least, so that there are few.
    std::vector<std::uint16_t> kind_of_;
    std::vector<double> load_hours_, presence_hours_;
    std::vector<random::PoissonSums> ad_hoc_;
};

}  // namespace diorama::mechanisms
