#include "viewer/live/core.hpp"

#include <algorithm>

namespace diorama::viewer::live {

namespace {

constexpr std::size_t most_messages = 20;
constexpr std::size_t most_pins = 8;
/// Below this many people more threads cost more than they help.
constexpr std::uint64_t people_for_threads = 20'000;
/// A lever that is still being dragged does not start an ensemble at each of its positions.
constexpr std::chrono::milliseconds ensemble_rests{400};

}  // namespace

Core::Core(Settings const& settings, Ensemble& ensemble, std::function<BranchId()> new_id)
    : settings_(settings),
      ensemble_(ensemble),
      new_id_(std::move(new_id)),
      branches_([this](std::shared_ptr<engine::Model const> model) {
          return engine::Simulation(std::move(model), *workers_);
      }) {}

TimelineLimits Core::limits() const {
    TimelineLimits limits;
    // Two thirds for states, one third for pictures, a quarter of each for each branch.
    limits.state_bytes = settings_.memory_bytes / 6;
    limits.picture_bytes = settings_.memory_bytes / 12;
    limits.net_energy_people = settings_.net_energy_people;
    limits.picture_people = settings_.digest_people;
    limits.series_departments = settings_.series_departments;
    return limits;
}

void Core::tell(bool failed, std::string text) {
    messages_.push_back({++last_message_, failed, std::move(text)});
    if (messages_.size() > most_messages) messages_.pop_front();
}

void Core::fail(std::string text) {
    clock_.pause();
    tell(true, std::move(text));
}

void Core::begin_opening(std::uint64_t number, std::string const& path) {
    opening_number_ = number;
    opening_ = "reading " + path;
    opening_share_ = 0.0;
    problems_.clear();
}

void Core::tell_opening(std::uint64_t number, std::string what, double done_share) {
    if (number != opening_number_) return;
    opening_ = std::move(what);
    opening_share_ = done_share;
}

void Core::adopt(std::uint64_t number, Opening opening) {
    if (number != opening_number_) return;
    opening_.clear();
    problems_ = std::move(opening.problems);
    if (!opening.opened) return;
    if (!keep_unsaved())
        return tell(true, "not opened, as what was tried here would be lost: save it first");
    clock_.pause();
    opened_ = std::move(opening.opened);
    auto const threads = settings_.threads != 0          ? settings_.threads
                         : people() < people_for_threads ? std::size_t{1}
                                                         : std::size_t{0};
    workers_ = std::make_unique<parallel::Workers>(threads);
    std::vector<LiveBranch> branches;
    for (auto& one : opening.branches) {
        auto const colour = static_cast<std::uint32_t>(branches.size());
        auto const plan = branches_.new_plan();
        branches.push_back({new_id_(), std::move(one.name), colour, no_branch, 0,
                            std::move(one.scenario),
                            Timeline(std::move(one.founded), limits(), store_), plan, plan});
    }
    branches_.replace(std::move(branches));
    shown_week_ = picture_week_ = pause_at_week_ = reach_weeks_ = 0;
    pins_.clear();
    following_.clear();
    marks_.clear();
    stored_digest_ = opening.stored_weeks == last_week() ? opening.stored_digest : "";
    stored_digest_differs_ = false;
    replicates_ = 0;
    ensemble_.want({}, 0);
    show_week();
}

void Core::play(Time now, std::uint32_t pause_at_week) {
    if (!opened_) return tell(true, "nothing is open");
    auto const stop = pause_at_week == 0 ? last_week() : std::min(pause_at_week, last_week());
    if (shown_week_ >= stop) {
        clock_.pause();
        if (pause_at_week == 0) say("this is the last week; go back to play on");
        return;
    }
    pause_at_week_ = pause_at_week == 0 ? 0 : stop;
    clock_.play(now);
}

void Core::pause() {
    clock_.pause();
    pause_at_week_ = 0;
}

void Core::step(std::int32_t weeks) {
    pause();
    auto const to = static_cast<std::int64_t>(shown_week_) + weeks;
    shown_week_ = static_cast<std::uint32_t>(std::clamp<std::int64_t>(to, 0, last_week()));
}

void Core::go_to(std::uint32_t week) { shown_week_ = std::min(week, last_week()); }

void Core::go_to_event(bool forward) {
    std::uint32_t found = shown_week_;
    for (auto const& branch : branches_.all())
        for (auto const& mark : *marks_of(branch)) {
            auto weeks = mark.weeks;
            if (mark.event.at_week != 0) weeks.push_back(mark.event.at_week);
            for (auto const week : weeks) {
                if (week > last_week() || (forward ? week <= shown_week_ : week >= shown_week_))
                    continue;
                bool const nearer = forward ? week < found : week > found;
                if (found == shown_week_ || nearer) found = week;
            }
        }
    if (found != shown_week_) pause();
    shown_week_ = found;
}

void Core::after(Branches::Refusal const& refusal) {
    if (refusal) return tell(true, *refusal);
    branches_changed();
}

void Core::branches_changed() {
    std::erase_if(marks_, [&](auto const& one) { return branches_.find(one.first) == nullptr; });
    following_.resize(branches_.all().size());
    if (replicates_ > 0) {
        ensemble_is_stale_ = true;
        ensemble_due_ = std::chrono::steady_clock::now() + ensemble_rests;
    }
}

void Core::fork(BranchId from, BranchId id, std::uint32_t week, std::string name) {
    after(branches_.fork(from, id, week, std::move(name)));
}
void Core::close_branch(BranchId id) { after(branches_.close(id)); }
void Core::rename(BranchId id, std::string name) { after(branches_.rename(id, std::move(name))); }
void Core::intervene(BranchId id, interventions::Event event) {
    after(branches_.intervene(id, std::move(event), next_week()));
}
void Core::set_parameter(BranchId id, std::string const& path, double value, std::uint32_t week) {
    after(branches_.set_parameter(id, path, value, week == 0 ? next_week() : week));
}
void Core::remove_event(BranchId id, std::uint32_t place) { after(branches_.remove(id, place)); }
void Core::undo() { after(branches_.undo(limits(), store_)); }

void Core::want_ensemble(std::uint32_t replicates) {
    if (!opened_ && replicates > 0) return tell(true, "nothing is open");
    if (replicates == 1 || replicates > 10'000)
        return tell(true, "an ensemble has from 2 to 10000 seeds");
    replicates_ = replicates;
    ensemble_is_stale_ = true;
    ensemble_due_ = {};
}

void Core::stop_ensemble() {
    replicates_ = 0;
    ensemble_is_stale_ = false;
    ensemble_.stop();
}

void Core::pin(Followed who) {
    if (!opened_ || org::row(who.who) >= people()) return tell(true, "nobody sits there");
    if (std::find(pins_.begin(), pins_.end(), who) != pins_.end()) return;
    if (pins_.size() >= most_pins)
        return tell(true, "eight people and teams are followed already; unpin one first");
    if (people() > settings_.history_people)
        say("of so many people no histories are kept; the pin shows this week");
    pins_.push_back(who);
    following_.clear();
    following_.resize(branches_.all().size());
}

void Core::unpin(Followed who) {
    std::erase(pins_, who);
    following_.clear();
    following_.resize(branches_.all().size());
}

engine::Model Core::model_of(LiveBranch const& branch) const {
    auto model = branch.timeline.model();
    for (auto const& one : branch.timeline.added()) model.events.push_back(one.event);
    return model;
}

}  // namespace diorama::viewer::live
