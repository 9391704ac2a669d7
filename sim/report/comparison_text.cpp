#include "report/comparison_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "experiment/compared_measures.hpp"
#include "problems/visible.hpp"
#include "report/comparison_layout.hpp"
#include "report/comparison_numbers.hpp"
#include "report/comparison_tables_text.hpp"
#include "report/comparison_timing_text.hpp"

namespace diorama::report {

namespace {

using experiment::Comparison;
using scenario::Study;

std::string count_text(std::size_t count) {
    return number_text({1.0, 0, "", ""}, static_cast<double>(count));
}

/// `2,000 people in 9 departments; ties generated`, once for all arms that share it.
std::string organisation_text(org::Organisation const& organisation) {
    return fmt::format("{} people in {} department{}; ties {}",
                       count_text(organisation.headcount()),
                       count_text(organisation.department_names.size()),
                       organisation.department_names.size() == 1 ? "" : "s",
                       organisation.ties_generated ? "generated" : "as given");
}

std::string organisations_text(Study const& study) {
    std::vector<std::string> seen;
    std::string text;
    for (auto const& arm : study.arms) {
        auto const one = organisation_text(*arm.scenario.model.organisation);
        if (std::find(seen.begin(), seen.end(), one) == seen.end()) seen.push_back(one);
    }
    if (seen.size() == 1) return seen.front() + "\n";
    for (std::size_t arm = 0; arm < study.arms.size(); ++arm)
        text += arm_text(study, arm) + ": " +
                organisation_text(*study.arms[arm].scenario.model.organisation) + "\n";
    return text;
}

std::string seeds_text(Study const& study, Comparison const& comparison) {
    auto const& seeds = comparison.seeds;
    std::string text;
    if (comparison.interrupted)
        text =
            wrapped(fmt::format("Interrupted: {} of {} seeds are complete; only they are counted.",
                                seeds.size(), comparison.planned_replicates),
                    0);
    if (seeds.size() == 1)
        text += wrapped(
            "One seed shows no spread, so there are no intervals and nothing is decided; "
            "--replicates asks for more.",
            0);
    else
        text += wrapped(fmt::format("Intervals are 95 %; differences are to {}, seed by seed.",
                                    arm_text(study, study.baseline)),
                        0);
    return text;
}

std::string head_text(Study const& study, Comparison const& comparison) {
    auto const& seeds = comparison.seeds;
    auto const over = seeds.size() == 1 ? fmt::format("one seed ({})", seeds.front())
                                        : fmt::format("the same {} seeds ({} to {})", seeds.size(),
                                                      seeds.front(), seeds.back());
    return wrapped(problems::visible(study.name), 0) +
           wrapped(
               fmt::format("{} arms over {}, {} weeks", study.arms.size(), over, comparison.weeks),
               0) +
           organisations_text(study) + seeds_text(study, comparison);
}

/// As many decimals as it takes to show on which side of 0 the interval's ends are, within reason.
NumberStyle telling_style(NumberStyle style, experiment::Interval interval) {
    auto const shows_zero = [&](double end) {
        return std::isfinite(end) && end != 0.0 &&
               number_text(style, end).find_first_of("123456789") == std::string::npos;
    };
    for (int more = 0; more < 3 && (shows_zero(interval.low) || shows_zero(interval.high)); ++more)
        ++style.decimals;
    return style;
}

/// One sentence on one measure, by the rule stated in the header.
std::string lead_text(Study const& study, Comparison const& comparison,
                      experiment::Lead const& lead) {
    auto const& measure = comparison.measures[lead.measure];
    auto style = style_of(measure.unit);
    auto const first = arm_text(study, lead.first);
    auto const second = arm_text(study, lead.second);
    // In the direction that is better, so that ahead is always positive.
    double const sign = measure.higher_is_better ? 1.0 : -1.0;
    experiment::Interval const interval{sign > 0 ? lead.difference.low : -lead.difference.high,
                                        sign > 0 ? lead.difference.high : -lead.difference.low};
    style = telling_style(style, interval);
    auto const distance = distance_text(style, lead.difference.mean) + " " +
                          std::string(measure.higher_is_better ? "more" : "less");
    if (lead.difference.mean == 0.0 && !(interval.low < interval.high))
        return fmt::format("no difference between {} and {}", first, second);
    if (std::isnan(interval.low))
        return fmt::format("undecided: {} has {} than {}, in a single seed", first, distance,
                           second);
    auto const numbers = fmt::format("{} {}", distance, interval_text(style, interval));
    auto const best = fmt::format("best in {} of seeds", percent_text(lead.p_best));
    if (!lead.decided())
        return fmt::format("undecided between {} and {}: {}, {}", first, second, numbers, best);
    return fmt::format("{} is ahead of {}: {}, {}", first, second, numbers, best);
}

std::string leads_text(Study const& study, Comparison const& comparison) {
    if (comparison.leads.empty()) return {};
    auto text = fmt::format("\nAt the end, in week {} (ahead: the interval leaves out 0)\n",
                            comparison.weeks);
    for (auto const& lead : comparison.leads)
        text += wrapped(fmt::format("- {}: {}", comparison.measures[lead.measure].name,
                                    lead_text(study, comparison, lead)),
                        2);
    return text;
}

/// What an arm is compared with: `Unit`, `0.6`, `itself in week 52`.
std::string than_text(Study const& study, scenario::Expectation const& expectation,
                      NumberStyle const& style) {
    if (!expectation.than_arm && !expectation.than_week)
        return number_text(style, expectation.than_value) + " " + std::string(style.unit);
    auto const whom = expectation.than_arm ? arm_text(study, *expectation.than_arm) : "itself";
    return expectation.than_week ? fmt::format("{} in week {}", whom, *expectation.than_week)
                                 : whom;
}

std::string judgement_text(Study const& study, experiment::Judgement const& judgement) {
    auto const& expectation = study.expectations[judgement.expectation];
    auto const list = experiment::published(study.arms[expectation.arm]);
    auto const style = style_of(list[*measures::find(list, expectation.measure)].unit);
    bool const is_above = expectation.relation == scenario::Relation::above;
    auto text = wrapped(fmt::format("- {}: {}", verdict_text(judgement.verdict),
                                    problems::visible(expectation.claim)),
                        2);
    auto numbers = fmt::format(
        "{} of {} in week {} is {} {} by {} {}; claimed at least {}, with {:g} % confidence",
        expectation.measure, arm_text(study, expectation.arm), expectation.week,
        is_above ? "above" : "below", than_text(study, expectation, style),
        signed_text(style, judgement.difference.mean),
        interval_text(style, {judgement.difference.low, judgement.difference.high}),
        number_text(style, expectation.by), 100.0 * expectation.confidence);
    if (std::isnan(judgement.difference.mean)) numbers = judgement.note;
    return text + "  " + wrapped(numbers, 2, 2);
}

std::string expectations_text(Study const& study, Comparison const& comparison) {
    if (comparison.judgements.empty()) return {};
    std::array<std::size_t, 3> counts{};
    for (auto const& one : comparison.judgements) ++counts[static_cast<std::size_t>(one.verdict)];
    auto text = fmt::format("\nExpectations: {} hold, {} fail, {} undecided\n", counts[0],
                            counts[1], counts[2]);
    for (auto const& one : comparison.judgements) text += judgement_text(study, one);
    return text;
}

std::string cost_text(Comparison const& comparison, ComparisonCost const& cost) {
    auto text =
        fmt::format("{} runs in {:.1f} s on {} thread{}", count_text(comparison.digests.size()),
                    cost.seconds, cost.threads, cost.threads == 1 ? "" : "s");
    if (!std::isnan(comparison.pairing_gain))
        text += fmt::format("; same seeds are worth {:.1f} times as many runs (median)",
                            comparison.pairing_gain);
    return "\n" + wrapped(text, 0);
}

}  // namespace

std::string comparison_text(Study const& study, Comparison const& comparison,
                            ComparisonCost const& cost) {
    if (comparison.seeds.empty())
        return wrapped(
            fmt::format("{}: interrupted before every arm had finished its first seed; there is "
                        "nothing to compare.",
                        problems::visible(study.name)),
            0);
    return head_text(study, comparison) + leads_text(study, comparison) +
           last_week_text(study, comparison) + weeks_to_text(study, comparison) +
           totals_text(study, comparison) + slips_text(study, comparison) +
           timing_text(study, comparison) + expectations_text(study, comparison) +
           cost_text(comparison, cost);
}

}  // namespace diorama::report
