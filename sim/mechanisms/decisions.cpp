#include "mechanisms/decisions.hpp"

#include <algorithm>
#include <limits>

#include "mechanisms/leader_draws.hpp"
#include "numerics/portable.hpp"
#include "numerics/wide_vectors.hpp"

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

/// -log(u) is above 2 (1 - u) / (1 + u): most often that is beyond the week already.
/// Takes    expected: how many come in what is left of the week, on average
bool comes_too_late(double u, double expected) noexcept {
    return 2.0 * (1.0 - u) >= expected * (1.0 + u);
}

/// One tray on its way through a week.
struct Tray {
    Decisions const& p;
    double per_week;
    double hours;
    TrayWeek week;
    double taken_on_hours = week.waiting_hours;
    double now_weeks = 0.0;

    /// Whether the next exception still comes this week: then the tray is as it finds it.
    bool gets_to(double gap_weeks) noexcept {
        if (now_weeks + gap_weeks >= 1.0) return false;
        now_weeks += gap_weeks;
        week.waiting_hours = std::max(0.0, week.waiting_hours - hours * gap_weeks);
        ++week.asked;
        return true;
    }
    void take_on(double work_hours) noexcept {
        if (week.waiting_hours > p.patience_weeks * hours) return;
        week.waiting_hours += work_hours;
        taken_on_hours += work_hours;
        ++week.answered;
    }
    /// All that come from now on.
    void take_all(random::Sequence& draws) noexcept {
        while (week.asked < std::numeric_limits<std::uint16_t>::max()) {
            double const u = draws.next_uniform();
            if (comes_too_late(u, (1.0 - now_weeks) * per_week)) return;
            if (!gets_to(random::exponential(u) / per_week)) return;
            take_on(p.hours_per_decision * random::exponential(draws.next_uniform()));
        }
    }
    TrayWeek end() noexcept {
        week.waiting_hours = std::max(0.0, week.waiting_hours - hours * (1.0 - now_weeks));
        week.worked_hours = taken_on_hours - week.waiting_hours;
        return week;
    }
};

/// The trays of one block of managers, counted from its first.
struct Trays {
    template <class T>
    using Column = std::array<T, parallel::rows_per_block>;

    Column<double> hours;            ///< for answering
    Column<double> waiting, worked;  ///< at the end of the week
    Column<std::uint8_t> is_asked;   ///< or nobody asks them anything this week, 1 or 0
    std::size_t count = 0;           ///< of those who are asked
    Column<std::uint16_t> who;       ///< [count]
};

/// Those of them who are asked, [count], and the week as it is if the first exception is the only
/// one: so it is for most.
struct FirstExceptions {
    Trays::Column<double> gap_weeks, work_hours;               ///< when it comes, what it takes
    Trays::Column<double> waiting, worked;                     ///< at the end of the week
    Trays::Column<std::uint32_t> comes, is_answered, is_last;  ///< 1 or 0
};

/// The week as it is for those whom nobody asks, and who they are.
void work_off(Decisions const& p, double desk_hours, std::span<double const> per_week,
              LeaderDraws const& draws, parallel::Rows rows, LeaderWeeks const& leaders,
              Trays& trays) noexcept {
    double const least = p.least_hours_per_week;
    double const share = p.decision_time_share;
    float const* const spare = leaders.spare_hours.data() + rows.first;
    float const* const before = leaders.waiting_hours.data() + rows.first;
    double const* const expected = per_week.data() + rows.first;
    std::uint32_t const* const word = draws.words[0].data();
    auto* const hours = trays.hours.data();
    auto* const waiting = trays.waiting.data();
    auto* const worked = trays.worked.data();
    auto* const is_asked = trays.is_asked.data();
    numerics::in_widest_vectors([=] {
        for (std::size_t k = 0; k < rows.size(); ++k) {
            double const given =
                std::max(least, share * (static_cast<double>(spare[k]) + desk_hours));
            double const all = static_cast<double>(before[k]);
            double const left = std::max(0.0, all - given);
            hours[k] = given;
            waiting[k] = left;
            worked[k] = all - left;
            is_asked[k] = comes_too_late(random::uniform(word[k]), expected[k]) ? 0 : 1;
        }
    });
    trays.count = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        trays.who[trays.count] = static_cast<std::uint16_t>(k);
        trays.count += trays.is_asked[k];
    }
}

/// As Tray, for all who are asked: the first exception, and the end of the week.
void take_first(Decisions const& p, std::span<double const> per_week, LeaderDraws const& draws,
                parallel::Rows rows, LeaderWeeks const& leaders, Trays const& trays,
                FirstExceptions& all) noexcept {
    struct Taken {
        Trays::Column<std::uint32_t> when, work, next;
        Trays::Column<double> expected, hours;
        Trays::Column<float> waiting;
    } taken;
    for (std::size_t n = 0; n < trays.count; ++n) {
        std::size_t const k = trays.who[n];
        taken.when[n] = draws.words[0][k];
        taken.work[n] = draws.words[1][k];
        taken.next[n] = draws.words[2][k];
        taken.expected[n] = per_week[rows.first + k];
        taken.hours[n] = trays.hours[k];
        taken.waiting[n] = leaders.waiting_hours[rows.first + k];
    }
    numerics::in_widest_vectors([count = trays.count, from = &taken, to = &all,
                                 mean_hours = p.hours_per_decision, patience = p.patience_weeks] {
        for (std::size_t n = 0; n < count; ++n) {
            double const expected = from->expected[n], hours = from->hours[n];
            double const gap = random::exponential(random::uniform(from->when[n])) / expected;
            double const work = mean_hours * random::exponential(random::uniform(from->work[n]));
            double const before = static_cast<double>(from->waiting[n]);
            double const found = std::max(0.0, before - hours * gap);
            bool const is_answered = found <= patience * hours;
            double const then = is_answered ? found + work : found;
            double const taken_on = is_answered ? before + work : before;
            double const left = std::max(0.0, then - hours * (1.0 - gap));
            to->gap_weeks[n] = gap;
            to->work_hours[n] = work;
            to->waiting[n] = left;
            to->worked[n] = taken_on - left;
            to->comes[n] = gap < 1.0;
            to->is_answered[n] = is_answered;
            to->is_last[n] = comes_too_late(random::uniform(from->next[n]), (1.0 - gap) * expected);
        }
    });
}

/// What answering took beyond its share of the desk hours is not spare.
void keep_hours(Decisions const& p, double desk_hours, Trays const& trays, parallel::Rows rows,
                LeaderWeeks& leaders) noexcept {
    double const desk = p.decision_time_share * desk_hours;
    double const* const worked = trays.worked.data();
    double const* const left = trays.waiting.data();
    float* const spare = leaders.spare_hours.data() + rows.first;
    float* const waiting = leaders.waiting_hours.data() + rows.first;
    numerics::in_widest_vectors([=] {
        for (std::size_t k = 0; k < rows.size(); ++k) {
            double const beyond_desk = std::max(0.0, worked[k] - desk);
            spare[k] =
                static_cast<float>(std::max(0.0, static_cast<double>(spare[k]) - beyond_desk));
            waiting[k] = static_cast<float>(left[k]);
        }
    });
}

}  // namespace

TrayWeek answer_exceptions(Decisions const& p, double waiting_hours, double per_week, double hours,
                           std::uint64_t seed, std::uint32_t week, std::uint32_t leader) noexcept {
    random::Sequence draws({seed, random::Purpose::exceptions, week, leader});
    Tray tray{p, per_week, hours, {0, 0, waiting_hours}};
    tray.take_all(draws);
    return tray.end();
}

void answer_all(Decisions const& p, double desk_hours, std::vector<double> const& per_week,
                org::Hierarchy const& hierarchy, std::uint64_t seed, std::uint32_t week,
                parallel::Rows rows, LeaderWeeks& leaders) noexcept {
    LeaderDraws draws;
    Trays trays;
    FirstExceptions first;
    parallel::for_blocks(rows, [&](parallel::Rows block) {
        draw_leaders({seed, random::Purpose::exceptions, week, 0}, hierarchy, block, draws);
        work_off(p, desk_hours, per_week, draws, block, leaders, trays);
        take_first(p, per_week, draws, block, leaders, trays, first);
        auto const begin = static_cast<std::ptrdiff_t>(block.first);
        std::fill_n(leaders.asked.begin() + begin, block.size(), std::uint16_t{0});
        std::fill_n(leaders.answered.begin() + begin, block.size(), std::uint16_t{0});
        for (std::size_t n = 0; n < trays.count; ++n) {
            if (first.comes[n] == 0) continue;
            std::size_t const k = trays.who[n];
            std::size_t const i = block.first + k;
            if (first.is_last[n] != 0) {
                trays.waiting[k] = first.waiting[n];
                trays.worked[k] = first.worked[n];
                leaders.asked[i] = 1;
                leaders.answered[i] = static_cast<std::uint16_t>(first.is_answered[n]);
                continue;
            }
            Tray tray{p,
                      per_week[i],
                      trays.hours[k],
                      {0, 0, static_cast<double>(leaders.waiting_hours[i])}};
            tray.gets_to(first.gap_weeks[n]);
            tray.take_on(first.work_hours[n]);
            auto const person = static_cast<std::uint32_t>(org::row(hierarchy.leaders[i]));
            random::Sequence others({seed, random::Purpose::exceptions, week, person}, draws.of(k),
                                    2);
            tray.take_all(others);
            auto const done = tray.end();
            trays.waiting[k] = done.waiting_hours;
            trays.worked[k] = done.worked_hours;
            leaders.asked[i] = static_cast<std::uint16_t>(done.asked);
            leaders.answered[i] = static_cast<std::uint16_t>(done.answered);
        }
        keep_hours(p, desk_hours, trays, block, leaders);
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
