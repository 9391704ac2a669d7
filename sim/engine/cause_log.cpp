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

CauseLog::Holds const& CauseLog::holds_of(org::PersonId manager) const {
    static constexpr Holds none{};
    auto const found = std::lower_bound(managers_.begin(), managers_.end(), manager);
    if (found == managers_.end() || *found != manager) return none;
    return holds_[static_cast<std::size_t>(found - managers_.begin())];
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

/// Lines may be redrawn between two weeks: what is counted stays with the manager.
void CauseLog::follow(org::Hierarchy const& lines) {
    auto managers = lines.leaders;
    managers.push_back(org::no_person);
    std::sort(managers.begin(), managers.end());
    if (managers == managers_) return;
    std::vector<Holds> holds(managers.size());
    for (std::size_t t = 0; t < managers.size(); ++t) holds[t] = holds_of(managers[t]);
    managers_ = std::move(managers);
    holds_ = std::move(holds);
}

void CauseLog::add_holds(std::span<mechanisms::Held const> held, org::Hierarchy const& lines) {
    follow(lines);
    // Where each manager's counts stand: leaders go by depth, the counts by row.
    std::vector<std::uint32_t> place_of(lines.leaders.size());
    for (std::size_t t = 0; t + 1 < managers_.size(); ++t)
        place_of[lines.leader_index[org::row(managers_[t])]] = static_cast<std::uint32_t>(t);
    for (std::size_t i = 0; i < held.size(); ++i) {
        auto const manager = lines.managers_of[i];
        auto& holds = manager == org::no_person
                          ? holds_.back()
                          : holds_[place_of[lines.leader_index[org::row(manager)]]];
        for (std::size_t p = 0; p < people::practice_count; ++p)
            ++holds[p][static_cast<std::size_t>(held[i][p])];
    }
}

void CauseLog::end_week() {
    auto const first = week_ends_.empty() ? 0 : week_ends_.back();
    std::stable_sort(moves_.begin() + static_cast<std::ptrdiff_t>(first), moves_.end(),
                     [](Move a, Move b) { return a.person() < b.person(); });
    week_ends_.push_back(moves_.size());
}

}  // namespace diorama::engine
