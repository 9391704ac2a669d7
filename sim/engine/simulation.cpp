#include "engine/simulation.hpp"

#include <algorithm>
#include <cassert>
#include <functional>
#include <optional>

#include "engine/observe.hpp"
#include "engine/scorecard.hpp"

namespace diorama::engine {

Simulation::Simulation(std::shared_ptr<Model const> model, parallel::Workers const& workers)
    : model_(std::move(model)), events_(model_->events) {
    record_.columns = measures().size();
    if (model_->bare_contagion()) {
        world_.base = model_->parameters;
        world_.ties = model_->organisation->ties;
        world_.contagion = mechanisms::seed_contagion(model_->get<mechanisms::Contagion>(),
                                                      world_.ties, model_->seed);
    } else {
        world_ = found_world(*model_, workers, scratch_);
    }
    observe(workers);
}

Simulation::Simulation(Simulation const& other)
    : model_(other.model_),
      events_(other.events_),
      world_(other.world_),
      record_(other.record_),
      causes_(other.causes_) {
    scratch_.seen = other.scratch_.seen;
}

Simulation& Simulation::operator=(Simulation const& other) {
    if (this != &other) *this = Simulation(other);
    return *this;
}

std::span<measures::Measure const> Simulation::measures() const {
    return model_->bare_contagion() ? measures::contagion_catalogue() : measures::catalogue();
}

void Simulation::step(parallel::Workers const& workers) {
    ++world_.week;
    if (model_->bare_contagion()) {
        mechanisms::spread(model_->get<mechanisms::Contagion>(), world_.ties, model_->seed, workers,
                           world_.contagion);
    } else {
        auto const before = act(workers);
        prepare(workers, world_, scratch_);
        if (before == Before::events || !scratch_.settled)
            settle(workers, world_, scratch_);
        else if (before == Before::moves)
            keep_up(world_, scratch_);
        live_week(*model_, workers, world_, scratch_, before, causes_ ? &*causes_ : nullptr);
        if (causes_) causes_->end_week();
    }
    observe(workers);
}

void Simulation::intervene(interventions::Event event) {
    assert(event.at_week == 0 || event.at_week > week());
    events_.push_back(std::move(event));
    world_.event_weeks.push_back(0);
}

void Simulation::log_causes(std::uint32_t weeks) {
    assert(world_.week == 0 && weeks > 0 && !model_->bare_contagion());
    causes_.emplace(weeks);
}

Before Simulation::act(parallel::Workers const& workers) {
    auto const& organisation = *model_->organisation;
    auto const& on = std::get<mechanisms::Switches>(world_.base);
    auto const last_week = std::span<double const>(record_.weekly).last(record_.columns);
    interventions::Scene scene{organisation,
                               world_.people,
                               world_.ties,
                               world_.leaders,
                               world_.departments,
                               world_.programme,
                               world_.strategy,
                               world_.memory,
                               world_.voices,
                               world_.hierarchy,
                               world_.exceptions_basis,
                               world_.structures,
                               world_.base,
                               model_->seed,
                               world_.week,
                               workers};
    auto const& programme = std::get<mechanisms::Programme>(world_.base);
    bool news = on.programme && !world_.programme.started && world_.week >= programme.start_week;
    if (news) world_.programme.started = true;
    std::vector<bool> due(events_.size());
    for (std::size_t e = 0; e < events_.size(); ++e)
        due[e] = is_due(events_[e], world_.week, world_.event_weeks[e], last_week);
    bool acted = std::any_of(due.begin(), due.end(), std::identity());
    bool const noted = acted || interventions::may_move_people(scene);
    if (noted) scratch_.before_events.note(workers, world_);
    for (std::size_t e = 0; e < events_.size(); ++e) {
        if (!due[e]) continue;
        std::vector<people::Standing> before;
        if (causes_) before = world_.people.standings;
        auto const concerned = interventions::act(events_[e].action, scene);
        if (causes_)
            causes_->add_event(static_cast<std::uint32_t>(e), before, world_.people.standings);
        world_.event_weeks[e] = world_.week;
        record_.events.push_back({world_.week, static_cast<std::uint32_t>(e), concerned});
        news = news || interventions::is_announced(events_[e].action);
    }
    if (news && on.communication)
        mechanisms::announce(std::get<mechanisms::Cascade>(world_.base), *world_.hierarchy,
                             world_.leaders, world_.people);
    acted = interventions::live_on(scene) || acted;
    if (!acted) return Before::nothing;
    return noted ? scratch_.before_events.compare(workers, world_, scratch_.moved) : Before::events;
}

void Simulation::observe(parallel::Workers const& workers) {
    if (model_->bare_contagion()) {
        auto const headcount = static_cast<double>(world_.contagion.adopted.size());
        auto const adopted = static_cast<double>(world_.contagion.count);
        record_.weekly.push_back(adopted);
        record_.weekly.push_back(headcount > 0.0 ? adopted / headcount : 0.0);
        return;
    }
    take_measures(workers, world_, scratch_.seen, record_);
    score();
}

void Simulation::score() {
    if (model_->scorecard.empty() || !std::get<mechanisms::Switches>(world_.base).strategy) return;
    auto const row = std::span<double>(record_.weekly).last(record_.columns);
    double const reached = balanced(model_->scorecard, row);
    world_.strategy.scorecard = reached;
    if (world_.week == 0) world_.strategy.scorecard_at_start = reached;
    row[std::size_t(measures::Place::scorecard)] = reached;
}

}  // namespace diorama::engine
