#include "report/comparison_json.hpp"

#include "report/comparison_numbers.hpp"
#include "report/comparison_timing_text.hpp"
#include "report/json_number.hpp"
#include "report/robustness_report.hpp"
#include "report/run_facts.hpp"

namespace diorama::report {

namespace {

using Json = nlohmann::ordered_json;
using experiment::Comparison;
using scenario::Study;

Json results_json(Study const& study, Comparison const& comparison) {
    auto list = Json::array();
    for (auto const& one : comparison.results) {
        auto const& measure = comparison.measures[one.measure];
        auto const& difference = one.against_baseline.difference;
        list.push_back({{"arm", study.arms[one.arm].name},
                        {"measure", measure.name},
                        {"unit", measure.unit},
                        {"week", one.week},
                        {"mean", json_number(one.value.mean)},
                        {"low", json_number(one.value.low)},
                        {"high", json_number(one.value.high)},
                        {"difference", json_number(difference.mean)},
                        {"difference_low", json_number(difference.low)},
                        {"difference_high", json_number(difference.high)},
                        {"p_best", json_number(one.p_best)},
                        {"p_best_low", json_number(one.p_best_interval.low)},
                        {"p_best_high", json_number(one.p_best_interval.high)},
                        {"pairing_gain", json_number(one.against_baseline.pairing_gain)}});
    }
    return list;
}

Json weeks_to_json(Study const& study, Comparison const& comparison) {
    auto list = Json::array();
    for (auto const& one : comparison.weeks_to)
        list.push_back({{"arm", study.arms[one.arm].name},
                        {"measure", one.measure},
                        {"share", one.level},
                        {"reached_share", json_number(one.reached_share)},
                        {"median", json_number(one.median_weeks)},
                        {"low", json_number(one.median_interval.low)},
                        {"high", json_number(one.median_interval.high)},
                        {"both_reached", one.both_count},
                        {"difference", json_number(one.difference)},
                        {"difference_low", json_number(one.difference_interval.low)},
                        {"difference_high", json_number(one.difference_interval.high)}});
    return list;
}

Json totals_json(Study const& study, Comparison const& comparison) {
    auto list = Json::array();
    for (auto const& one : comparison.totals)
        list.push_back({{"arm", study.arms[one.arm].name},
                        {"total", one.name},
                        {"unit", one.unit},
                        {"mean", json_number(one.value.mean)},
                        {"low", json_number(one.value.low)},
                        {"high", json_number(one.value.high)},
                        {"difference", json_number(one.difference.mean)},
                        {"difference_low", json_number(one.difference.low)},
                        {"difference_high", json_number(one.difference.high)}});
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
                        {"required_sessions", json_number(one.required_per_run)},
                        {"sessions", json_number(one.blocked_per_run)},
                        {"rate", json_number(one.rate)},
                        {"low", json_number(one.rate_interval.low)},
                        {"high", json_number(one.rate_interval.high)},
                        {"worst_share", json_number(one.worst_share)}});
    return list;
}

Json ending_json(experiment::Ending const& ending) {
    return {{"mean", json_number(ending.week.mean)},
            {"low", json_number(ending.week.low)},
            {"high", json_number(ending.week.high)},
            {"share", json_number(ending.share)}};
}

Json timing_json(Study const& study, Comparison const& comparison) {
    auto list = Json::array();
    for (auto const& one : comparison.timing) {
        auto leaders = Json::array();
        for (auto const& leader : one.leaders)
            leaders.push_back({{"person", leader.id},
                               {"title", leader.title},
                               {"role", leader.role},
                               {"required_sessions", json_number(leader.required_per_run)},
                               {"slipped_sessions", json_number(leader.slipped_per_run)},
                               {"unprepared_sessions", json_number(leader.unprepared_per_run)},
                               {"rate", json_number(leader.rate)}});
        list.push_back({{"arm", study.arms[one.arm].name},
                        {"scope", timing_scope(one)},
                        {"area", one.area},
                        {"activity", one.activity},
                        {"planned", ending_json(one.planned)},
                        {"nominal", ending_json(one.nominal)},
                        {"effective", ending_json(one.effective)},
                        {"delay", json_number(one.delay.mean)},
                        {"delay_low", json_number(one.delay.low)},
                        {"delay_high", json_number(one.delay.high)},
                        {"slipped_sessions", json_number(one.slipped_per_run)},
                        {"unprepared_sessions", json_number(one.unprepared_per_run)},
                        {"leaders", std::move(leaders)}});
    }
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
             {"by", json_number(expectation.by)},
             {"confidence", json_number(expectation.confidence)},
             {"mean", json_number(one.arm_value.mean)},
             {"than", json_number(one.than_value.mean)},
             {"difference", json_number(one.difference.mean)},
             {"difference_low", json_number(one.difference.low)},
             {"difference_high", json_number(one.difference.high)},
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
    json["pairing_gain"] = json_number(comparison.pairing_gain);
    json["results"] = results_json(study, comparison);
    json["weeks_to"] = weeks_to_json(study, comparison);
    json["totals"] = totals_json(study, comparison);
    json["slips"] = slips_json(study, comparison);
    json["timing"] = timing_json(study, comparison);
    json["expectations"] = expectations_json(study, comparison);
    if (robustness != nullptr) json["robustness"] = robustness_json(study, *robustness);
    json["digests"] = digests_json(study, comparison);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace diorama::report
