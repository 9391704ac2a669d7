#include "report/comparison_tables_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "problems/visible.hpp"
#include "report/comparison_layout.hpp"
#include "report/comparison_numbers.hpp"

namespace diorama::report {

namespace {

using experiment::Comparison;
using scenario::Study;

constexpr std::size_t longest_league = 5;

experiment::Interval ends(experiment::Estimate const& estimate) {
    return {estimate.low, estimate.high};
}

std::string estimate_text(NumberStyle const& style, experiment::Estimate const& estimate) {
    auto const interval = interval_text(style, ends(estimate));
    return number_text(style, estimate.mean) + (interval.empty() ? "" : " " + interval);
}

std::string level_text(experiment::WeeksTo const& entry) {
    return fmt::format("{} {:.0f} %", entry.measure, 100.0 * entry.level);
}

/// A median week: whole, or a half between two weeks.
std::string week_text(double week) { return fmt::format("{:g}", week); }

/// `[98, 131]`, `[98, > 208]`.
std::string weeks_interval_text(experiment::Interval interval, std::uint32_t last_week) {
    if (std::isnan(interval.low)) return {};
    auto const end = [&](double week) {
        return std::isinf(week) ? fmt::format("> {}", last_week) : week_text(week);
    };
    return fmt::format("[{}, {}]", end(interval.low), end(interval.high));
}

/// One measure and level: a line for each arm, or one for all when none gets there.
void add_group(Study const& study, std::uint32_t last_week,
               std::span<experiment::WeeksTo const> group, AlignedTable& table) {
    auto const weeks = style_of("weeks");
    auto const later = fmt::format("> {}", last_week);
    auto const never = [](auto const& entry) { return entry.reached_share == 0.0; };
    if (std::all_of(group.begin(), group.end(), never)) {
        table.add({level_text(group.front()), "no arm", percent_text(0.0), later, "", "", "", ""});
        return;
    }
    for (auto const& entry : group) {
        bool const is_known = !std::isnan(entry.median_weeks);
        table.add(
            {&entry == &group.front() ? level_text(entry) : "", arm_text(study, entry.arm),
             percent_text(entry.reached_share), is_known ? week_text(entry.median_weeks) : later,
             is_known ? weeks_interval_text(entry.median_interval, last_week) : "",
             signed_text(weeks, entry.difference), interval_text(weeks, entry.difference_interval),
             entry.both_count > 0 ? fmt::format("{}", entry.both_count) : ""});
    }
}

experiment::Total const* find_total(Comparison const& comparison, std::size_t arm,
                                    std::string_view name) {
    auto const found =
        std::find_if(comparison.totals.begin(), comparison.totals.end(),
                     [&](auto const& total) { return total.arm == arm && total.name == name; });
    return found == comparison.totals.end() ? nullptr : &*found;
}

std::string mean_text(Comparison const& comparison, std::size_t arm, std::string_view name) {
    auto const* total = find_total(comparison, arm, name);
    return total == nullptr ? "–" : number_text(style_of(total->unit), total->value.mean);
}

std::string hours_text(Study const& study, Comparison const& comparison) {
    AlignedTable table({Side::left, Side::right, Side::right, Side::right, Side::right, Side::right,
                        Side::right, Side::right});
    table.add({"", "spent", "a person", "pledged", "given", "used", "alone", "steering"});
    for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
        auto const mean_of = [&](std::string_view name) {
            return mean_text(comparison, arm, name);
        };
        auto const* spent = find_total(comparison, arm, "leader_change_hours");
        auto const* each = find_total(comparison, arm, "leader_change_hours_per_integrated_person");
        table.add({arm_text(study, arm), estimate_text(style_of("hours"), spent->value),
                   number_text({1.0, 2, "", ""}, each->value.mean),
                   mean_of("leader_pledged_hours_total"), mean_of("leader_given_hours_total"),
                   mean_of("leader_used_hours_total"), mean_of("leader_individual_hours_total"),
                   mean_of("leader_steering_hours_total")});
    }
    return "\n" +
           wrapped(
               "Leaders' hours over the whole run, all programme leaders together (a person: spent "
               "for each one integrated in the last week)",
               0) +
           table.text();
}

std::string sessions_text(Study const& study, Comparison const& comparison) {
    AlignedTable table(
        {Side::left, Side::right, Side::right, Side::right, Side::right, Side::right, Side::right});
    table.add(
        {"", "held", "slipped", "unprepared", "delegated", "by agency", "decisions by default, %"});
    for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
        auto const mean_of = [&](std::string_view name) {
            return mean_text(comparison, arm, name);
        };
        table.add({arm_text(study, arm), mean_of("sessions_held_total"),
                   mean_of("sessions_slipped_total"), mean_of("sessions_unprepared_total"),
                   mean_of("sessions_delegated_total"), mean_of("sessions_by_agency_total"),
                   mean_of("decisions_defaulted_share")});
    }
    return "\nSessions over the whole run, mean over seeds\n" + table.text();
}

std::string league_text(std::vector<experiment::Slip const*> const& league) {
    AlignedTable table({Side::right, Side::left, Side::left, Side::right, Side::right, Side::right,
                        Side::right, Side::right});
    table.add({"", "id", "title", "needed", "slipped", "rate, %", "95 %", "worst in"});
    auto const share = style_of("share");
    NumberStyle const sessions{1.0, 1, "", ""};
    for (auto const* slip : league)
        table.add({fmt::format("{}.", slip->rank), problems::visible(slip->id),
                   problems::visible(slip->title), number_text(sessions, slip->required_per_run),
                   number_text(sessions, slip->blocked_per_run), number_text(share, slip->rate),
                   interval_text(share, slip->rate_interval), percent_text(slip->worst_share)});
    return table.text();
}

}  // namespace

std::string arm_text(Study const& study, std::size_t arm) {
    return shortened(problems::visible(study.arms[arm].name), 28);
}

std::string last_week_text(Study const& study, Comparison const& comparison) {
    std::string text;
    auto const baseline = shortened(problems::visible(study.arms[study.baseline].name), 10);
    for (std::size_t measure = 0; measure < comparison.measures.size(); ++measure) {
        auto const& what = comparison.measures[measure];
        auto const style = style_of(what.unit);
        AlignedTable table(
            {Side::left, Side::right, Side::right, Side::right, Side::right, Side::right});
        table.add({"", "mean", "95 %", "vs " + baseline, "95 %", "P(best)"});
        for (auto const& result : comparison.results) {
            if (result.measure != measure || result.week != comparison.weeks) continue;
            auto const& difference = result.against_baseline.difference;
            table.add({arm_text(study, result.arm), number_text(style, result.value.mean),
                       interval_text(style, ends(result.value)),
                       signed_text(style, difference.mean), interval_text(style, ends(difference)),
                       percent_text(result.p_best)});
        }
        text += "\n" + wrapped(fmt::format("{} in week {}, {} ({} is better): {}", what.name,
                                           comparison.weeks, style.unit,
                                           what.higher_is_better ? "more" : "less", what.meaning),
                               0);
        text += table.text();
    }
    return text;
}

std::string weeks_to_text(Study const& study, Comparison const& comparison) {
    if (comparison.weeks_to.empty()) return {};
    AlignedTable table({Side::label, Side::left, Side::right, Side::right, Side::right, Side::right,
                        Side::right, Side::right});
    auto const baseline = shortened(problems::visible(study.arms[study.baseline].name), 10);
    table.add({"", "", "reached in", "weeks", "95 %", "vs " + baseline, "95 %", "seeds"});
    auto const& all = comparison.weeks_to;
    for (auto first = all.begin(); first != all.end();) {
        auto const last = std::find_if(first, all.end(), [&](auto const& entry) {
            return entry.measure != first->measure || entry.level != first->level;
        });
        add_group(study, comparison.weeks, {first, last}, table);
        first = last;
    }
    return "\n" +
           wrapped(
               fmt::format("Weeks until a share of the people is reached: median over seeds, those "
                           "that do not get there counted as later than week {}; differences over "
                           "the seeds in which both arms get there",
                           comparison.weeks),
               0) +
           table.text();
}

std::string totals_text(Study const& study, Comparison const& comparison) {
    if (comparison.totals.empty()) return {};
    return hours_text(study, comparison) + sessions_text(study, comparison);
}

std::string slips_text(Study const& study, Comparison const& comparison) {
    if (comparison.slips.empty()) return {};
    std::string text =
        "\n" +
        wrapped(
            "Where sessions slipped, and because of whom: the worst five by sessions slipped "
            "because of them for each that needed them",
            0);
    for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
        std::vector<experiment::Slip const*> league;
        for (auto const& slip : comparison.slips)
            if (slip.arm == arm && slip.rank > 0 && slip.rank <= longest_league && slip.rate > 0.0)
                league.push_back(&slip);
        auto const slipped = mean_text(comparison, arm, "sessions_slipped_total");
        text += league.empty() ? fmt::format("{}: nobody to name\n", arm_text(study, arm))
                               : fmt::format("{}: {} sessions slipped\n{}", arm_text(study, arm),
                                             slipped, league_text(league));
    }
    return text;
}

}  // namespace diorama::report
