#include "report/robustness_report.hpp"

#include <fmt/format.h>

#include <array>
#include <ostream>

#include "experiment/compared_measures.hpp"
#include "problems/visible.hpp"
#include "report/comparison_layout.hpp"
#include "report/comparison_numbers.hpp"
#include "report/csv_cell.hpp"
#include "report/json_number.hpp"

namespace diorama::report {

namespace {

using Json = nlohmann::ordered_json;
using design::Robustness;
using scenario::Study;

double share(std::size_t count, Robustness const& robustness) {
    return robustness.draws == 0
               ? experiment::not_known
               : static_cast<double>(count) / static_cast<double>(robustness.draws);
}

/// A claim with an allowance ("at most 5 points below") says nothing of the sign.
bool claims_a_sign(scenario::Expectation const& expectation) { return expectation.by >= 0.0; }

/// The share of draws with the claimed sign and its interval, not known where none is claimed.
std::array<double, 3> sign_numbers(Study const& study, Robustness const& robustness,
                                   std::size_t k) {
    auto const& held = robustness.held[k];
    if (!claims_a_sign(study.expectations[k]))
        return {experiment::not_known, experiment::not_known, experiment::not_known};
    return {share(held.sign_count, robustness), held.sign_interval.low, held.sign_interval.high};
}

NumberStyle style_for(Study const& study, scenario::Expectation const& expectation) {
    auto const list = experiment::published(study.arms[expectation.arm]);
    return style_of(list[*measures::find(list, expectation.measure)].unit);
}

std::string held_text(Study const& study, Robustness const& robustness, std::size_t k) {
    auto const& held = robustness.held[k];
    auto const& expectation = study.expectations[k];
    auto const style = style_for(study, expectation);
    NumberStyle const percent{100.0, 0, "%", "%"};
    auto const sign =
        claims_a_sign(expectation)
            ? fmt::format("sign in {} {}, margin", percent_text(share(held.sign_count, robustness)),
                          interval_text(percent, held.sign_interval))
            : std::string("within what is allowed");
    return wrapped(fmt::format("- {} in {} {}: {}", sign,
                               percent_text(share(held.margin_count, robustness)),
                               interval_text(percent, held.margin_interval),
                               problems::visible(expectation.claim)),
                   2) +
           "  " +
           wrapped(
               fmt::format("{} in week {}: median difference {} {}, claimed at least {}",
                           expectation.measure, expectation.week, signed_text(style, held.median),
                           style.difference_unit, number_text(style, expectation.by)),
               2, 2);
}

}  // namespace

std::string robustness_text(Study const& study, Robustness const& robustness) {
    auto const& plan = robustness.plan;
    auto text = "\n" + wrapped(fmt::format("Robustness: {} draws of {} parameters at once, each "
                                           "multiplied by {:g} to {:g}, {} seeds a draw",
                                           robustness.draws, robustness.varied.size(),
                                           1.0 - plan.spread, 1.0 + plan.spread, plan.replicates),
                               0);
    if (robustness.interrupted)
        text += wrapped(fmt::format("Interrupted: {} of {} draws are complete; only they are "
                                    "counted.",
                                    robustness.draws, plan.draws),
                        0);
    for (std::size_t k = 0; k < robustness.held.size(); ++k)
        text += held_text(study, robustness, k);
    std::string fixed;
    for (auto const& one : robustness.fixed)
        if (one.reason == "an arm sets it" || one.reason == "an event sets it")
            fixed += (fixed.empty() ? "" : ", ") + one.path;
    if (!fixed.empty()) text += wrapped("Not varied, because the arms set them: " + fixed, 2);
    return text;
}

Json robustness_json(Study const& study, Robustness const& robustness) {
    auto expectations = Json::array();
    for (std::size_t k = 0; k < robustness.held.size(); ++k) {
        auto const& held = robustness.held[k];
        auto const sign = sign_numbers(study, robustness, k);
        expectations.push_back({{"claim", study.expectations[k].claim},
                                {"sign_share", json_number(sign[0])},
                                {"sign_low", json_number(sign[1])},
                                {"sign_high", json_number(sign[2])},
                                {"margin_share", json_number(share(held.margin_count, robustness))},
                                {"margin_low", json_number(held.margin_interval.low)},
                                {"margin_high", json_number(held.margin_interval.high)},
                                {"median_difference", json_number(held.median)},
                                {"by", json_number(study.expectations[k].by)}});
    }
    auto varied = Json::array();
    for (auto const& factor : robustness.varied)
        varied.push_back({{"path", factor.path}, {"low", factor.low}, {"high", factor.high}});
    auto fixed = Json::array();
    for (auto const& one : robustness.fixed)
        fixed.push_back({{"path", one.path}, {"reason", one.reason}});
    return {{"draws", robustness.draws},
            {"planned_draws", robustness.plan.draws},
            {"replicates", robustness.plan.replicates},
            {"spread", robustness.plan.spread},
            {"interrupted", robustness.interrupted},
            {"expectations", expectations},
            {"varied", varied},
            {"fixed", fixed}};
}

void write_robustness(Study const& study, Robustness const& robustness, std::ostream& out) {
    out << "study,claim,draws,sign_share,sign_low,sign_high,margin_share,margin_low,margin_high,"
           "median_difference,by\n";
    for (std::size_t k = 0; k < robustness.held.size(); ++k) {
        auto const& held = robustness.held[k];
        out << csv_cell(study.name) << ',' << csv_cell(study.expectations[k].claim) << ','
            << robustness.draws;
        auto const sign = sign_numbers(study, robustness, k);
        for (double const value : {sign[0], sign[1], sign[2], share(held.margin_count, robustness),
                                   held.margin_interval.low, held.margin_interval.high, held.median,
                                   study.expectations[k].by})
            out << ',' << csv_cell(value);
        out << '\n';
    }
}

void write_robustness_draws(Study const& study, Robustness const& robustness, std::ostream& out) {
    out << "draw";
    for (std::size_t k = 0; k < robustness.held.size(); ++k) out << ",expectation_" << k + 1;
    for (auto const& factor : robustness.varied) out << ',' << factor.path;
    out << '\n';
    auto const& baseline = study.arms[study.baseline].scenario.model;
    for (std::size_t draw = 0; draw < robustness.draws; ++draw) {
        out << draw + 1;
        for (auto const& held : robustness.held) out << ',' << csv_cell(held.differences[draw]);
        for (double const value :
             design::drawn_values(robustness.varied, baseline, baseline.seed, draw))
            out << ',' << csv_cell(value);
        out << '\n';
    }
}

}  // namespace diorama::report
