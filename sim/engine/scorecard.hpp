#pragma once
#include <span>
#include <vector>

#include "engine/model.hpp"
#include "engine/world.hpp"

namespace diorama::engine {

/// The scorecard's entries: those of the scenario, or use, satisfaction, energy
/// and trust against the strategy's own targets, each a quarter, owned by
/// operations, customer experience, talent and the chief executive.
std::vector<Kpi> scorecard_entries(Model const& model, mechanisms::Parameters const& parameters);

/// How far a measure has come: 0 to 1; where less is better, target / value.
double reached_share(Kpi const& kpi, double value) noexcept;

/// Mean of what has been reached, by weight.
double balanced(std::span<Kpi const> kpis, std::span<double const> row) noexcept;

/// Develop, plan, align, plan execution, execute: where strategy work stands, 1
/// to 5; 0 while it is switched off. Each gate needs what is named: a roadmap;
/// a budget; an informed workforce; a team on the first initiative.
double strategy_stage(World const& world) noexcept;

}  // namespace diorama::engine
