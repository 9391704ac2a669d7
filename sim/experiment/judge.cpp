#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "experiment/comparison_parts.hpp"

namespace diorama::experiment {

namespace {

Verdict verdict_of(Estimate const& difference, double by) {
    // 0.15 - 0.10 is a little less than 0.05: a claim must not fail by the last bit of a
    // subtraction.
    double const slack = 1e-12 * std::max(1.0, std::abs(by));
    if (difference.low >= by - slack) return Verdict::holds;
    if (difference.high < by - slack) return Verdict::fails;
    return Verdict::undecided;
}

Judgement judge_one(PairedRuns const& runs, scenario::Expectation const& expectation) {
    Judgement judgement;
    auto const than_week = expectation.than_week.value_or(expectation.week);
    auto const last_week = std::max(expectation.week, than_week);
    if (last_week > runs.weeks()) {
        judgement.note =
            fmt::format("week {} lies beyond the {} weeks of the runs", last_week, runs.weeks());
        return judgement;
    }
    if (runs.seeds().size() < 2) judgement.note = "fewer than two seeds show no spread";
    bool const is_number = !expectation.than_arm && !expectation.than_week;
    auto const values = runs.at(expectation.arm, expectation.measure, expectation.week);
    auto const than = is_number ? std::vector<double>(values.size(), expectation.than_value)
                                : runs.at(expectation.than_arm.value_or(expectation.arm),
                                          expectation.measure, than_week);
    auto const confidence = expectation.confidence;
    judgement.arm_value = mean_estimate(values, confidence);
    judgement.than_value = mean_estimate(than, confidence);
    bool const is_above = expectation.relation == scenario::Relation::above;
    judgement.difference = (is_above ? paired_difference(values, than, confidence)
                                     : paired_difference(than, values, confidence))
                               .difference;
    judgement.verdict = verdict_of(judgement.difference, expectation.by);
    return judgement;
}

}  // namespace

std::vector<Judgement> judge(PairedRuns const& runs) {
    std::vector<Judgement> judgements;
    for (auto const& expectation : runs.study().expectations) {
        judgements.push_back(judge_one(runs, expectation));
        judgements.back().expectation = judgements.size() - 1;
    }
    return judgements;
}

}  // namespace diorama::experiment
