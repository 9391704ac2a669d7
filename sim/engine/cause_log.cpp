#include "engine/cause_log.hpp"

#include <algorithm>
#include <cassert>

namespace diorama::engine {

using mechanisms::Move;

std::span<Move const> CauseLog::moves_of(std::uint32_t week) const {
    assert(week >= 1 && week <= last_week());
    auto const first = week == 1 ? 0 : week_ends_[week - 2];
    return std::span(moves_).subspan(first, week_ends_[week - 1] - first);
}

CauseLog::Holds CauseLog::holds_of(org::PersonId manager) const {
    Holds sum{};
    for (auto const& week : held_weeks_) {
        auto const found = std::lower_bound(week.managers.begin(), week.managers.end(), manager);
        if (found == week.managers.end() || *found != manager) continue;
        auto const& holds = week.holds[static_cast<std::size_t>(found - week.managers.begin())];
        for (std::size_t p = 0; p < sum.size(); ++p)
            for (std::size_t k = 0; k < sum[p].size(); ++k) sum[p][k] += holds[p][k];
    }
    return sum;
}

void CauseLog::add_event(std::uint32_t event, std::span<people::Standing const> before,
                         std::span<people::Standing const> after) {
    for (std::size_t i = 0; i < after.size(); ++i)
        mechanisms::moves_between(
            static_cast<std::uint32_t>(i), before[i], after[i],
            [&](std::uint32_t person, std::size_t practice, unsigned from, unsigned to) {
                return Move::by_event(person, practice, from, to, event);
            },
            moves_);
}

void CauseLog::add(std::vector<Move> const& moves) {
    moves_.insert(moves_.end(), moves.begin(), moves.end());
}

void CauseLog::add_holds(std::span<mechanisms::Held const> held, org::Hierarchy const& lines) {
    // Lines may be redrawn between two weeks: each week has its own teams.
    HeldWeek week;
    week.managers = lines.leaders;
    week.managers.push_back(org::no_person);
    std::sort(week.managers.begin(), week.managers.end());
    week.holds.resize(week.managers.size());
    // Where each manager's counts stand: leaders go by depth, the counts by row.
    std::vector<std::uint32_t> place_of(lines.leaders.size());
    for (std::size_t t = 0; t + 1 < week.managers.size(); ++t)
        place_of[lines.leader_index[org::row(week.managers[t])]] = static_cast<std::uint32_t>(t);
    for (std::size_t i = 0; i < held.size(); ++i) {
        auto const manager = lines.managers_of[i];
        auto& holds = manager == org::no_person
                          ? week.holds.back()
                          : week.holds[place_of[lines.leader_index[org::row(manager)]]];
        for (std::size_t p = 0; p < people::practice_count; ++p)
            ++holds[p][static_cast<std::size_t>(held[i][p])];
    }
    held_weeks_.push_back(std::move(week));
    if (held_weeks_.size() > weeks_) held_weeks_.erase(held_weeks_.begin());
}

void CauseLog::end_week() {
    auto const first = week_ends_.empty() ? 0 : week_ends_.back();
    std::stable_sort(moves_.begin() + static_cast<std::ptrdiff_t>(first), moves_.end(),
                     [](Move a, Move b) { return a.person() < b.person(); });
    week_ends_.push_back(moves_.size());
}

}  // namespace diorama::engine
