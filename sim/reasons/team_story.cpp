#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <set>

#include "reasons/cause_words.hpp"
#include "reasons/past.hpp"
#include "reasons/story.hpp"
#include "reasons/story_parts.hpp"

namespace diorama::reasons {

namespace {

using engine::Simulation;
using mechanisms::Cause;

/// What holds the people of a team in one practice, as a mean over the weeks that were counted.
std::string hold_sentence(Simulation const& run, org::PersonId manager, std::size_t practice) {
    double const weeks = std::max(1U, std::min(run.causes()->weeks(), run.week()));
    auto const text = largest_holds(run.causes()->holds_of(manager)[practice], weeks, 1);
    if (text.empty()) return {};
    return fmt::format("Held back in {}, mean over the last {:.0f} weeks: {}.",
                       people::practice_names[practice], weeks, text);
}

/// Moves by their main cause, the most frequent three.
std::string causes_text(std::map<Cause, std::size_t> const& counts) {
    std::vector<std::pair<std::size_t, Cause>> largest;
    for (auto const& [cause, count] : counts) largest.emplace_back(count, cause);
    std::stable_sort(largest.begin(), largest.end(),
                     [](auto const& a, auto const& b) { return a.first > b.first; });
    std::string text;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, largest.size()); ++k)
        text += fmt::format("{}{} by {}", k == 0 ? "" : ", ", largest[k].first,
                            words_of(largest[k].second));
    return text;
}

std::string practice_sentence(Simulation const& run, std::span<org::PersonId const> team,
                              std::size_t practice) {
    std::array<std::size_t, people::rung_count> rungs{};
    std::size_t present = 0;
    for (auto const one : team) {
        auto const standing = run.world().people.standings[org::row(one)];
        if (!standing.present()) continue;
        ++present;
        ++rungs[standing.rung(practice)];
    }
    PastRungs members(run, team);
    std::uint32_t half = 0;
    for (std::uint32_t week = 1; week <= run.week() && half == 0; ++week)
        if (2 * members.at_least(in_use, practice, week).size() >= team.size()) half = week;
    return fmt::format(
        "{}: {} of {} people use it ({} of them out of habit), {} are trained, {} willing, {} "
        "aware, {} unaware; {}.",
        people::practice_names[practice], rungs[4] + rungs[5], present, rungs[5], rungs[3],
        rungs[2], rungs[1], rungs[0],
        half > 0 ? fmt::format("half of the team used it first in week {}", half)
                 : std::string("half of the team never used it"));
}

std::string moves_sentence(std::vector<DatedMove> const& moves, std::size_t practice) {
    std::map<Cause, std::size_t> up, down;
    std::size_t ups = 0, downs = 0;
    for (auto const& one : moves) {
        auto const move = one.move;
        if (move.practice() != practice || !move.changes_rung()) continue;
        bool const rose = move.to() < people::rung_count && move.to() > move.from();
        ++(rose ? up : down)[move.cause()];
        ++(rose ? ups : downs);
    }
    if (ups + downs == 0) return {};
    return fmt::format("Moves up in {}: {}. Moves down: {}.", people::practice_names[practice],
                       ups == 0 ? "none" : fmt::format("{} ({})", ups, causes_text(up)),
                       downs == 0 ? "none" : fmt::format("{} ({})", downs, causes_text(down)));
}

/// The week in which more people fell back than in any other, each counted once, and by what.
std::string lapse_sentence(std::vector<DatedMove> const& moves, std::size_t people_count) {
    std::map<std::uint32_t, std::map<std::uint32_t, Cause>> weeks;
    for (auto const& one : moves) {
        if (fell_back(one.move)) weeks[one.week].try_emplace(one.move.person(), one.move.cause());
    }
    auto const worst = std::max_element(
        weeks.begin(), weeks.end(),
        [](auto const& a, auto const& b) { return a.second.size() < b.second.size(); });
    // Where nobody ever fell back together with somebody else, no week stands out.
    if (worst == weeks.end() || worst->second.size() < 2) return {};
    std::map<Cause, std::size_t> causes;
    for (auto const& [person, cause] : worst->second) ++causes[cause];
    return fmt::format("Most fell back in week {}: {} of {} people, {}.", worst->first,
                       worst->second.size(), people_count, causes_text(causes));
}

/// The week in which most of the department's questions were decided by default.
std::string decisions_sentence(Simulation const& run, org::PersonId manager) {
    auto const department = run.world().people.departments[org::row(manager)];
    double worst = 0.0;
    std::uint32_t week = 0;
    for (auto const& line : run.record().departments)
        if (line.department == department && line.default_share > worst) {
            worst = line.default_share;
            week = line.week;
        }
    if (worst < 0.005) return {};
    return fmt::format(
        "Week {} was the worst for decisions: {:.0f} % of the questions of {} were decided by "
        "default.",
        week, 100.0 * worst, department_text(run, manager));
}

/// Which sessions slipped, and because of whom most.
std::string sessions_sentence(Simulation const& run) {
    std::size_t held = 0, slipped = 0;
    std::map<org::PersonId, std::size_t> blockers;
    for (auto const& session : run.world().programme.sessions) {
        held += session.outcome == mechanisms::SessionOutcome::held ? 1 : 0;
        if (session.outcome != mechanisms::SessionOutcome::slipped) continue;
        ++slipped;
        if (session.blocker != org::no_person) ++blockers[session.blocker];
    }
    if (held + slipped == 0) return {};
    auto text = fmt::format("The programme held {} sessions and {} slipped", held, slipped);
    auto const worst =
        std::max_element(blockers.begin(), blockers.end(),
                         [](auto const& a, auto const& b) { return a.second < b.second; });
    if (worst != blockers.end())
        text +=
            fmt::format(", {} of them because of {}", worst->second, who_text(run, worst->first));
    return text + ".";
}

}  // namespace

Sentences tell_team(Simulation const& run, org::PersonId manager) {
    assert(run.causes() != nullptr);
    auto const reports = run.world().hierarchy->reports_of(manager);
    Sentences sentences;
    add(sentences, fmt::format("The team of {} in {}: {} people, week {}.", who_text(run, manager),
                               department_text(run, manager), reports.size(), run.week()));
    if (reports.empty()) return sentences;
    std::set<std::uint32_t> rows;
    for (auto const one : reports) rows.insert(static_cast<std::uint32_t>(org::row(one)));
    auto const moves = moves_of(run, rows);
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        add(sentences, practice_sentence(run, reports, p));
        add(sentences, moves_sentence(moves, p));
        add(sentences, hold_sentence(run, manager, p));
    }
    add(sentences, lapse_sentence(moves, reports.size()));
    add(sentences, decisions_sentence(run, manager));
    add(sentences, ledger_sentence(run, manager));
    add(sentences, sessions_sentence(run));
    return sentences;
}

}  // namespace diorama::reasons
