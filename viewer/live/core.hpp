#pragma once
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/live/branches.hpp"
#include "viewer/live/clock.hpp"
#include "viewer/live/ensemble.hpp"
#include "viewer/live/historian.hpp"
#include "viewer/live/opening.hpp"
#include "viewer/live/session.hpp"

namespace diorama::viewer::live {

/// What a session is, without threads: commands change what is wanted, work() does one week of what
/// is still to do, state() tells how things stand. Used from the simulation's thread alone.
class Core {
public:
    using Time = Clock::Time;

    /// Takes    ensemble: outlives the core; new_id: gives each branch its number
    Core(Settings const& settings, Ensemble& ensemble, std::function<BranchId()> new_id);

    // Commands, as Session has them.
    void begin_opening(std::uint64_t number, std::string const& path);
    /// Of a request that was overtaken by a newer one nothing is heard any more.
    void tell_opening(std::uint64_t number, std::string what, double done_share);
    void adopt(std::uint64_t number, Opening opening);
    void play(Time now, std::uint32_t pause_at_week);
    void pause();
    void step(std::int32_t weeks);
    void set_speed(double weeks_per_second, Time now) { clock_.set_speed(weeks_per_second, now); }
    void go_to(std::uint32_t week);
    void go_to_event(bool forward);
    void fork(BranchId from, BranchId id, std::uint32_t week, std::string name);
    void close_branch(BranchId id);
    void rename(BranchId id, std::string name);
    void intervene(BranchId id, interventions::Event event);
    void set_parameter(BranchId id, std::string const& path, double value, std::uint32_t week);
    void remove_event(BranchId id, std::uint32_t place);
    void undo();
    void want_ensemble(std::uint32_t replicates);
    void stop_ensemble();
    void pin(Followed who);
    void unpin(Followed who);
    void save_scenario(BranchId id, std::string const& path);
    void save_weekly(BranchId id, std::string const& path);
    /// Returns  whether nothing would be lost by opening something else now
    bool keep_unsaved();

    bool playing() const { return clock_.playing(); }
    std::optional<Time> next_tick() const;
    /// One week of simulation at most, what is most urgent first.
    /// Returns  whether there may be more to do now
    bool work(Time now);
    /// Something went wrong that nobody asked for.
    void fail(std::string text);
    std::shared_ptr<State> state() const;

private:
    /// Returns  why it could not be written, or ""
    std::string write_scenario(LiveBranch& branch, std::string const& path);
    /// Who is followed in one branch, and for which plan.
    struct Following {
        std::uint64_t plan = 0;
        std::unique_ptr<Historian> historian;
        std::vector<std::shared_ptr<History const>> histories;  ///< [pins]
        bool told = false;  ///< histories are of the historian's week
    };

    std::uint32_t last_week() const { return opened_ ? opened_->weeks : 0; }
    std::uint32_t next_week() const { return shown_week_ + 1; }
    std::uint64_t people() const { return opened_ ? opened_->organisation->headcount() : 0; }
    TimelineLimits limits() const;
    void say(std::string text) { tell(false, std::move(text)); }
    void tell(bool failed, std::string text);
    /// Tells a refusal; else takes up what has changed.
    void after(Branches::Refusal const& refusal);
    void branches_changed();
    engine::Model model_of(LiveBranch const& branch) const;

    // What work() may find to do, each at most one week.
    void tick(Time now);
    bool simulate_shown_week();
    bool catch_up();
    bool digest_at_rest();
    bool follow_pins();
    void order_ensemble(Time now);
    void show_week();
    void check_stored_digest();
    void slow_down() const;

    Branch show(LiveBranch const& branch) const;
    std::shared_ptr<std::vector<EventMark> const> marks_of(LiveBranch const& branch) const;
    void fill_progress(State& state) const;

    Settings settings_;
    Ensemble& ensemble_;
    std::function<BranchId()> new_id_;
    std::unique_ptr<parallel::Workers> workers_;
    std::shared_ptr<DotStore> store_ = std::make_shared<DotStore>();
    std::shared_ptr<Opened const> opened_;
    Branches branches_;
    Clock clock_;
    std::uint32_t shown_week_ = 0, picture_week_ = 0, pause_at_week_ = 0;
    std::uint32_t reach_weeks_ = 0;  ///< as far as any branch ever was
    struct Shown {
        BranchId id = no_branch;
        std::shared_ptr<Picture const> picture;
        std::uint64_t plan = 0;  ///< that picture and digest are of
        std::optional<std::uint64_t> digest;
    };
    std::vector<Shown> shown_;  ///< [branches] of picture_week_
    std::vector<Followed> pins_;
    std::vector<Following> following_;  ///< [branches]
    std::uint32_t replicates_ = 0;
    bool ensemble_is_stale_ = false;
    Time ensemble_due_{};
    std::uint64_t opening_number_ = 0;
    std::string opening_;  ///< what is being opened, "" = nothing
    double opening_share_ = 0.0;
    std::vector<problems::Problem> problems_;
    bool keeping_failed_ = false;
    std::deque<Message> messages_;
    std::uint64_t last_message_ = 0;
    std::string stored_digest_;  ///< that the last week should have, "" once it was compared
    bool stored_digest_differs_ = false;
    std::string working_on_;  ///< "" when idle
    double work_share_ = 0.0;
    struct Marks {
        std::uint64_t plan = 0;
        std::size_t happened = 0;
        std::shared_ptr<std::vector<EventMark> const> marks;
    };
    mutable std::map<BranchId, Marks> marks_;  ///< made anew where something happened
};

}  // namespace diorama::viewer::live
