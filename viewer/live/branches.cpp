#include "viewer/live/branches.hpp"

#include <algorithm>

namespace diorama::viewer::live {

namespace {

constexpr std::size_t most_undone = 200;
constexpr std::size_t most_events = 2000;
constexpr std::size_t longest_name = 60;

/// Names go into files and onto the screen: no control characters, not too long, not cut within a
/// letter of several bytes.
std::string tidy_name(std::string name) {
    std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (name.size() > longest_name) {
        auto end = longest_name;
        while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80U) --end;
        name.resize(end);
    }
    return name;
}

BranchPlan plan_of(LiveBranch const& branch) {
    return {branch.id,
            branch.name,
            branch.colour_index,
            branch.parent,
            branch.forked_at_week,
            branch.scenario,
            branch.timeline.added(),
            branch.plan,
            branch.saved_plan};
}

std::uint32_t free_colour(std::vector<LiveBranch> const& branches) {
    std::uint32_t colour = 0;
    while (std::any_of(branches.begin(), branches.end(),
                       [&](auto const& one) { return one.colour_index == colour; }))
        ++colour;
    return colour;
}

/// A condition that is asked from `week` on, and not before.
std::optional<measures::Condition> asked_from(std::uint32_t week,
                                              measures::Condition const& condition) {
    auto parsed = measures::Condition::parse("week >= " + std::to_string(week) + " and (" +
                                             condition.text() + ")");
    auto* const whole = std::get_if<measures::Condition>(&parsed);
    return whole == nullptr ? std::nullopt : std::optional(std::move(*whole));
}

std::string sentence_of(problems::Problems const& problems) {
    std::string text;
    for (auto const& one : problems.list())
        text += (text.empty() ? "" : "; ") + one.what + "; " + one.instead;
    return text;
}

/// Whether a number can be what the parameter is: a whole number, a flag, the place of a word. The
/// text by which it is checked is made of what it would be turned into.
bool can_be(interventions::SetParameter const& set) {
    bool fits = set.value == set.value;
    mechanisms::Parameters const scratch;
    std::uint32_t place = 0;
    bool found = false;
    mechanisms::for_each_parameter(scratch, [&](auto const& owner, auto const& field) {
        if (place++ != set.path.place) return;
        found = true;
        using Owner = std::remove_cvref_t<decltype(owner)>;
        bool const whole = set.value >= 0.0 && set.value <= 4294967295.0 &&
                           set.value == static_cast<double>(static_cast<std::uint32_t>(set.value));
        if (auto const* choice = std::get_if<parameters::Choice<Owner>>(&field.member))
            fits = whole && set.value < static_cast<double>(choice->names.size());
        else if (std::holds_alternative<std::uint32_t Owner::*>(field.member))
            fits = whole;
        else if (std::holds_alternative<bool Owner::*>(field.member))
            fits = set.value == 0.0 || set.value == 1.0;
    });
    return found && fits;
}

bool sets_same(AddedEvent const& one, interventions::Event const& event) {
    auto const* const old = std::get_if<interventions::SetParameter>(&one.event.action);
    auto const* const now = std::get_if<interventions::SetParameter>(&event.action);
    return old != nullptr && now != nullptr && old->path == now->path &&
           one.event.at_week == event.at_week && event.at_week != 0 &&
           one.event.every_weeks == event.every_weeks;
}

}  // namespace

std::string no_such_branch() { return "that branch is closed"; }

LiveBranch* Branches::find(BranchId id) {
    auto const found =
        std::find_if(all_.begin(), all_.end(), [&](auto const& one) { return one.id == id; });
    return found == all_.end() ? nullptr : &*found;
}

void Branches::replace(std::vector<LiveBranch> branches) {
    all_ = std::move(branches);
    past_.clear();
}

void Branches::remember() {
    std::vector<BranchPlan> now;
    for (auto const& one : all_) now.push_back(plan_of(one));
    past_.push_back(std::move(now));
    if (past_.size() > most_undone) past_.erase(past_.begin());
}

void Branches::change(LiveBranch& branch, std::vector<AddedEvent> added) {
    branch.timeline.set_added(std::move(added));
    branch.plan = new_plan();
}

Branches::Refusal Branches::fork(BranchId from, BranchId id, std::uint32_t week, std::string name) {
    auto const* const parent = find(from);
    if (parent == nullptr) return no_such_branch();
    if (all_.size() >= most_branches)
        return "there are four branches already; close one before another is forked";
    remember();
    LiveBranch branch = *parent;
    branch.id = id;
    branch.parent = from;
    branch.forked_at_week = std::min(week, branch.timeline.last_week());
    branch.colour_index = free_colour(all_);
    name = tidy_name(std::move(name));
    branch.name =
        name.empty() ? std::string(1, static_cast<char>('A' + branch.colour_index)) : name;
    all_.push_back(std::move(branch));
    return std::nullopt;
}

Branches::Refusal Branches::close(BranchId id) {
    if (find(id) == nullptr) return no_such_branch();
    if (all_.size() == 1) return "the last branch stays open";
    remember();
    std::erase_if(all_, [&](auto const& one) { return one.id == id; });
    return std::nullopt;
}

Branches::Refusal Branches::rename(BranchId id, std::string name) {
    auto* const branch = find(id);
    if (branch == nullptr) return no_such_branch();
    name = tidy_name(std::move(name));
    if (name.empty()) return "a branch needs a name";
    branch->name = std::move(name);
    return std::nullopt;
}

std::optional<AddedEvent> Branches::prepare(LiveBranch const& branch, interventions::Event event,
                                            std::uint32_t next_week, std::string& why) {
    auto const last = branch.timeline.last_week();
    if (event.at_week == 0 && !event.when) event.at_week = next_week;
    if (auto const* set = std::get_if<interventions::SetParameter>(&event.action);
        set != nullptr && !can_be(*set)) {
        why = "the parameter cannot be " + std::to_string(set->value);
        return std::nullopt;
    }
    if (event.at_week != 0 && event.when) {
        why = "an event happens in a week or on a condition, not both";
        return std::nullopt;
    }
    auto const from = event.when ? next_week : event.at_week;
    if (from > last) {
        why = "week " + std::to_string(from) + " lies after the last week, " + std::to_string(last);
        return std::nullopt;
    }
    if (event.when) {
        event.when = asked_from(from, *event.when);
        if (!event.when) {
            why = "the condition is too long";
            return std::nullopt;
        }
    }
    problems::Problems problems;
    auto checked = scenario::checked_event(event, branch.timeline.model(), problems);
    if (!checked) {
        why = sentence_of(problems);
        return std::nullopt;
    }
    return AddedEvent{++last_event_, from, std::move(*checked)};
}

Branches::Refusal Branches::intervene(BranchId id, interventions::Event event,
                                      std::uint32_t next_week) {
    auto* const branch = find(id);
    if (branch == nullptr) return no_such_branch();
    if (branch->timeline.added().size() >= most_events)
        return "a branch holds at most " + std::to_string(most_events) + " added events";
    std::string why;
    auto added = prepare(*branch, std::move(event), next_week, why);
    if (!added) return why;
    auto list = branch->timeline.added();
    // A lever that moves on within a week leaves one event, and one step to undo.
    bool const moves_on = !list.empty() && sets_same(list.back(), added->event);
    std::erase_if(list, [&](auto const& one) { return sets_same(one, added->event); });
    list.push_back(std::move(*added));
    if (!moves_on || past_.empty()) remember();
    change(*branch, std::move(list));
    return std::nullopt;
}

Branches::Refusal Branches::set_parameter(BranchId id, std::string const& path, double value,
                                          std::uint32_t week) {
    auto const ref = mechanisms::find_parameter(path);
    if (!ref) return "no parameter is called '" + path + "'";
    interventions::Event event;
    event.at_week = week;
    event.action = interventions::SetParameter{*ref, value};
    return intervene(id, std::move(event), week);
}

Branches::Refusal Branches::remove(BranchId id, std::uint32_t place) {
    auto* const branch = find(id);
    if (branch == nullptr) return no_such_branch();
    auto const own = branch->timeline.model().events.size();
    if (place < own) return "that event is the scenario's own; only added ones are taken back";
    auto list = branch->timeline.added();
    if (place - own >= list.size()) return "that event is not there any more";
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(place - own));
    remember();
    change(*branch, std::move(list));
    return std::nullopt;
}

Branches::Refusal Branches::undo(TimelineLimits const& limits,
                                 std::shared_ptr<DotStore> const& store) {
    if (past_.empty()) return "there is nothing to undo";
    auto const wanted = std::move(past_.back());
    past_.pop_back();
    std::vector<LiveBranch> next;
    for (auto const& plan : wanted) {
        auto* const here = find(plan.id);
        auto const name = here != nullptr ? here->name : plan.name;
        auto timeline =
            here != nullptr
                ? std::move(here->timeline)
                : Timeline(found_(std::make_shared<engine::Model const>(plan.scenario->model)),
                           limits, store);
        if (here == nullptr || here->plan != plan.plan) timeline.set_added(plan.added);
        next.push_back({plan.id, name, plan.colour_index, plan.parent, plan.forked_at_week,
                        plan.scenario, std::move(timeline), plan.plan, plan.saved_plan});
    }
    all_ = std::move(next);
    return std::nullopt;
}

}  // namespace diorama::viewer::live
