#include "report/comparison_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "report/comparison_numbers.hpp"
#include "report/robustness_report.hpp"
#include "report/run_facts.hpp"

namespace diorama::report {

namespace {

using Json = nlohmann::ordered_json;
using experiment::Comparison;
using scenario::Study;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json results_json(Study const& study, Comparison const& comparison) {
    auto list = Json::array();
    for (auto const& one : comparison.results) {
        auto const& measure = comparison.measures[one.measure];
        auto const& difference = one.against_baseline.difference;
        list.push_back({{"arm", study.arms[one.arm].name},
                        {"measure", measure.name},
                        {"unit", measure.unit},
                        {"week", one.week},
                        {"mean", number(one.value.mean)},
                        {"low", number(one.value.low)},
                        {"high", number(one.value.high)},
                        {"difference", number(difference.mean)},
                        {"difference_low", number(difference.low)},
                        {"difference_high", number(difference.high)},
                        {"p_best", number(one.p_best)},
                        {"p_best_low", number(one.p_best_interval.low)},
                        {"p_best_high", number(one.p_best_interval.high)},
                        {"pairing_gain", number(one.against_baseline.pairing_gain)}});
    }
    return list;
}

Json weeks_to_json(Study const& study, Comparison const& comparison) {
    auto list = Json::array();
    for (auto const& one : comparison.weeks_to)
        list.push_back({{"arm", study.arms[one.arm].name},
                        {"measure", one.measure},
                        {"share", one.level},
                        {"reached_share", number(one.reached_share)},
                        {"median", number(one.median_weeks)},
                        {"low", number(one.median_interval.low)},
                        {"high", number(one.median_interval.high)},
                        {"both_reached", one.both_count},
                        {"difference", number(one.difference)},
                        {"difference_low", number(one.difference_interval.low)},
                        {"difference_high", number(one.difference_interval.high)}});
    return list;
}

Json totals_json(Study const& study, Comparison const& comparison) {
    auto list = Json::array();
    for (auto const& one : comparison.totals)
        list.push_back({{"arm", study.arms[one.arm].name},
                        {"total", one.name},
                        {"unit", one.unit},
                        {"mean", number(one.value.mean)},
                        {"low", number(one.value.low)},
                        {"high", number(one.value.high)},
                        {"difference", number(one.difference.mean)},
                        {"difference_low", number(one.difference.low)},
                        {"difference_high", number(one.difference.high)}});
    return list;
}

Json slips_json(Study const& study, Comparison const& comparison) {
    auto list = Json::array();
    for (auto const& one : comparison.slips)
        list.push_back({{"arm", study.arms[one.arm].name},
                        {"rank", one.rank == 0 ? Json(nullptr) : Json(one.rank)},
                        {"person", one.id},
                        {"title", one.title},
                        {"role", one.role},
                        {"required_sessions", number(one.required_per_run)},
                        {"sessions", number(one.blocked_per_run)},
                        {"rate", number(one.rate)},
                        {"low", number(one.rate_interval.low)},
                        {"high", number(one.rate_interval.high)},
                        {"worst_share", number(one.worst_share)}});
    return list;
}

Json expectations_json(Study const& study, Comparison const& comparison) {
    auto list = Json::array();
    for (auto const& one : comparison.judgements) {
        auto const& expectation = study.expectations[one.expectation];
        bool const is_above = expectation.relation == scenario::Relation::above;
        list.push_back(
            {{"claim", expectation.claim},
             {"verdict", verdict_text(one.verdict)},
             {"measure", expectation.measure},
             {"arm", study.arms[expectation.arm].name},
             {"week", expectation.week},
             {"relation", is_above ? "above" : "below"},
             {"than_arm",
              expectation.than_arm ? Json(study.arms[*expectation.than_arm].name) : Json(nullptr)},
             {"than_week", expectation.than_week ? Json(*expectation.than_week) : Json(nullptr)},
             {"by", number(expectation.by)},
             {"confidence", number(expectation.confidence)},
             {"mean", number(one.arm_value.mean)},
             {"than", number(one.than_value.mean)},
             {"difference", number(one.difference.mean)},
             {"difference_low", number(one.difference.low)},
             {"difference_high", number(one.difference.high)},
             {"note", one.note}});
    }
    return list;
}

Json digests_json(Study const& study, Comparison const& comparison) {
    auto list = Json::array();
    for (auto const& one : comparison.digests)
        list.push_back({{"arm", study.arms[one.arm].name},
                        {"seed", one.seed},
                        {"digest", digest_text(one.digest)}});
    return list;
}

}  // namespace

std::string comparison_json(Study const& study, Comparison const& comparison,
                            design::Robustness const* robustness) {
    Json json;
    json["study"] = study.name;
    json["arms"] = Json::array();
    for (auto const& arm : study.arms) json["arms"].push_back(arm.name);
    json["replicates"] = comparison.seeds.size();
    json["baseline"] = study.arms[study.baseline].name;
    json["weeks"] = comparison.weeks;
    json["interrupted"] = comparison.interrupted;
    json["seeds"] = comparison.seeds;
    json["pairing_gain"] = number(comparison.pairing_gain);
    json["results"] = results_json(study, comparison);
    json["weeks_to"] = weeks_to_json(study, comparison);
    json["totals"] = totals_json(study, comparison);
    json["slips"] = slips_json(study, comparison);
    json["expectations"] = expectations_json(study, comparison);
    if (robustness != nullptr) json["robustness"] = robustness_json(study, *robustness);
    json["digests"] = digests_json(study, comparison);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace diorama::report
