#include "mechanisms/standing_loads.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace diorama::mechanisms {

namespace {

/// From here on a level no longer changes the load.
constexpr std::uint16_t lower_level = 3;

}  // namespace

void StandingLoads::read(org::Hierarchy const& hierarchy) {
    basis_.reset();
    kinds_.clear();
    kind_of_.resize(hierarchy.leaders.size());
    std::array<std::vector<std::uint32_t>, lower_level + 1> place;  // one more than it; 0 = none
    for (std::size_t i = 0; i < kind_of_.size(); ++i) {
        auto const leader = hierarchy.leaders[i];
        auto const depth = std::min(hierarchy.depths[org::row(leader)], lower_level);
        auto const reports = hierarchy.span_of(leader);
        auto& places = place[depth];
        if (places.size() <= reports) places.resize(reports + 1);
        if (places[reports] == 0) {
            kinds_.push_back({depth, static_cast<std::uint32_t>(reports)});
            places[reports] = static_cast<std::uint32_t>(kinds_.size());
        }
        kind_of_[i] = static_cast<std::uint16_t>(places[reports] - 1);
    }
    assert(kinds_.size() <= 0x10000);
}

void StandingLoads::weigh(Diaries const& p, double autonomy_share, double hierarchy_load_factor) {
    Basis const basis{p, autonomy_share, hierarchy_load_factor};
    if (basis_ == basis) return;
    basis_ = basis;
    load_hours_.clear();
    presence_hours_.clear();
    ad_hoc_.clear();
    for (auto const& kind : kinds_) {
        auto const span = counted_span(kind.reports, p.counted_reports);
        double const load = standing_load_hours(
            p, kind.depth, span, p.hierarchy_load * hierarchy_load_factor, autonomy_share);
        load_hours_.push_back(load);
        presence_hours_.push_back(p.presence_hours_per_report * span.met);
        ad_hoc_.emplace_back(ad_hoc_mean_hours(p, load));
    }
}

}  // namespace diorama::mechanisms
