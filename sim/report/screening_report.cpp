#include "report/screening_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "problems/visible.hpp"
#include "report/comparison_layout.hpp"
#include "report/comparison_numbers.hpp"
#include "report/csv_cell.hpp"
#include "report/json_number.hpp"

namespace diorama::report {

namespace {

using Json = nlohmann::ordered_json;

design::Factor const& factor_of(ScreeningReport const& report, design::Effect const& effect) {
    return report.plan.factors[effect.factor];
}

/// One decimal more than measures are told with: effects are smaller.
NumberStyle effect_style(std::string_view unit) {
    auto style = style_of(unit);
    ++style.decimals;
    return style;
}

std::string mark_of(design::Effect const& effect) {
    if (effect.mu_star == 0.0) return "no effect";
    return effect.inert() ? "within noise" : "";
}

std::string measure_text(ScreeningReport const& report, design::MeasureScreening const& one) {
    auto const style = effect_style(one.measure.unit);
    auto text = fmt::format("\n{} in week {}: mean {}, {} to {} {} over all points\n",
                            one.measure.name, report.plan.week, number_text(style, one.mean),
                            number_text(style, one.low), number_text(style, one.high), style.unit);
    AlignedTable table({Side::right, Side::label, Side::right, Side::right, Side::right,
                        Side::right, Side::right});
    table.add({"", "parameter", "range", "mu*", "95 %", "mu", "sigma"});
    std::string quiet;
    std::size_t quiet_count = 0;
    for (auto const& effect : one.effects) {
        auto const& factor = factor_of(report, effect);
        if (effect.inert()) {
            ++quiet_count;
            quiet += (quiet.empty() ? "" : ", ") + factor.path;
            continue;
        }
        table.add({fmt::format("{}", effect.rank), factor.path,
                   fmt::format("{:.4g} to {:.4g}", factor.low, factor.high),
                   number_text(style, effect.mu_star),
                   interval_text(style, effect.mu_star_interval), signed_text(style, effect.mu),
                   number_text(style, effect.sigma)});
    }
    if (quiet_count < one.effects.size()) text += table.text();
    if (!quiet.empty())
        text += wrapped(
            fmt::format("No effect beyond the seeds' noise ({}): {}", quiet_count, quiet), 2);
    return text;
}

Json effect_json(ScreeningReport const& report, design::Effect const& effect) {
    return {{"path", factor_of(report, effect).path},
            {"rank", effect.rank},
            {"mu_star", json_number(effect.mu_star)},
            {"low", json_number(effect.mu_star_interval.low)},
            {"high", json_number(effect.mu_star_interval.high)},
            {"mu", json_number(effect.mu)},
            {"sigma", json_number(effect.sigma)},
            {"noise_limit", json_number(effect.noise_limit)},
            {"inert", effect.inert()}};
}

}  // namespace

std::string screening_text(ScreeningReport const& report) {
    auto const& plan = report.plan;
    auto const& screening = report.screening;
    auto text =
        wrapped(fmt::format("{}: Morris screening of {} parameters",
                            problems::visible(report.scenario.name), plan.factors.size()),
                0) +
        wrapped(fmt::format("{} trajectories, {} seed{} from {}, {} runs; effects are for a move "
                            "over a parameter's whole range",
                            screening.design.trajectories, plan.replicates,
                            plan.replicates == 1 ? "" : "s", report.scenario.model.seed,
                            screening.runs),
                0);
    if (screening.interrupted)
        text += wrapped(fmt::format("Interrupted: {} of {} trajectories are complete; only they "
                                    "are counted.",
                                    screening.design.trajectories, screening.planned_trajectories),
                        0);
    for (auto const& one : screening.measures) text += measure_text(report, one);
    if (!report.left_out.empty()) {
        text += "\nNot varied\n";
        // One line a reason, in the order in which reasons come up first.
        std::vector<std::pair<std::string_view, std::string>> reasons;
        for (auto const& one : report.left_out) {
            auto const known =
                std::find_if(reasons.begin(), reasons.end(),
                             [&](auto const& reason) { return reason.first == one.reason; });
            if (known == reasons.end())
                reasons.emplace_back(one.reason, one.path);
            else
                known->second += ", " + one.path;
        }
        for (auto const& [reason, paths] : reasons)
            text += wrapped(fmt::format("- {}: {}", reason, paths), 2);
    }
    return text;
}

std::string screening_json(ScreeningReport const& report) {
    auto const& plan = report.plan;
    auto factors = Json::array();
    for (auto const& factor : plan.factors)
        factors.push_back({{"path", factor.path},
                           {"unit", factor.unit},
                           {"low", factor.low},
                           {"high", factor.high},
                           {"logarithmic", factor.scale == design::Scale::logarithmic},
                           {"scenario", factor.scenario_value}});
    auto left_out = Json::array();
    for (auto const& one : report.left_out)
        left_out.push_back({{"path", one.path}, {"reason", one.reason}});
    auto measures = Json::array();
    for (auto const& one : report.screening.measures) {
        auto effects = Json::array();
        for (auto const& effect : one.effects) effects.push_back(effect_json(report, effect));
        measures.push_back({{"measure", one.measure.name},
                            {"unit", one.measure.unit},
                            {"mean", json_number(one.mean)},
                            {"lowest", json_number(one.low)},
                            {"highest", json_number(one.high)},
                            {"effects", effects}});
    }
    Json const whole{{"scenario", report.scenario.name},
                     {"seed", report.scenario.model.seed},
                     {"week", plan.week},
                     {"trajectories", report.screening.design.trajectories},
                     {"planned_trajectories", report.screening.planned_trajectories},
                     {"levels", design::morris_levels},
                     {"step", design::morris_step},
                     {"replicates", plan.replicates},
                     {"runs", report.screening.runs},
                     {"factors", factors},
                     {"left_out", left_out},
                     {"measures", measures}};
    return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void write_screening(ScreeningReport const& report, std::ostream& out) {
    out << "scenario,seed,measure,unit,week,rank,parameter,low,high,mu_star,mu_star_low,"
           "mu_star_high,mu,sigma,noise_limit,mark\n";
    for (auto const& one : report.screening.measures)
        for (auto const& effect : one.effects) {
            auto const& factor = factor_of(report, effect);
            out << csv_cell(report.scenario.name) << ',' << report.scenario.model.seed << ','
                << one.measure.name << ',' << csv_cell(one.measure.unit) << ',' << report.plan.week
                << ',' << effect.rank << ',' << factor.path;
            for (double const value :
                 {factor.low, factor.high, effect.mu_star, effect.mu_star_interval.low,
                  effect.mu_star_interval.high, effect.mu, effect.sigma, effect.noise_limit})
                out << ',' << csv_cell(value);
            out << ',' << mark_of(effect) << '\n';
        }
}

void write_screened_points(ScreeningReport const& report, std::ostream& out) {
    auto const& design = report.screening.design;
    auto const& factors = report.plan.factors;
    out << "trajectory,moved";
    for (auto const& factor : factors) out << ',' << factor.path;
    for (auto const& measure : report.plan.measures) out << ',' << measure.name;
    out << '\n';
    for (std::size_t point = 0; point < design.point_count(); ++point) {
        std::size_t const trajectory = point / design.points_a_trajectory();
        std::size_t const move = point % design.points_a_trajectory();
        out << trajectory + 1 << ',';
        if (move > 0) out << factors[design.moved[trajectory * design.factors + move - 1]].path;
        for (std::size_t k = 0; k < factors.size(); ++k)
            out << ',' << csv_cell(design::value_at(factors[k], design.point(point)[k]));
        for (std::size_t k = 0; k < report.plan.measures.size(); ++k)
            out << ','
                << csv_cell(report.screening.outputs[point * report.plan.measures.size() + k]);
        out << '\n';
    }
}

}  // namespace diorama::report
