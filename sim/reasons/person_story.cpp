#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "reasons/cause_words.hpp"
#include "reasons/past.hpp"
#include "reasons/story.hpp"
#include "reasons/story_parts.hpp"

namespace diorama::reasons {

namespace {

using engine::Simulation;
using mechanisms::Cause;
using mechanisms::Move;

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

bool comes_from_message(Move move) {
    return move.cause() == Cause::message || move.second() == Cause::message;
}

bool comes_from_manager(Move move) {
    return move.cause() == Cause::manager || move.second() == Cause::manager ||
           move.cause() == Cause::without_manager;
}

/// The past of one person's surroundings, asked for week by week.
struct Surroundings {
    PastRungs colleagues, manager;
    org::PersonId boss = org::no_person;
};

/// Which colleagues, which manager and which message stood behind a move.
std::string behind_text(Simulation const& run, DatedMove const& one, Surroundings& around,
                        PersonWatch const& watch) {
    auto const move = one.move;
    bool const to_know = move.to() == static_cast<unsigned>(people::Rung::aware);
    auto const rung = to_know ? static_cast<unsigned>(people::Rung::aware) : in_use;
    std::string text;
    if (around.colleagues.people_count() > 0) {
        auto const ahead = around.colleagues.at_least(rung, move.practice(), one.week);
        text += fmt::format(" {} of {} colleagues {} it{}.", ahead.size(),
                            around.colleagues.people_count(), to_know ? "knew" : "used",
                            ahead.empty() ? "" : " (" + ids_text(run, ahead) + ")");
    }
    if (around.boss == org::no_person) return text;
    if (comes_from_message(move))
        text += fmt::format(" The message came through {} with a strength of {:.2f}{}.",
                            who_text(run, around.boss), watch.message(one.week),
                            last_event_text(run, one.week));
    if (comes_from_manager(move))
        text += fmt::format(" Their manager {} {} it.", who_text(run, around.boss),
                            around.manager.at_least(in_use, move.practice(), one.week).empty()
                                ? "did not use"
                                : "used");
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
        text =
            fmt::format("Week {}: {} from {} to {} in {}, because of {}.", one.week, verb_of(move),
                        mechanisms::place_names[move.from()], mechanisms::place_names[move.to()],
                        people::practice_names[move.practice()], cause_text(run, move));
    else
        text = fmt::format("Week {}: {} to comply in {}, because of {}.", one.week, verb_of(move),
                           people::practice_names[move.practice()], cause_text(run, move));
    text += behind_text(run, one, around, watch);
    if (comes_from_sessions(move.cause())) text += last_session_text(run, one.week);
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

/// How often somebody fell back, and when.
std::string lapses_sentence(std::vector<DatedMove> const& moves) {
    std::string weeks;
    std::size_t count = 0;
    for (auto const& one : moves) {
        auto const move = one.move;
        if (!move.changes_rung() || move.from() >= people::rung_count || move.to() >= move.from())
            continue;
        weeks += fmt::format("{}{} ({}, {})", count == 0 ? "" : ", ", one.week,
                             people::practice_names[move.practice()], words_of(move.cause()));
        ++count;
    }
    if (count == 0) return {};
    return fmt::format("Fell back {} time{}: week {}.", count, count == 1 ? "" : "s", weeks);
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
    Surroundings around{PastRungs(run, neighbours), PastRungs(run, above), manager};
    auto const moves = moves_of(run, {static_cast<std::uint32_t>(org::row(who))});
    for (auto const& one : moves) add(sentences, move_sentence(run, one, around, watch));
    if (moves.empty()) add(sentences, "Nothing ever moved them.");
    add(sentences, lapses_sentence(moves));
    add(sentences, ledger_sentence(run, who));
    for (std::size_t p = 0; p < people::practice_count; ++p)
        add(sentences, own_hold_sentence(watch, p));
    return sentences;
}

}  // namespace diorama::reasons
