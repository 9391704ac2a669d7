#include "engine/scorecard.hpp"

#include <algorithm>

namespace diorama::engine {

using measures::Place;
using mechanisms::Role;

std::vector<Kpi> scorecard_entries(Model const& model, mechanisms::Parameters const& parameters) {
    if (!model.scorecard.empty()) return model.scorecard;
    auto const& p = std::get<mechanisms::Strategy>(parameters);
    return {
        {Place::in_use, p.target_using_share, 1.0, Role::operating_officer},
        {Place::satisfaction, p.target_satisfaction_share, 1.0, Role::customer_experience_manager},
        {Place::energy, p.target_energy, 1.0, Role::talent_manager},
        {Place::trust, p.target_trust_share, 1.0, Role::chief_executive}};
}

double reached_share(Kpi const& kpi, double value) noexcept {
    auto const& measure = measures::catalogue()[static_cast<std::size_t>(kpi.measure)];
    if (measure.higher_is_better) return std::clamp(value / kpi.target, 0.0, 1.0);
    return value <= kpi.target ? 1.0 : kpi.target / value;
}

double balanced(std::span<Kpi const> kpis, std::span<double const> row) noexcept {
    double reached = 0.0;
    double weights = 0.0;
    for (auto const& kpi : kpis) {
        reached += kpi.weight * reached_share(kpi, row[static_cast<std::size_t>(kpi.measure)]);
        weights += kpi.weight;
    }
    return weights > 0.0 ? reached / weights : 0.0;
}

double strategy_stage(World const& world) noexcept {
    auto const& strategy = world.strategy;
    if (!std::get<mechanisms::Switches>(world.base).strategy) return 0.0;
    if (strategy.initiatives.empty()) return 1.0;
    bool const funded = strategy.budget_factor > 0.0 &&
                        std::get<mechanisms::Strategy>(world.base).budget_per_person_per_week > 0.0;
    if (!funded && strategy.spend_total <= 0.0) return 2.0;
    if (!strategy.aligned) return 3.0;
    return strategy.spend_total > 0.0 ? 5.0 : 4.0;
}

}  // namespace diorama::engine
