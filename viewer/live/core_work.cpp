#include <algorithm>
#include <thread>

#include "viewer/live/core.hpp"

namespace diorama::viewer::live {

namespace {

/// Histories are copied when they are told; while a run is being followed, this seldom.
constexpr std::uint32_t weeks_between_histories = 26;

}  // namespace

std::optional<Core::Time> Core::next_tick() const {
    auto next = clock_.next();
    if (ensemble_is_stale_) next = next ? std::min(*next, ensemble_due_) : ensemble_due_;
    return next;
}

bool Core::work(Time now) {
    working_on_.clear();
    order_ensemble(now);
    if (auto const why = ensemble_.take_failure(); !why.empty())
        tell(true, "the ensemble stopped: " + why);
    if (!opened_) return false;
    following_.resize(branches_.all().size());
    tick(now);
    bool const more = simulate_shown_week() || catch_up() || digest_at_rest() || follow_pins();
    // As long as something may be left to do nobody is told that all is at rest.
    if (more && working_on_.empty()) working_on_ = "week " + std::to_string(shown_week_);
    return more;
}

void Core::slow_down() const {
    if (settings_.slowed_by.count() > 0) std::this_thread::sleep_for(settings_.slowed_by);
}

void Core::tick(Time now) {
    // The next week is not begun before the last one can be seen.
    if (!clock_.playing() || picture_week_ != shown_week_) return;
    auto const weeks = clock_.take_due(now);
    auto const stop = pause_at_week_ == 0 ? last_week() : pause_at_week_;
    shown_week_ = std::min(shown_week_ + weeks, std::max(shown_week_, stop));
    if (shown_week_ >= stop) pause();
}

bool Core::simulate_shown_week() {
    auto& all = branches_.all();
    for (auto& branch : all) {
        auto const held = std::find_if(shown_.begin(), shown_.end(), [&](Shown const& one) {
            return one.id == branch.id && one.plan == branch.plan &&
                   one.picture->week == shown_week_;
        });
        if (held != shown_.end() || branch.timeline.picture(shown_week_)) continue;
        slow_down();
        branch.timeline.work_towards(shown_week_, *workers_);
        reach_weeks_ = std::max(reach_weeks_, branch.timeline.weeks_done());
        working_on_ = "week " + std::to_string(shown_week_) + " of " + branch.name;
        auto const done = std::min(branch.timeline.weeks_done(), shown_week_);
        work_share_ = static_cast<double>(done) / std::max(1U, shown_week_);
        return true;
    }
    bool const same = picture_week_ == shown_week_ && shown_.size() == all.size() &&
                      std::equal(shown_.begin(), shown_.end(), all.begin(),
                                 [](Shown const& one, LiveBranch const& branch) {
                                     return one.id == branch.id && one.plan == branch.plan;
                                 });
    if (!same) show_week();
    return !same;
}

void Core::show_week() {
    std::vector<Shown> shown;
    for (auto const& branch : branches_.all()) {
        Shown one{branch.id, branch.timeline.picture(shown_week_), branch.plan, std::nullopt};
        for (auto const& old : shown_)
            if (old.id == branch.id && old.plan == branch.plan && old.picture->week == shown_week_)
                one = old;
        if (!one.digest && people() <= settings_.digest_people)
            one.digest = branch.timeline.digest(shown_week_);
        shown.push_back(std::move(one));
    }
    shown_ = std::move(shown);
    picture_week_ = shown_week_;
    check_stored_digest();
}

void Core::check_stored_digest() {
    if (stored_digest_.empty() || picture_week_ != last_week()) return;
    auto const& first = shown_.front();
    if (!first.digest || !branches_.all().front().timeline.added().empty()) return;
    stored_digest_differs_ = report::digest_text(*first.digest) != stored_digest_;
    tell(stored_digest_differs_,
         stored_digest_differs_ ? "this version comes to another result than the one that is stored"
                                : "the stored result is reproduced to the last bit");
    stored_digest_.clear();
}

bool Core::catch_up() {
    if (people() > settings_.catch_up_people) return false;
    for (auto& branch : branches_.all()) {
        if (branch.timeline.weeks_done() >= reach_weeks_) continue;
        slow_down();
        branch.timeline.advance(*workers_);
        working_on_ = "the weeks after a change in " + branch.name;
        work_share_ = static_cast<double>(branch.timeline.weeks_done()) / reach_weeks_;
        return true;
    }
    return false;
}

bool Core::digest_at_rest() {
    if (clock_.playing()) return false;
    for (auto& one : shown_) {
        if (one.digest) continue;
        auto& timeline = branches_.find(one.id)->timeline;
        one.digest = timeline.digest(shown_week_);
        if (one.digest) {
            check_stored_digest();
            return true;
        }
        if (people() > settings_.digest_people) continue;
        slow_down();
        timeline.work_towards_state(shown_week_, *workers_);
        working_on_ = "the state of week " + std::to_string(shown_week_);
        work_share_ = 0.0;
        return true;
    }
    return false;
}

bool Core::follow_pins() {
    if (pins_.empty() || people() > settings_.history_people) return false;
    auto& all = branches_.all();
    for (std::size_t b = 0; b < all.size(); ++b) {
        auto& branch = all[b];
        auto& following = following_[b];
        if (branch.timeline.model().bare_contagion()) continue;
        if (!following.historian || following.plan != branch.plan) {
            following = {branch.plan,
                         std::make_unique<Historian>(model_of(branch), pins_, *workers_),
                         {},
                         false};
            return true;
        }
        auto& historian = *following.historian;
        bool const behind = historian.week() < branch.timeline.weeks_done();
        if (behind) {
            slow_down();
            historian.advance(*workers_);
            following.told = false;
            working_on_ = "the history of who is pinned in " + branch.name;
            work_share_ =
                static_cast<double>(historian.week()) / std::max(1U, branch.timeline.weeks_done());
        }
        bool const complete = historian.week() >= branch.timeline.weeks_done();
        if (!following.told && (complete || historian.week() % weeks_between_histories == 0)) {
            historian.tell();
            following.histories.clear();
            for (std::size_t n = 0; n < pins_.size(); ++n)
                following.histories.push_back(historian.history(n));
            following.told = true;
            return true;
        }
        if (behind) return true;
    }
    return false;
}

void Core::order_ensemble(Time now) {
    if (!ensemble_is_stale_ || now < ensemble_due_) return;
    ensemble_is_stale_ = false;
    std::vector<Wanted> wanted;
    if (replicates_ > 0)
        for (auto const& branch : branches_.all())
            wanted.push_back(
                {branch.plan, std::make_shared<engine::Model const>(model_of(branch))});
    ensemble_.want(std::move(wanted), replicates_);
}

}  // namespace diorama::viewer::live
