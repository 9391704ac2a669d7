#include <algorithm>

#include "viewer/live/core.hpp"

namespace diorama::viewer::live {

Branch const* State::find(BranchId id) const {
    auto const found = std::find_if(branches.begin(), branches.end(),
                                    [&](auto const& one) { return one.id == id; });
    return found == branches.end() ? nullptr : &*found;
}

bool State::at_rest() const {
    return !playing && busy.work == Work::none && picture_week == shown_week;
}

std::shared_ptr<std::vector<EventMark> const> Core::marks_of(LiveBranch const& branch) const {
    auto const& timeline = branch.timeline;
    auto const& happened = timeline.head().record().events;
    auto& known = marks_[branch.id];
    if (known.marks && known.plan == branch.plan && known.happened == happened.size())
        return known.marks;
    auto marks = std::make_shared<std::vector<EventMark>>();
    for (auto const& event : timeline.model().events) marks->push_back({event, false, 0, {}, {}});
    for (auto const& one : timeline.added()) marks->push_back({one.event, true, 0, {}, {}});
    for (std::size_t e = 0; e < marks->size(); ++e)
        (*marks)[e].place = static_cast<std::uint32_t>(e);
    for (auto const& one : happened) {
        (*marks)[one.event].weeks.push_back(one.week);
        (*marks)[one.event].people.push_back(one.people);
    }
    known = {branch.plan, happened.size(), std::move(marks)};
    return known.marks;
}

Branch Core::show(LiveBranch const& branch) const {
    Branch shown;
    shown.id = branch.id;
    shown.name = branch.name;
    shown.colour_index = branch.colour_index;
    shown.parent = branch.parent;
    shown.forked_at_week = branch.forked_at_week;
    // Shares the scenario, whose model it is.
    shown.model = {branch.scenario, &branch.scenario->model};
    shown.weeks_done = branch.timeline.weeks_done();
    shown.series = branch.timeline.series();
    shown.events = marks_of(branch);
    shown.bands = ensemble_.bands(branch.plan);
    shown.stored_digest_differs =
        stored_digest_differs_ && branch.parent == no_branch && branch.timeline.added().empty();
    return shown;
}

void Core::fill_progress(State& state) const {
    if (!opening_.empty())
        state.busy = {Work::opening, opening_, opening_share_};
    else if (!working_on_.empty())
        state.busy = {Work::simulating, working_on_, work_share_};
    state.ensemble = ensemble_.progress();
    if (ensemble_is_stale_ && replicates_ > 0) state.ensemble.running = true;
}

std::shared_ptr<State> Core::state() const {
    auto state = std::make_shared<State>();
    state->opened = opened_;
    // A branch that was just forked is shown once its picture is there, with all others.
    for (auto const& shown : shown_) {
        auto const& all = branches_.all();
        auto const branch = std::find_if(all.begin(), all.end(),
                                         [&](auto const& one) { return one.id == shown.id; });
        if (branch == all.end()) continue;
        auto one = show(*branch);
        one.picture = shown.picture;
        one.digest = shown.plan == branch->plan ? shown.digest : std::nullopt;
        state->branches.push_back(std::move(one));
    }
    state->shown_week = shown_week_;
    state->picture_week = picture_week_;
    state->pause_at_week = pause_at_week_;
    state->playing = clock_.playing();
    state->weeks_per_second = clock_.weeks_per_second();
    fill_progress(*state);
    for (std::size_t n = 0; n < pins_.size(); ++n) {
        Pin pin{pins_[n].who, pins_[n].team, {}};
        for (auto const& branch : state->branches) {
            auto const& all = branches_.all();
            auto const b = static_cast<std::size_t>(
                std::find_if(all.begin(), all.end(),
                             [&](auto const& one) { return one.id == branch.id; }) -
                all.begin());
            bool const known = b < following_.size() && n < following_[b].histories.size() &&
                               following_[b].plan == all[b].plan;
            pin.histories.push_back(known ? following_[b].histories[n] : nullptr);
        }
        state->pins.push_back(std::move(pin));
    }
    state->problems = problems_;
    state->messages = {messages_.begin(), messages_.end()};
    state->can_undo = branches_.can_undo();
    state->keeping_failed = keeping_failed_;
    for (auto const& branch : branches_.all())
        state->unsaved = state->unsaved || branch.plan != branch.saved_plan;
    return state;
}

}  // namespace diorama::viewer::live
