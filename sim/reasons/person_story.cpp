#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

#include "reasons/cause_words.hpp"
#include "reasons/past.hpp"
#include "reasons/story.hpp"
#include "reasons/story_parts.hpp"

namespace diorama::reasons {

namespace {

using engine::Simulation;
using mechanisms::Cause;
using mechanisms::Move;

/// A cause as it is said of somebody: who reports to nobody has no manager to look at.
std::string_view words_for(Cause cause, org::PersonId boss) {
    if (boss == org::no_person && cause == Cause::manager)
        return "a full example from above, as it counts for whoever reports to nobody";
    if (boss == org::no_person && cause == Cause::without_manager)
        return "a week too full to be present";
    return words_of(cause);
}

std::string cause_text(Simulation const& run, Move move, org::PersonId boss) {
    if (move.cause() == Cause::event)
        return fmt::format("the event {}",
                           interventions::kind_of(run.events()[move.event()].action));
    auto text = fmt::format("{} ({} % of what counted", words_for(move.cause(), boss),
                            move.share_percent());
    if (move.second() != Cause::none && move.second_share_percent() > 0)
        text += fmt::format(", then {}, {} %", words_for(move.second(), boss),
                            move.second_share_percent());
    return text + ")";
}

/// The session held last before `week`, which is where purpose, measurement and the like come from.
/// Takes    told: what was said of sessions last; nothing is said twice
std::string last_session_text(Simulation const& run, std::uint32_t week, std::string& told) {
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
    auto text = fmt::format(
        " By then {} session{} had been held and {} slipped; the last one held, of \"{}\", was in "
        "week {}.",
        held, held == 1 ? "" : "s", slipped, run.model().activities[last->activity].name,
        last->week);
    if (text == told) return {};
    told = text;
    return text;
}

bool comes_from_sessions(Cause cause) {
    return cause == Cause::purpose || cause == Cause::measurement || cause == Cause::advantage ||
           cause == Cause::without_measurement;
}

/// Up to three of these people by their ids.
std::string ids_text(Simulation const& run, std::vector<org::PersonId> const& people) {
    std::string text;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, people.size()); ++k)
        text += fmt::format("{}{}", k == 0 ? "" : ", ", run.model().organisation->id(people[k]));
    if (people.size() > 3) text += fmt::format(" and {} more", people.size() - 3);
    return text;
}

/// What happened in the organisation last before a week: what a message was about, as far as a run
/// knows it.
std::string last_event_text(Simulation const& run, std::uint32_t week) {
    engine::EventRecord const* last = nullptr;
    for (auto const& event : run.record().events)
        if (event.week < week) last = &event;
    if (last == nullptr) return {};
    return fmt::format(", the last event before it being {} in week {}",
                       interventions::kind_of(run.events()[last->event].action), last->week);
}

/// A second cause counts where a share of it is said.
bool has_cause(Move move, Cause cause) {
    return move.cause() == cause || (move.second() == cause && move.second_share_percent() > 0);
}

/// A leaver's seat: what the successor begins with says nothing of anybody's change of mind.
bool is_new(Move move) { return move.cause() == Cause::newcomer; }

/// The past of one person's surroundings, asked for week by week.
struct Surroundings {
    PastRungs colleagues, manager;
    org::PersonId boss = org::no_person;
    std::string told_sessions = {};
};

/// Which colleagues were ahead, of those somebody has ties to.
std::string colleagues_text(Simulation const& run, DatedMove const& one, PastRungs& colleagues) {
    auto const count = colleagues.people_count();
    if (count == 0) return {};
    bool const to_know = one.move.to() == static_cast<unsigned>(people::Rung::aware) &&
                         one.move.from() < one.move.to();
    auto const rung = to_know ? static_cast<unsigned>(people::Rung::aware) : in_use;
    auto const ahead = colleagues.at_least(rung, one.move.practice(), one.week);
    std::string_view const verb = to_know ? "knew" : "used";
    if (ahead.empty())
        return count == 1 ? fmt::format(" Their one colleague {} it not yet.", verb)
                          : fmt::format(" None of {} colleagues {} it.", count, verb);
    if (count == 1)
        return fmt::format(" Their one colleague ({}) {} it.", ids_text(run, ahead), verb);
    return fmt::format(" {} of {} colleagues {} it ({}).", ahead.size(), count, verb,
                       ids_text(run, ahead));
}

/// How far up the manager was, whose example counts by its rung.
std::string manager_text(Simulation const& run, DatedMove const& one, Surroundings& around) {
    unsigned rung = people::rung_count - 1;
    while (rung > 0 && around.manager.at_least(rung, one.move.practice(), one.week).empty()) --rung;
    auto const who = who_text(run, around.boss);
    if (has_cause(one.move, Cause::manager))
        return fmt::format(" Their manager {} was {} in it by then.", who,
                           rung < in_use ? people::rung_names[rung] : "using");
    return rung < in_use
               ? fmt::format(" Their manager {} did not use it.", who)
               : fmt::format(" Their manager {} used it, with too little time to be seen.", who);
}

/// Through whom what was last heard from above came.
std::string message_text(Simulation const& run, DatedMove const& one, Surroundings const& around,
                         PersonWatch const& watch) {
    double const strength = watch.message(one.week);
    auto const who = who_text(run, around.boss);
    constexpr double next_to_nothing = 0.005;
    auto const text =
        strength < next_to_nothing
            ? fmt::format(" The message came through {} in earlier weeks", who)
            : fmt::format(" The message came through {} with a strength of {:.2f}", who, strength);
    return text + last_event_text(run, one.week) + ".";
}

/// Which colleagues, which manager and which message stood behind a move.
std::string behind_text(Simulation const& run, DatedMove const& one, Surroundings& around,
                        PersonWatch const& watch) {
    auto const move = one.move;
    std::string text;
    if (has_cause(move, Cause::colleagues) || has_cause(move, Cause::without_colleagues))
        text += colleagues_text(run, one, around.colleagues);
    if (around.boss == org::no_person) return text;
    if (has_cause(move, Cause::message)) text += message_text(run, one, around, watch);
    if (has_cause(move, Cause::manager) || has_cause(move, Cause::without_manager))
        text += manager_text(run, one, around);
    return text;
}

std::string verb_of(Move move) {
    bool const up = move.to() < people::rung_count && move.from() < people::rung_count &&
                    move.to() > move.from();
    if (up) return "rose";
    if (!move.changes_rung()) return move.to() == mechanisms::complied_place ? "began" : "ceased";
    return "fell back";
}

std::string move_sentence(Simulation const& run, DatedMove const& one, Surroundings& around,
                          PersonWatch const& watch) {
    auto const move = one.move;
    std::string text;
    if (move.changes_rung())
        text = fmt::format(
            "Week {}: {} from {} to {} in {}, because of {}.", one.week, verb_of(move),
            mechanisms::place_names[move.from()], mechanisms::place_names[move.to()],
            people::practice_names[move.practice()], cause_text(run, move, around.boss));
    else
        text = fmt::format("Week {}: {} to comply in {}, because of {}.", one.week, verb_of(move),
                           people::practice_names[move.practice()],
                           cause_text(run, move, around.boss));
    text += behind_text(run, one, around, watch);
    if (comes_from_sessions(move.cause()))
        text += last_session_text(run, one.week, around.told_sessions);
    bool const lapsed = !move.changes_rung() || move.to() < move.from();
    auto const department = run.world().people.departments[org::row(watch.who())];
    if (double const share = lapsed ? default_share(run, department, one.week) : 0.0; share > 0.0)
        text += fmt::format(
            " {:.0f} % of the department's questions were decided by default that week.",
            100.0 * share);
    return text;
}

/// In how many of the weeks that were counted each hold was the largest one.
std::string own_hold_sentence(PersonWatch const& watch, std::size_t practice) {
    auto const text = largest_holds(watch.holds()[practice], 1.0, 0);
    if (text.empty()) return {};
    return fmt::format("Held back in {}, weeks of the last {}: {}.",
                       people::practice_names[practice], watch.held_weeks(), text);
}

/// How often somebody fell back, because of what, and when.
std::string lapses_sentence(std::vector<DatedMove> const& moves, org::PersonId boss) {
    std::vector<std::pair<Cause, std::string>> by_cause;  // in the order of the weeks
    std::size_t count = 0;
    for (auto const& one : moves) {
        if (!fell_back(one.move)) continue;
        ++count;
        auto at = std::find_if(by_cause.begin(), by_cause.end(),
                               [&](auto const& known) { return known.first == one.move.cause(); });
        if (at == by_cause.end())
            at = by_cause.insert(at, {one.move.cause(), {}});
        else
            at->second += ", ";
        at->second +=
            fmt::format("week {} ({})", one.week, people::practice_names[one.move.practice()]);
    }
    if (count == 0) return {};
    std::string text;
    for (auto const& [cause, weeks] : by_cause)
        text += fmt::format("{} because of {} in {}", text.empty() ? ":" : ";",
                            words_for(cause, boss), weeks);
    return fmt::format("Fell back {} time{}{}.", count, count == 1 ? "" : "s", text);
}

/// Where the post changed hands: what the leaver had reached, all practices in one sentence.
std::string successor_sentence(std::vector<DatedMove> const& moves, std::size_t first) {
    std::string reached;
    for (std::size_t k = first; k < moves.size() && moves[k].week == moves[first].week; ++k)
        if (is_new(moves[k].move) && moves[k].move.from() < people::rung_count)
            reached += fmt::format("{}{} in {}", reached.empty() ? "" : ", ",
                                   people::rung_names[moves[k].move.from()],
                                   people::practice_names[moves[k].move.practice()]);
    return fmt::format("Week {}: who held the post left, having been {}; the successor began anew.",
                       moves[first].week, reached);
}

/// All moves, one sentence each, but one for all that a successor begins anew.
void add_moves(Sentences& sentences, Simulation const& run, std::vector<DatedMove> const& moves,
               Surroundings& around, PersonWatch const& watch) {
    std::uint32_t changed_hands = 0;
    for (std::size_t k = 0; k < moves.size(); ++k) {
        if (!is_new(moves[k].move) || moves[k].move.from() >= people::rung_count) {
            add(sentences, move_sentence(run, moves[k], around, watch));
        } else if (changed_hands != moves[k].week) {
            changed_hands = moves[k].week;
            add(sentences, successor_sentence(moves, k));
        }
    }
}

}  // namespace

void PersonWatch::note(Simulation const& run) {
    auto const& world = run.world();
    auto const manager = world.hierarchy->managers_of[org::row(who_)];
    // What a manager passes on in a week is heard in the next one.
    messages_.resize(run.week() + 2, 0.0F);
    if (manager != org::no_person)
        messages_.back() = world.voices[world.hierarchy->leader_index[org::row(manager)]].message;
    auto const held = run.held();
    if (held.empty()) return;
    held_.push_back(held[org::row(who_)]);
    if (held_.size() > weeks_) held_.pop_front();
}

engine::CauseLog::Holds PersonWatch::holds() const {
    engine::CauseLog::Holds counts = {};
    for (auto const& week : held_)
        for (std::size_t p = 0; p < people::practice_count; ++p)
            ++counts[p][static_cast<std::size_t>(week[p])];
    return counts;
}

double PersonWatch::message(std::uint32_t week) const {
    return week < messages_.size() ? static_cast<double>(messages_[week]) : 0.0;
}

Sentences tell_person(Simulation const& run, PersonWatch const& watch) {
    assert(run.causes() != nullptr);
    auto const who = watch.who();
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
    std::vector<org::PersonId> above;
    if (manager != org::no_person) above.push_back(manager);
    Surroundings around{PastRungs(run, neighbours), PastRungs(run, above), manager, {}};
    auto const moves = moves_of(run, {static_cast<std::uint32_t>(org::row(who))});
    add_moves(sentences, run, moves, around, watch);
    if (moves.empty()) add(sentences, "Nothing ever moved them.");
    add(sentences, lapses_sentence(moves, manager));
    add(sentences, ledger_sentence(run, who));
    for (std::size_t p = 0; p < people::practice_count; ++p)
        add(sentences, own_hold_sentence(watch, p));
    return sentences;
}

}  // namespace diorama::reasons
