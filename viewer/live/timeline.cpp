#include "viewer/live/timeline.hpp"

#include <algorithm>
#include <cassert>

namespace diorama::viewer::live {

namespace {

/// First week that may differ between two lists of events.
std::uint32_t first_difference(std::vector<AddedEvent> const& old,
                               std::vector<AddedEvent> const& wanted) {
    auto const has = [](std::vector<AddedEvent> const& list, AddedEvent const& one) {
        return std::any_of(list.begin(), list.end(),
                           [&](AddedEvent const& other) { return other.number == one.number; });
    };
    std::uint32_t first = ~std::uint32_t{0};
    for (auto const& one : old)
        if (!has(wanted, one)) first = std::min(first, one.from_week);
    for (auto const& one : wanted)
        if (!has(old, one)) first = std::min(first, one.from_week);
    return first;
}

/// A run of one's own, to go on with: shared ones are copied.
engine::Simulation& own(std::shared_ptr<engine::Simulation>& run) {
    if (run.use_count() > 1) run = std::make_shared<engine::Simulation>(*run);
    return *run;
}

}  // namespace

Timeline::Timeline(engine::Simulation founded, TimelineLimits const& limits,
                   std::shared_ptr<DotStore> store)
    : limits_(limits),
      store_(std::move(store)),
      head_(std::make_shared<engine::Simulation>(std::move(founded))) {
    assert(head_->week() == 0);
    keep(*head_);
    show(*head_);
}

bool Timeline::shows_every_week() const {
    return model().organisation->headcount() <= limits_.picture_people;
}

bool Timeline::fits(std::vector<AddedEvent> const& old, std::size_t events, std::uint32_t week,
                    std::vector<AddedEvent> const& wanted) {
    if (wanted.size() < events) return false;
    for (std::size_t k = 0; k < wanted.size(); ++k)
        if (k < events ? wanted[k].number != old[k].number : wanted[k].from_week <= week)
            return false;
    return true;
}

void Timeline::set_added(std::vector<AddedEvent> added) {
    auto const cut = first_difference(added_, added);
    std::erase_if(kept_, [&](auto const& one) {
        auto const& [week, kept] = one;
        bool const gone = !fits(added_, kept.events, week, added);
        if (gone) state_bytes_ -= bytes_of(*kept.run);
        return gone;
    });
    std::erase_if(pictures_, [&](auto const& one) {
        bool const gone = one.first >= cut;
        if (gone) picture_bytes_ -= bytes_of(*one.second);
        return gone;
    });
    visitor_.reset();
    series_.reset();
    bool const goes_on = fits(added_, added_.size(), head_->week(), added);
    auto const known = added_.size();
    added_ = std::move(added);
    if (goes_on) {
        for (std::size_t k = known; k < added_.size(); ++k) own(head_).intervene(added_[k].event);
    } else {
        head_ = restore(cut - 1);
    }
}

Timeline::Run Timeline::restore(std::uint32_t week) const {
    // Week 0 is always there: no added event can have happened in it.
    auto const& [at, kept] = *std::prev(kept_.upper_bound(week));
    auto run = std::make_shared<engine::Simulation>(*kept.run);
    for (std::size_t k = kept.events; k < added_.size(); ++k) run->intervene(added_[k].event);
    return run;
}

std::shared_ptr<Picture const> Timeline::picture(std::uint32_t week) const {
    auto const found = pictures_.find(week);
    return found == pictures_.end() ? nullptr : found->second;
}

void Timeline::keep(engine::Simulation const& run) {
    if (run.week() % spacing_weeks_ != 0 || kept_.contains(run.week())) return;
    kept_[run.week()] = {added_.size(), std::make_shared<engine::Simulation const>(run)};
    state_bytes_ += bytes_of(run);
    thin_out();
}

void Timeline::thin_out() {
    while (state_bytes_ > limits_.state_bytes && kept_.size() > 1) {
        spacing_weeks_ *= 2;
        std::erase_if(kept_, [&](auto const& one) {
            bool const gone = one.first % spacing_weeks_ != 0;
            if (gone) state_bytes_ -= bytes_of(*one.second.run);
            return gone;
        });
    }
}

void Timeline::show(engine::Simulation const& run) {
    if (pictures_.contains(run.week())) return;
    auto const net = model().organisation->headcount() <= limits_.net_energy_people
                         ? NetEnergy::taken
                         : NetEnergy::left_out;
    auto picture = take_picture(run, net, *store_);
    picture_bytes_ += bytes_of(*picture);
    pictures_[run.week()] = std::move(picture);
    forget_far_pictures(run.week());
}

void Timeline::forget_far_pictures(std::uint32_t from) {
    while (picture_bytes_ > limits_.picture_bytes && pictures_.size() > 2) {
        auto const first = pictures_.begin();
        auto const last = std::prev(pictures_.end());
        // What lies furthest from where one stands is the least likely to be wanted next.
        bool const first_is_further =
            from - std::min(from, first->first) > last->first - std::min(last->first, from);
        auto const gone = first_is_further ? first : last;
        picture_bytes_ -= bytes_of(*gone->second);
        pictures_.erase(gone);
    }
}

void Timeline::step_head(parallel::Workers const& workers) {
    own(head_).step(workers);
    series_.reset();
    keep(*head_);
}

void Timeline::advance(parallel::Workers const& workers) {
    if (head_->week() >= last_week()) return;
    step_head(workers);
    if (shows_every_week()) show(*head_);
}

bool Timeline::work_towards_state(std::uint32_t week, parallel::Workers const& workers) {
    assert(week <= last_week());
    if (week > head_->week()) advance(workers);
    if (week >= head_->week()) return week == head_->week();
    auto const nearest = std::prev(kept_.upper_bound(week))->first;
    if (!visitor_ || visitor_->week() > week || visitor_->week() < nearest) {
        visitor_ = restore(week);
        return visitor_->week() == week;
    }
    if (visitor_->week() == week) return true;
    own(visitor_).step(workers);
    keep(*visitor_);
    if (shows_every_week()) show(*visitor_);
    return visitor_->week() == week;
}

bool Timeline::work_towards(std::uint32_t week, parallel::Workers const& workers) {
    if (pictures_.contains(week)) return true;
    if (!work_towards_state(week, workers)) return false;
    show(week == head_->week() ? *head_ : *visitor_);
    return true;
}

std::optional<std::uint64_t> Timeline::digest(std::uint32_t week) const {
    if (head_->week() == week) return head_->digest();
    if (visitor_ && visitor_->week() == week) return visitor_->digest();
    return std::nullopt;
}

std::shared_ptr<Series const> Timeline::series() const {
    if (!series_) series_ = take_series(*head_, limits_.series_departments);
    return series_;
}

std::uint64_t Timeline::kept_bytes() const { return state_bytes_ + picture_bytes_; }

}  // namespace diorama::viewer::live
