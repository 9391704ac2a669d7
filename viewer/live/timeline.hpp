#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/live/picture.hpp"
#include "viewer/live/take_picture.hpp"

namespace diorama::viewer::live {

/// An event that was added to a branch.
struct AddedEvent {
    std::uint64_t number = 0;     ///< given once: two events with one number are the same
    std::uint32_t from_week = 0;  ///< first week in which it may happen, from 1
    interventions::Event event;
};

/// How much a timeline keeps.
struct TimelineLimits {
    std::uint64_t state_bytes = 250'000'000;    ///< of kept states
    std::uint64_t picture_bytes = 100'000'000;  ///< of kept pictures
    std::uint64_t net_energy_people = 50'000;
    /// Up to here every simulated week has its picture; beyond it the weeks that were asked for.
    std::uint64_t picture_people = 50'000;
    std::size_t series_departments = 500;
};

/// One branch: a model, the events that were added to it, and what is known of its weeks. Any week
/// is reached from the nearest kept state before it, so the state of a week is the same whichever
/// way one came there. A copy is a fork; it shares all that is kept.
///
/// Not for several threads at once. What it hands out is immutable and may go anywhere.
class Timeline {
public:
    /// Week 0 of a run that was founded from its model.
    Timeline(engine::Simulation founded, TimelineLimits const& limits,
             std::shared_ptr<DotStore> store);

    engine::Model const& model() const { return head_->model(); }
    std::vector<AddedEvent> const& added() const { return added_; }
    /// Puts these in place of the added events. Whatever they make untrue is forgotten: weeks from
    /// the first in which a changed event may happen.
    void set_added(std::vector<AddedEvent> added);

    /// As far as it was ever simulated with these events.
    std::uint32_t weeks_done() const { return head_->week(); }
    std::uint32_t last_week() const { return model().weeks; }
    /// The run at weeks_done().
    engine::Simulation const& head() const { return *head_; }

    /// The picture of that week, or null where it is not at hand.
    std::shared_ptr<Picture const> picture(std::uint32_t week) const;
    /// Takes the picture of `week` where its state is at hand, else simulates one week towards it.
    /// Takes    week: at most last_week()
    /// Returns  whether the picture is at hand now
    bool work_towards(std::uint32_t week, parallel::Workers const& workers);
    /// Simulates one week more, if there is one.
    void advance(parallel::Workers const& workers);

    /// The digest of that week; nothing where its state is not at hand.
    std::optional<std::uint64_t> digest(std::uint32_t week) const;
    /// Simulates one week towards the state of `week`, of which digest() is asked.
    /// Returns  whether it is at hand now
    bool work_towards_state(std::uint32_t week, parallel::Workers const& workers);

    std::shared_ptr<Series const> series() const;
    /// Kept states and pictures.
    std::uint64_t kept_bytes() const;
    std::size_t kept_states() const { return kept_.size(); }

private:
    using Run = std::shared_ptr<engine::Simulation>;
    struct Kept {
        std::size_t events = 0;  ///< how many of the added events it knows
        std::shared_ptr<engine::Simulation const> run;
    };

    void step_head(parallel::Workers const& workers);
    void keep(engine::Simulation const& run);
    void thin_out();
    void show(engine::Simulation const& run);
    void forget_far_pictures(std::uint32_t from);
    /// A run at the latest kept week up to `week`, with all events.
    Run restore(std::uint32_t week) const;
    /// Whether a run that knows the first `events` of the old list can go on with the new one.
    static bool fits(std::vector<AddedEvent> const& old, std::size_t events, std::uint32_t week,
                     std::vector<AddedEvent> const& wanted);
    bool shows_every_week() const;

    TimelineLimits limits_;
    std::shared_ptr<DotStore> store_;
    std::vector<AddedEvent> added_;
    Run head_;     ///< shared with forks until one of them goes on
    Run visitor_;  ///< replays an earlier week; null when none is being replayed
    std::map<std::uint32_t, Kept> kept_;  ///< by week; week 0 always
    std::map<std::uint32_t, std::shared_ptr<Picture const>> pictures_;
    std::uint64_t state_bytes_ = 0, picture_bytes_ = 0;
    std::uint32_t spacing_weeks_ = 8;  ///< between kept states; doubles when room is short
    mutable std::shared_ptr<Series const> series_;
};

}  // namespace diorama::viewer::live
