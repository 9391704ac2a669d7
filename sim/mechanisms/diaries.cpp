#include "mechanisms/diaries.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>

#include "calendar/week.hpp"
#include "mechanisms/leader_draws.hpp"
#include "mechanisms/standing_loads.hpp"
#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

void LeaderWeeks::resize(std::size_t leaders) {
    for (auto* column : {&meeting_hours, &spare_hours, &steering_hours, &presence, &waiting_hours,
                         &pending_message})
        column->resize(leaders);
    asked.resize(leaders);
    answered.resize(leaders);
}

CountedSpan counted_span(std::size_t reports, double counted_reports) noexcept {
    assert(counted_reports > 1.0);
    CountedSpan span;
    span.met = static_cast<double>(reports);
    while (span.met > counted_reports) {
        span.met /= counted_reports;
        ++span.unseen_layers;
    }
    // A hidden layer is at least as wide as one person can lead.
    if (span.unseen_layers > 0) span.met = counted_reports;
    return span;
}

double standing_load_hours(Diaries const& p, unsigned depth, CountedSpan span,
                           double hierarchy_load, double autonomy_share) noexcept {
    double const base = depth <= 1   ? p.top_base_hours_per_week
                        : depth == 2 ? p.second_level_base_hours_per_week
                                     : p.lower_level_base_hours_per_week;
    return base + 2.0 * p.hours_per_report * span.met * hierarchy_load * (1.0 - autonomy_share);
}

namespace {

StaffWeek share_week(Diaries const& p, double load_hours, double ad_hoc, double extra_hours,
                     double steering_hours) noexcept {
    double const meeting = (1.0 - p.ad_hoc_share) * load_hours + ad_hoc + extra_hours;
    double const booked = std::min(meeting, double(calendar::hours_per_week));
    double const spare =
        double(calendar::hours_per_week) - booked - p.desk_hours_per_week - steering_hours;
    return {booked, std::max(spare, 0.0)};
}

/// The weeks of one block of leaders, counted from rows.first. Apart from the draws, so that
/// nothing in it has to be foreseen.
void share_weeks(Diaries const& diaries, std::span<double const> loads,
                 std::span<double const> ad_hoc, parallel::Rows rows, LeaderWeeks& leaders) {
    Diaries const p = diaries;
    double const* const load = loads.data();
    double const* const count = ad_hoc.data();
    std::uint16_t const* const answered = leaders.answered.data() + rows.first;
    float const* const steering = leaders.steering_hours.data() + rows.first;
    float* const meeting_hours = leaders.meeting_hours.data() + rows.first;
    float* const spare_hours = leaders.spare_hours.data() + rows.first;
    numerics::in_widest_vectors([=] {
        for (std::size_t k = 0; k < rows.size(); ++k) {
            auto const diary =
                share_week(p, load[k], count[k], p.escalation_hours_per_answer * answered[k],
                           static_cast<double>(steering[k]));
            meeting_hours[k] = static_cast<float>(diary.meeting_hours);
            spare_hours[k] = static_cast<float>(diary.spare_hours);
        }
    });
}

}  // namespace

StaffWeek diary_of_staff(Diaries const& p, double steering_hours, std::uint64_t seed,
                         std::uint32_t week, std::uint32_t person) noexcept {
    auto const draw = random::words({seed, random::Purpose::ad_hoc_meetings, week, person});
    double const load = p.lower_level_base_hours_per_week;
    double const ad_hoc = random::poisson(ad_hoc_mean_hours(p, load), random::uniform(draw[0]));
    return share_week(p, load, ad_hoc, 0.0, steering_hours);
}

void fill_diaries(Diaries const& p, StandingLoads const& loads, org::Hierarchy const& hierarchy,
                  std::uint64_t seed, std::uint32_t week, parallel::Rows rows,
                  LeaderWeeks& leaders) noexcept {
    LeaderDraws draws;
    std::array<double, parallel::rows_per_block> load_hours, ad_hoc_hours;
    auto const* const load_of = loads.load_hours().data();
    auto const* const ad_hoc_of = loads.ad_hoc().data();
    parallel::for_blocks(rows, [&](parallel::Rows block) {
        draw_leaders({seed, random::Purpose::ad_hoc_meetings, week, 0}, hierarchy, block, draws);
        for (std::size_t k = 0; k < block.size(); ++k) {
            auto const kind = loads.kind_of(block.first + k);
            load_hours[k] = load_of[kind];
            ad_hoc_hours[k] = ad_hoc_of[kind].count(random::uniform(draws.words[0][k]));
        }
        share_weeks(p, load_hours, ad_hoc_hours, block, leaders);
    });
}

StaffWeek diary_from_calendar(Diaries const& p, calendar::Hours busy, double extra_hours,
                              double steering_hours) noexcept {
    double const meeting =
        std::min(std::popcount(busy) + extra_hours, double(calendar::hours_per_week));
    double const spare =
        double(calendar::hours_per_week) - meeting - p.desk_hours_per_week - steering_hours;
    return {meeting, std::max(spare, 0.0)};
}

void take_calendars(Diaries const& p, std::span<ImportedDiary const> diaries,
                    org::Hierarchy const& hierarchy, LeaderWeeks& leaders) noexcept {
    for (auto const& diary : diaries) {
        auto const i = hierarchy.leader_index[org::row(diary.who)];
        if (i == org::Hierarchy::no_leader) continue;
        auto const week =
            diary_from_calendar(p, diary.busy, p.escalation_hours_per_answer * leaders.answered[i],
                                static_cast<double>(leaders.steering_hours[i]));
        leaders.meeting_hours[i] = static_cast<float>(week.meeting_hours);
        leaders.spare_hours[i] = static_cast<float>(week.spare_hours);
    }
}

void fill_presence(StandingLoads const& loads, parallel::Rows rows, LeaderWeeks& leaders) noexcept {
    std::array<double, parallel::rows_per_block> needed;
    parallel::for_blocks(rows, [&](parallel::Rows block) {
        for (std::size_t k = 0; k < block.size(); ++k)
            needed[k] = loads.presence_hours()[loads.kind_of(block.first + k)];
        double const* const hours = needed.data();
        float const* const spare = leaders.spare_hours.data() + block.first;
        float* const presence = leaders.presence.data() + block.first;
        numerics::in_widest_vectors([=] {
            for (std::size_t k = 0; k < block.size(); ++k)
                presence[k] =
                    static_cast<float>(std::min(1.0, static_cast<double>(spare[k]) / hours[k]));
        });
    });
}

}  // namespace diorama::mechanisms
