#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/cause_log.hpp"
#include "engine/model.hpp"
#include "engine/record.hpp"
#include "engine/week.hpp"
#include "engine/world.hpp"
#include "measures/catalogue.hpp"
#include "parallel/workers.hpp"

namespace diorama::engine {

/// One run in progress. A copy is a fork: both go on from the same state with the same luck.
class Simulation {
public:
    /// Founds the people of `model` with its seed; week() is 0 and the record holds that week.
    Simulation(std::shared_ptr<Model const> model, parallel::Workers const& workers);

    Simulation(Simulation const& other);
    Simulation& operator=(Simulation const& other);
    Simulation(Simulation&&) = default;
    Simulation& operator=(Simulation&&) = default;

    /// One week. The result is the same for any number of workers.
    void step(parallel::Workers const& workers);

    /// Adds an event from now on: `event.at_week` must be later than week().
    void intervene(interventions::Event event);

    /// From now on notes why people move, and over the last `weeks` weeks what holds the others.
    /// Nothing else of the run depends on it. Before the first week only.
    void log_causes(std::uint32_t weeks);
    /// The log, or null where none is kept.
    CauseLog const* causes() const { return causes_ ? &*causes_ : nullptr; }
    void forget_causes() { causes_.reset(); }
    /// What held each person at the end of this week, [headcount]; empty unless a log counts holds
    /// in this week.
    std::span<mechanisms::Held const> held() const {
        return causes_ && week() > 0 && causes_->counts_holds(week(), model_->weeks)
                   ? std::span<mechanisms::Held const>(scratch_.held)
                   : std::span<mechanisms::Held const>();
    }

    std::uint32_t week() const { return world_.week; }
    bool finished() const { return world_.week >= model_->weeks; }
    Model const& model() const { return *model_; }
    World const& world() const { return world_; }
    Record const& record() const { return record_; }
    /// The model's events, then the added ones: what EventRecord::event counts.
    std::vector<interventions::Event> const& events() const { return events_; }
    /// The measures of the record's columns.
    std::span<measures::Measure const> measures() const;

    /// 64-bit digest (XXH3) of the whole state and record: equal digests mean equal runs.
    std::uint64_t digest() const;

    /// State, record and log of causes as bytes, readable by resume() of the same version and
    /// model.
    std::string checkpoint() const;
    /// Errors   throws std::runtime_error when the bytes are not a checkpoint, or one of another
    ///          version, scenario (Model::scenario_digest) or seed
    static Simulation resume(std::shared_ptr<Model const> model, std::string_view bytes);

private:
    Simulation() = default;
    Before act(parallel::Workers const& workers);
    void observe(parallel::Workers const& workers);
    /// A scorecard of the scenario's own is read off this week's measures.
    void score();

    std::shared_ptr<Model const> model_;
    std::vector<interventions::Event> events_;
    World world_;
    Record record_;
    Scratch scratch_;
    std::optional<CauseLog> causes_;
};

}  // namespace diorama::engine
