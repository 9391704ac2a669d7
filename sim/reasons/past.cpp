#include "reasons/past.hpp"

namespace diorama::reasons {

std::vector<DatedMove> moves_of(engine::Simulation const& run,
                                std::set<std::uint32_t> const& rows) {
    std::vector<DatedMove> moves;
    for (std::uint32_t week = 1; week <= run.causes()->last_week(); ++week)
        for (auto const move : run.causes()->moves_of(week))
            if (rows.contains(move.person())) moves.push_back({week, move});
    return moves;
}

PastRungs::PastRungs(engine::Simulation const& run, std::span<org::PersonId const> who)
    : count_(who.size()) {
    std::set<std::uint32_t> rows;
    for (auto const one : who) rows.insert(static_cast<std::uint32_t>(org::row(one)));
    moves_ = moves_of(run, rows);
    // Backwards from the end, where everybody's rung is known, to the start.
    for (auto const row : rows)
        for (std::size_t p = 0; p < people::practice_count; ++p)
            rungs_[{row, p}] = run.world().people.standings[row].rung(p);
    for (auto at = moves_.rbegin(); at != moves_.rend(); ++at)
        if (at->move.from() < people::rung_count && at->move.changes_rung())
            rungs_[{at->move.person(), at->move.practice()}] = at->move.from();
}

std::vector<org::PersonId> PastRungs::at_least(unsigned rung, std::size_t practice,
                                               std::uint32_t week) {
    for (; next_ < moves_.size() && moves_[next_].week < week; ++next_) {
        auto const move = moves_[next_].move;
        if (move.changes_rung())
            rungs_[{move.person(), move.practice()}] =
                move.to() < people::rung_count ? move.to() : 0;
    }
    std::vector<org::PersonId> found;
    for (auto const& [key, own] : rungs_)
        if (key.second == practice && own >= rung) found.push_back(org::person(key.first));
    return found;
}

}  // namespace diorama::reasons
