#include "mechanisms/decisions.hpp"

#include <algorithm>
#include <limits>

#include "mechanisms/leader_draws.hpp"
#include "numerics/portable.hpp"

namespace diorama::mechanisms {

std::vector<double> exceptions_per_week(Decisions const& p, double centralisation,
                                        double counted_reports, org::Hierarchy const& hierarchy) {
    // rising[k]: exceptions that person k hands to the manager, their own and those passed on.
    std::vector<double> stopping(hierarchy.leaders.size(), 0.0);
    std::vector<double> arriving(hierarchy.leaders.size(), 0.0);
    for (std::size_t k = hierarchy.leaders.size(); k-- > 0;) {
        org::PersonId const leader = hierarchy.leaders[k];
        double sum = 0.0;
        for (org::PersonId const report : hierarchy.reports_of(leader)) {
            auto const index = hierarchy.leader_index[org::row(report)];
            double const passed_on =
                index == org::Hierarchy::no_leader ? 0.0 : centralisation * arriving[index];
            sum += p.exceptions_per_person_per_week + passed_on;
        }
        // Team leaders whom the chart does not show answer their part before it gets here.
        auto const span = counted_span(hierarchy.span_of(leader), counted_reports);
        for (unsigned layer = 0; layer < span.unseen_layers; ++layer) sum *= centralisation;
        bool const is_root = hierarchy.managers_of[org::row(leader)] == org::no_person;
        arriving[k] = sum;
        stopping[k] = is_root ? sum : (1.0 - centralisation) * sum;
    }
    return stopping;
}

namespace {

/// Takes    draws: by reference, as a copy of what was written word by word just before would wait
///          for all of it
TrayWeek answer(Decisions const& p, double waiting_hours, double per_week, double hours,
                random::Sequence& draws) noexcept {
    TrayWeek tray;
    tray.waiting_hours = waiting_hours;
    double taken_on_hours = waiting_hours;
    double now_weeks = 0.0;
    if (per_week > 0.0) {
        while (tray.asked < std::numeric_limits<std::uint16_t>::max()) {
            double const u = draws.next_uniform();
            // -log(u) is above 2 (1 - u) / (1 + u): most often that is beyond the week already.
            if (2.0 * (1.0 - u) >= (1.0 - now_weeks) * per_week * (1.0 + u)) break;
            double const gap_weeks = random::exponential(u) / per_week;
            if (now_weeks + gap_weeks >= 1.0) break;
            now_weeks += gap_weeks;
            tray.waiting_hours = std::max(0.0, tray.waiting_hours - hours * gap_weeks);
            ++tray.asked;
            double const work_hours =
                p.hours_per_decision * random::exponential(draws.next_uniform());
            if (tray.waiting_hours <= p.patience_weeks * hours) {
                tray.waiting_hours += work_hours;
                taken_on_hours += work_hours;
                ++tray.answered;
            }
        }
    }
    tray.waiting_hours = std::max(0.0, tray.waiting_hours - hours * (1.0 - now_weeks));
    tray.worked_hours = taken_on_hours - tray.waiting_hours;
    return tray;
}

}  // namespace

TrayWeek answer_exceptions(Decisions const& p, double waiting_hours, double per_week, double hours,
                           std::uint64_t seed, std::uint32_t week, std::uint32_t leader) noexcept {
    random::Sequence draws({seed, random::Purpose::exceptions, week, leader});
    return answer(p, waiting_hours, per_week, hours, draws);
}

void answer_all(Decisions const& p, double desk_hours, std::vector<double> const& per_week,
                org::Hierarchy const& hierarchy, std::uint64_t seed, std::uint32_t week,
                parallel::Rows rows, LeaderWeeks& leaders) noexcept {
    LeaderDraws draws;
    parallel::for_blocks(rows, [&](parallel::Rows block) {
        draw_leaders({seed, random::Purpose::exceptions, week, 0}, hierarchy, block, draws);
        for (std::size_t i = block.first; i < block.last; ++i) {
            double const hours = std::max(
                p.least_hours_per_week,
                p.decision_time_share * (static_cast<double>(leaders.spare_hours[i]) + desk_hours));
            auto const person = static_cast<std::uint32_t>(org::row(hierarchy.leaders[i]));
            random::Sequence sequence({seed, random::Purpose::exceptions, week, person},
                                      draws.of(i - block.first));
            auto const tray = answer(p, static_cast<double>(leaders.waiting_hours[i]), per_week[i],
                                     hours, sequence);
            leaders.waiting_hours[i] = static_cast<float>(tray.waiting_hours);
            leaders.asked[i] = static_cast<std::uint16_t>(tray.asked);
            leaders.answered[i] = static_cast<std::uint16_t>(tray.answered);
            double const beyond_desk =
                std::max(0.0, tray.worked_hours - p.decision_time_share * desk_hours);
            leaders.spare_hours[i] = static_cast<float>(
                std::max(0.0, static_cast<double>(leaders.spare_hours[i]) - beyond_desk));
        }
    });
}

double default_share_in_theory(double arrivals_per_week, double answers_per_week,
                               double patience_weeks) noexcept {
    double const load = arrivals_per_week / answers_per_week;
    double const distance = load < 1.0 ? 1.0 - load : load - 1.0;
    // At full load the formula is 0/0; its limit is 1 / (2 + answers * patience).
    if (distance < 1e-6) return 1.0 / (2.0 + answers_per_week * patience_weeks);
    double const e = numerics::exp(-answers_per_week * (1.0 - load) * patience_weeks);
    return (1.0 - load) * load * e / (1.0 - load * load * e);
}

}  // namespace diorama::mechanisms
