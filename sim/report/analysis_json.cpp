#include "report/analysis_report.hpp"
#include "report/json_number.hpp"

namespace diorama::report {

namespace {

using AnalysisJson = nlohmann::ordered_json;

AnalysisJson interval_json(double value, experiment::Interval const& interval) {
    return {{"value", json_number(value)},
            {"low", json_number(interval.low)},
            {"high", json_number(interval.high)}};
}

AnalysisJson value_json(store::PointValue const& value) {
    return std::visit([](auto const& one) { return AnalysisJson(one); }, value);
}

AnalysisJson effects_json(AnalysisReport const& report) {
    auto list = AnalysisJson::array();
    for (auto const& one : report.effects)
        if (report.tells(one.measure))
            list.push_back({{"arm", report.arm(one.arm)},
                            {"measure", report.measure(one.measure)},
                            {"factor", report.responses.axes[one.axis].path},
                            {"level", one.level},
                            {"effect", interval_json(one.effect, one.interval)},
                            {"standardised", json_number(one.standardised)},
                            {"fit_share", json_number(one.fit_share)}});
    return list;
}

AnalysisJson variance_json(AnalysisReport const& report) {
    auto list = AnalysisJson::array();
    for (auto const& one : report.variance)
        if (report.tells(one.measure))
            list.push_back({{"measure", report.measure(one.measure)},
                            {"term", one.term},
                            {"degrees", one.degrees},
                            {"sum_of_squares", json_number(one.sum_of_squares)},
                            {"share", json_number(one.share)},
                            {"f", json_number(one.f)},
                            {"p", json_number(one.p)}});
    return list;
}

AnalysisJson sobol_json(AnalysisReport const& report) {
    auto list = AnalysisJson::array();
    for (auto const& one : report.sobol)
        if (report.tells(one.measure))
            list.push_back({{"arm", report.arm(one.arm)},
                            {"measure", report.measure(one.measure)},
                            {"factor", report.responses.axes[one.axis].path},
                            {"first", interval_json(one.index.first, one.index.first_interval)},
                            {"total", interval_json(one.index.total, one.index.total_interval)}});
    return list;
}

AnalysisJson morris_json(AnalysisReport const& report) {
    auto list = AnalysisJson::array();
    for (auto const& one : report.morris)
        if (report.tells(one.measure))
            list.push_back({{"arm", report.arm(one.arm)},
                            {"measure", report.measure(one.measure)},
                            {"factor", report.responses.axes[one.axis].path},
                            {"trajectories", one.trajectories},
                            {"mu_star", interval_json(one.mu_star, one.mu_star_interval)},
                            {"mu", json_number(one.mu)},
                            {"sigma", json_number(one.sigma)},
                            {"noise_limit", json_number(one.noise_limit)}});
    return list;
}

AnalysisJson adequacy_json(AnalysisReport const& report) {
    auto list = AnalysisJson::array();
    for (auto const& one : report.adequacy)
        if (report.tells(one.measure))
            list.push_back({{"arm", report.arm(one.arm)},
                            {"measure", report.measure(one.measure)},
                            {"of", one.of_difference ? "difference" : "mean"},
                            {"least_replicates", one.least_replicates},
                            {"most_replicates", one.most_replicates},
                            {"target_half_width", json_number(one.target)},
                            {"median_half_width", json_number(one.median_half_width)},
                            {"largest_half_width", json_number(one.largest_half_width)},
                            {"narrow_share", json_number(one.narrow_share)},
                            {"needed_for_half", one.needed_median},
                            {"needed_for_all", one.needed_most}});
    return list;
}

AnalysisJson map_json(AnalysisReport const& report, analysis::VerdictMap const& map) {
    auto points = AnalysisJson::array();
    for (auto const& verdict : map.points) {
        auto arms = AnalysisJson::array();
        for (std::size_t arm = 0; arm < verdict.arms.size(); ++arm)
            arms.push_back({{"arm", report.arm(arm)},
                            {"mean", json_number(verdict.arms[arm].mean)},
                            {"p_best", json_number(verdict.arms[arm].p_best)},
                            {"regret", json_number(verdict.arms[arm].regret)}});
        auto values = AnalysisJson::object();
        for (std::size_t k = 0; k < report.responses.axes.size(); ++k)
            values[report.responses.axes[k].path] =
                value_json(report.responses.points[verdict.point][k]);
        points.push_back(
            {{"point", verdict.point},
             {"values", std::move(values)},
             {"best", report.arm(verdict.best)},
             {"lead", interval_json(verdict.lead.mean, {verdict.lead.low, verdict.lead.high})},
             {"decided", verdict.decided()},
             {"arms", std::move(arms)}});
    }
    return {{"measure", report.measure(map.measure)},
            {"x", report.responses.axes[map.x].path},
            {"y", report.responses.axes[map.y].path},
            {"points", std::move(points)}};
}

}  // namespace

std::string analysis_json(AnalysisReport const& report) {
    AnalysisJson json;
    json["experiment"] = report.responses.identity.experiment;
    json["engine_version"] = report.responses.identity.engine_version;
    json["design"] = report.responses.identity.design;
    json["points"] = report.responses.points.size();
    json["done"] = report.responses.done;
    json["failed"] = report.responses.failed;
    json["effects"] = effects_json(report);
    json["variance"] = variance_json(report);
    json["sobol"] = sobol_json(report);
    json["morris"] = morris_json(report);
    json["adequacy"] = adequacy_json(report);
    auto& maps = json["verdicts"] = AnalysisJson::array();
    for (auto const& map : report.maps)
        if (report.tells(map.measure)) maps.push_back(map_json(report, map));
    return json.dump(2, ' ', false, AnalysisJson::error_handler_t::replace) + "\n";
}

}  // namespace diorama::report
