#include "report/cause_tables.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <vector>

#include "report/csv_lines.hpp"

namespace diorama::report {

namespace {

using engine::Simulation;
using mechanisms::Hold;

void write_move(Simulation const& run, std::uint32_t week, mechanisms::Move move, Lines& lines) {
    bool const by_event = move.cause() == mechanisms::Cause::event;
    lines.cell(week);
    lines.text(run.model().organisation->id(org::person(move.person())));
    lines.word(people::practice_names[move.practice()]);
    lines.word(mechanisms::place_names[move.from()]);
    lines.word(mechanisms::place_names[move.to()]);
    lines.word(by_event ? interventions::kind_of(run.events()[move.event()].action)
                        : mechanisms::cause_names[static_cast<std::size_t>(move.cause())]);
    lines.cell(move.share_percent() / 100.0);
    lines.word(mechanisms::cause_names[static_cast<std::size_t>(move.second())]);
    lines.cell(move.second_share_percent() / 100.0);
    lines.end();
}

/// Where the people of one team stand in one practice.
struct Stand {
    std::uint32_t people = 0, complied = 0;
    std::array<std::uint32_t, people::rung_count> rungs{};
};
using Stands = std::array<Stand, people::practice_count>;

void count(people::Standing standing, Stands& stands) {
    if (!standing.present()) return;
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        ++stands[p].people;
        ++stands[p].rungs[standing.rung(p)];
        stands[p].complied += standing.complied(p) ? 1U : 0U;
    }
}

/// The holds of one team and practice, the largest two first; of equal ones the first in the list.
std::array<std::size_t, 2> largest_two(
    std::array<std::uint32_t, mechanisms::hold_count> const& holds) {
    std::array<std::size_t, 2> largest{};
    for (auto& place : largest)
        for (std::size_t h = 1; h < holds.size(); ++h)
            if (h != largest[0] && holds[h] > (place == 0 ? 0 : holds[place])) place = h;
    return largest;
}

void write_team(Simulation const& run, org::PersonId manager, std::uint32_t weeks,
                Stands const& stands, Lines& lines) {
    auto const& organisation = *run.model().organisation;
    auto const holds = run.causes()->holds_of(manager);
    bool const led = manager != org::no_person;
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        lines.text(led ? organisation.id(manager) : std::string_view{});
        lines.text(
            led ? organisation.department_names[run.world().people.departments[org::row(manager)]]
                : std::string_view{});
        lines.word(people::practice_names[p]);
        lines.cell(stands[p].people);
        for (auto const rung : stands[p].rungs) lines.cell(rung);
        lines.cell(stands[p].complied);
        for (auto const place : largest_two(holds[p])) lines.word(mechanisms::hold_names[place]);
        for (std::size_t h = 1; h < holds[p].size(); ++h)
            lines.cell(static_cast<double>(holds[p][h]) / weeks);
        lines.end();
    }
}

}  // namespace

void write_moves(Simulation const& run, charts::Names, std::ostream& out) {
    assert(run.causes() != nullptr);
    Lines lines(out);
    lines.header("week,person,practice,from,to,cause,share,second,second_share");
    for (std::uint32_t week = 1; week <= run.causes()->last_week(); ++week)
        for (auto const move : run.causes()->moves_of(week)) write_move(run, week, move, lines);
}

void write_reasons(Simulation const& run, charts::Names, std::ostream& out) {
    assert(run.causes() != nullptr);
    Lines lines(out);
    lines.word(
        "manager,department,practice,people,unaware,aware,willing,trained,using,habitual,complied,"
        "main,second");
    for (std::size_t h = 1; h < mechanisms::hold_count; ++h) lines.word(mechanisms::hold_names[h]);
    lines.end();
    auto const& hierarchy = *run.world().hierarchy;
    std::vector<Stands> teams(hierarchy.leaders.size() + 1);
    for (std::size_t i = 0; i < run.world().people.headcount(); ++i) {
        auto const manager = hierarchy.managers_of[i];
        count(run.world().people.standings[i],
              manager == org::no_person ? teams.back()
                                        : teams[hierarchy.leader_index[org::row(manager)]]);
    }
    auto leaders = hierarchy.leaders;
    std::sort(leaders.begin(), leaders.end());
    auto const weeks = std::max(1U, std::min(run.causes()->weeks(), run.week()));
    for (auto const manager : leaders)
        write_team(run, manager, weeks, teams[hierarchy.leader_index[org::row(manager)]], lines);
    write_team(run, org::no_person, weeks, teams.back(), lines);
}

}  // namespace diorama::report
