#include "reasons/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <set>

#include "reasons/cause_words.hpp"

namespace diorama::reasons {

namespace {

using engine::Simulation;
using mechanisms::Cause;
using mechanisms::Move;
using Sentences = std::vector<std::string>;

constexpr auto in_use = static_cast<unsigned>(people::Rung::in_use);

struct DatedMove {
    std::uint32_t week = 0;
    Move move;
};

/// All moves of these people, by week.
std::vector<DatedMove> moves_of(Simulation const& run, std::set<std::uint32_t> const& rows) {
    std::vector<DatedMove> moves;
    for (std::uint32_t week = 1; week <= run.causes()->last_week(); ++week)
        for (auto const move : run.causes()->moves_of(week))
            if (rows.contains(move.person())) moves.push_back({week, move});
    return moves;
}

/// How many of these people stood on `rung` or above before each of the moves of one person.
class Watched {
public:
    Watched(Simulation const& run, std::span<org::PersonId const> who) : count_(who.size()) {
        std::set<std::uint32_t> rows;
        for (auto const one : who) rows.insert(static_cast<std::uint32_t>(org::row(one)));
        moves_ = moves_of(run, rows);
        // Backwards from the end, where everybody's rung is known, to the start.
        for (auto const one : who)
            for (std::size_t p = 0; p < people::practice_count; ++p) {
                auto const row = static_cast<std::uint32_t>(org::row(one));
                rungs_[{row, p}] = run.world().people.standings[row].rung(p);
            }
        for (auto at = moves_.rbegin(); at != moves_.rend(); ++at)
            if (at->move.from() < people::rung_count && at->move.changes_rung())
                rungs_[{at->move.person(), at->move.practice()}] = at->move.from();
    }

    std::size_t count() const { return count_; }
    /// At the beginning of a week that is not before any asked for earlier.
    std::size_t at_least(unsigned rung, std::size_t practice, std::uint32_t week) {
        for (; next_ < moves_.size() && moves_[next_].week < week; ++next_) {
            auto const move = moves_[next_].move;
            if (move.changes_rung())
                rungs_[{move.person(), move.practice()}] =
                    move.to() < people::rung_count ? move.to() : 0;
        }
        std::size_t sum = 0;
        for (auto const& [key, own] : rungs_) sum += key.second == practice && own >= rung ? 1 : 0;
        return sum;
    }

private:
    std::size_t count_, next_ = 0;
    std::vector<DatedMove> moves_;
    std::map<std::pair<std::uint32_t, std::size_t>, unsigned> rungs_;
};

std::string who_text(Simulation const& run, org::PersonId who) {
    auto const& organisation = *run.model().organisation;
    return fmt::format("{} ({})", organisation.id(who), organisation.title(who));
}

std::string department_text(Simulation const& run, org::PersonId who) {
    return run.model()
        .organisation->department_names[run.world().people.departments[org::row(who)]];
}

std::string cause_text(Simulation const& run, Move move) {
    if (move.cause() == Cause::event)
        return fmt::format("the event {}",
                           interventions::kind_of(run.events()[move.event()].action));
    auto text =
        fmt::format("{} ({} % of what counted", words_of(move.cause()), move.share_percent());
    if (move.second() != Cause::none && move.second_share_percent() > 0)
        text +=
            fmt::format(", then {}, {} %", words_of(move.second()), move.second_share_percent());
    return text + ")";
}

/// The session held last before `week`, which is where purpose, measurement and the like come from.
std::string last_session_text(Simulation const& run, std::uint32_t week) {
    std::size_t held = 0, slipped = 0;
    mechanisms::SessionRecord const* last = nullptr;
    for (auto const& session : run.world().programme.sessions) {
        if (session.week >= week) break;
        if (session.outcome == mechanisms::SessionOutcome::slipped) ++slipped;
        if (session.outcome != mechanisms::SessionOutcome::held) continue;
        ++held;
        last = &session;
    }
    if (last == nullptr) return {};
    return fmt::format(
        " By then {} session{} had been held and {} slipped; the last one held, of \"{}\", was in "
        "week {}.",
        held, held == 1 ? "" : "s", slipped, run.model().activities[last->activity].name,
        last->week);
}

bool comes_from_sessions(Cause cause) {
    return cause == Cause::purpose || cause == Cause::measurement || cause == Cause::advantage ||
           cause == Cause::without_measurement;
}

/// The share of the department's questions that nobody answered in time, in a week.
std::string decisions_text(Simulation const& run, org::PersonId who, std::uint32_t week) {
    auto const department = run.world().people.departments[org::row(who)];
    for (auto const& line : run.record().departments)
        if (line.week == week && line.department == department && line.default_share >= 0.005)
            return fmt::format(
                " {:.0f} % of the department's questions were decided by default "
                "that week.",
                100.0 * line.default_share);
    return {};
}

std::string verb_of(Move move) {
    bool const up = move.to() < people::rung_count && move.from() < people::rung_count &&
                    move.to() > move.from();
    if (up) return "rose";
    if (!move.changes_rung()) return move.to() == mechanisms::complied_place ? "began" : "ceased";
    return "fell back";
}

std::string move_sentence(Simulation const& run, DatedMove const& one, Watched& colleagues,
                          org::PersonId who) {
    auto const move = one.move;
    std::string text;
    if (move.changes_rung())
        text =
            fmt::format("Week {}: {} from {} to {} in {}, because of {}.", one.week, verb_of(move),
                        mechanisms::place_names[move.from()], mechanisms::place_names[move.to()],
                        people::practice_names[move.practice()], cause_text(run, move));
    else
        text = fmt::format("Week {}: {} to comply in {}, because of {}.", one.week, verb_of(move),
                           people::practice_names[move.practice()], cause_text(run, move));
    bool const to_know = move.to() == static_cast<unsigned>(people::Rung::aware);
    auto const rung = to_know ? static_cast<unsigned>(people::Rung::aware) : in_use;
    if (colleagues.count() > 0)
        text += fmt::format(" {} of {} colleagues {} it.",
                            colleagues.at_least(rung, move.practice(), one.week),
                            colleagues.count(), to_know ? "knew" : "used");
    if (comes_from_sessions(move.cause())) text += last_session_text(run, one.week);
    if (!move.changes_rung() || move.to() < move.from()) text += decisions_text(run, who, one.week);
    return text;
}

/// What holds the people of a team in one practice, as a mean over the weeks that were counted.
std::string hold_sentence(Simulation const& run, org::PersonId manager, std::size_t practice) {
    auto holds = run.causes()->holds_of(manager)[practice];
    double const weeks = std::max(1U, std::min(run.causes()->weeks(), run.week()));
    std::vector<std::pair<std::uint32_t, std::size_t>> largest;
    for (std::size_t h = 1; h < holds.size(); ++h)
        if (holds[h] > 0) largest.emplace_back(holds[h], h);
    std::stable_sort(largest.begin(), largest.end(),
                     [](auto const& a, auto const& b) { return a.first > b.first; });
    if (largest.empty()) return {};
    std::string text = fmt::format("Held back in {}, mean over the last {:.0f} weeks: ",
                                   people::practice_names[practice], weeks);
    for (std::size_t k = 0; k < std::min<std::size_t>(3, largest.size()); ++k)
        text += fmt::format("{}{:.1f} by {}", k == 0 ? "" : ", ", largest[k].first / weeks,
                            words_of(static_cast<mechanisms::Hold>(largest[k].second)));
    return text + ".";
}

/// What the programme asked of somebody, and got.
std::string ledger_sentence(Simulation const& run, org::PersonId who) {
    for (auto const& one : run.world().programme.participants)
        if (one.who == who)
            return fmt::format(
                "{} was needed in {} sessions; {} of them slipped because of them and {} waited "
                "for work that they had not done. Of {:.0f} hours pledged they gave {:.0f} and "
                "used {:.0f}.",
                who_text(run, who), one.required_sessions, one.blocked_sessions,
                one.unprepared_sessions, one.pledged_total_hours, one.given_total_hours,
                one.used_total_hours);
    return {};
}

void add(Sentences& sentences, std::string sentence) {
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
}

Sentences tell_person(Simulation const& run, org::PersonId who) {
    auto const manager = run.world().hierarchy->managers_of[org::row(who)];
    auto const standing = run.world().people.standings[org::row(who)];
    Sentences sentences;
    add(sentences,
        fmt::format("{} of {} {}. In week {} this post stands at {} in culture, {} in data and {} "
                    "in experience.",
                    who_text(run, who), department_text(run, who),
                    manager == org::no_person ? "reports to nobody"
                                              : "reports to " + who_text(run, manager),
                    run.week(), people::rung_names[standing.rung(0)],
                    people::rung_names[standing.rung(1)], people::rung_names[standing.rung(2)]));
    std::vector<org::PersonId> neighbours;
    for (auto const peer : run.world().ties.of(who)) neighbours.push_back(peer);
    Watched colleagues(run, neighbours);
    auto const moves = moves_of(run, {static_cast<std::uint32_t>(org::row(who))});
    for (auto const& one : moves) add(sentences, move_sentence(run, one, colleagues, who));
    if (moves.empty()) add(sentences, "Nothing ever moved them.");
    add(sentences, ledger_sentence(run, who));
    if (manager == org::no_person) return sentences;
    add(sentences, fmt::format("What holds those of the team of {}:", who_text(run, manager)));
    for (std::size_t p = 0; p < people::practice_count; ++p)
        add(sentences, hold_sentence(run, manager, p));
    return sentences;
}

/// Moves by their main cause, the most frequent three.
std::string causes_text(std::map<Cause, std::size_t> const& counts, std::size_t all) {
    std::vector<std::pair<std::size_t, Cause>> largest;
    for (auto const& [cause, count] : counts) largest.emplace_back(count, cause);
    std::stable_sort(largest.begin(), largest.end(),
                     [](auto const& a, auto const& b) { return a.first > b.first; });
    std::string text;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, largest.size()); ++k)
        text += fmt::format("{}{} by {}", k == 0 ? "" : ", ", largest[k].first,
                            words_of(largest[k].second));
    return fmt::format("{} ({})", all, text);
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
    Watched members(run, team);
    std::uint32_t half = 0;
    for (std::uint32_t week = 1; week <= run.week() && half == 0; ++week)
        if (2 * members.at_least(in_use, practice, week) >= team.size()) half = week;
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
                       ups == 0 ? "none" : causes_text(up, ups),
                       downs == 0 ? "none" : causes_text(down, downs));
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

Sentences tell_team(Simulation const& run, org::PersonId manager) {
    auto const& hierarchy = *run.world().hierarchy;
    auto const reports = hierarchy.reports_of(manager);
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
    add(sentences, ledger_sentence(run, manager));
    add(sentences, sessions_sentence(run));
    return sentences;
}

}  // namespace

std::vector<std::string> tell(Simulation const& run, StoryOf kind, org::PersonId who) {
    assert(run.causes() != nullptr);
    return kind == StoryOf::person ? tell_person(run, who) : tell_team(run, who);
}

}  // namespace diorama::reasons
