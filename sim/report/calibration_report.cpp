#include "report/calibration_report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <ostream>

#include "problems/visible.hpp"
#include "report/comparison_layout.hpp"
#include "report/csv_cell.hpp"
#include "report/json_number.hpp"

namespace diorama::report {

namespace {

using Json = nlohmann::ordered_json;
using calibration::Edge;

std::string_view edge_text(Edge edge) {
    switch (edge) {
        case Edge::low:
            return "lower edge";
        case Edge::high:
            return "upper edge";
        case Edge::none:
            break;
    }
    return "";
}

/// Shares are told in percent, errors in percentage points.
std::string percent(double share) {
    return std::isnan(share) ? "–" : fmt::format("{:.1f}", 100.0 * share);
}
std::string points(double error) {
    return std::isnan(error) ? "–" : fmt::format("{:.2f}", 100.0 * error);
}

std::string measure_text(CalibrationReport const& report) {
    return fmt::format("{}", fmt::join(report.plan.measures, " + "));
}

std::string parameters_table(CalibrationReport const& report) {
    AlignedTable table(
        {Side::label, Side::right, Side::right, Side::right, Side::right, Side::right, Side::left});
    table.add({"parameter", "default", "scenario", "fitted", "90 % fit with", "range", ""});
    for (std::size_t k = 0; k < report.plan.factors.size(); ++k) {
        auto const& factor = report.plan.factors[k];
        auto const& fitted = report.calibration.factors[k];
        bool const told = !std::isnan(fitted.interval.low);
        // Short, so that long paths leave room for it; which edge, the line below tells.
        std::string_view const note = fitted.edge != Edge::none         ? "edge"
                                      : told && fitted.open_share > 0.5 ? "open"
                                                                        : "";
        table.add({factor.path, fmt::format("{:.4g}", factor.default_value),
                   fmt::format("{:.4g}", factor.scenario_value),
                   fmt::format("{:.4g}", fitted.value),
                   told ? fmt::format("{:.3g} to {:.3g}", fitted.interval.low, fitted.interval.high)
                        : "–",
                   fmt::format("{:.3g} to {:.3g}", factor.low, factor.high), std::string(note)});
    }
    return table.text();
}

std::string errors_table(CalibrationReport const& report) {
    AlignedTable table({Side::label, Side::right, Side::right, Side::right});
    table.add({"root mean square error, points", "parameters", "fitted", "held out"});
    for (auto const& curve : report.calibration.curves)
        table.add({curve.name, fmt::format("{}", curve.parameters), points(curve.error),
                   points(curve.held_out_error)});
    return table.text();
}

std::string curves_table(CalibrationReport const& report) {
    auto const& all = report.calibration.curves;
    AlignedTable table(std::vector<Side>(all.size() + 3, Side::right));
    std::vector<std::string> head{"", "week", "observed"};
    for (auto const& curve : all) head.push_back(curve.name);
    table.add(head);
    auto const& observations = report.observed.points;
    for (std::size_t i = 0; i < observations.size(); ++i) {
        bool const held_out = i + report.plan.held_out >= observations.size();
        std::vector<std::string> row{
            problems::visible(observations[i].when) + (held_out ? " *" : ""),
            fmt::format("{:.1f}", observations[i].week), percent(observations[i].share)};
        for (auto const& curve : all) row.push_back(percent(curve.shares[i]));
        table.add(row);
    }
    return table.text() + (report.plan.held_out > 0 ? "  * held out of the fit\n" : "");
}

/// What the reader must not overlook.
std::string warnings(CalibrationReport const& report) {
    std::string text;
    auto const fitted_points = report.observed.points.size() - report.plan.held_out;
    std::size_t const parameters = report.plan.factors.size();
    if (parameters >= fitted_points)
        text += wrapped(fmt::format("{} parameters for {} observations: many other values fit as "
                                    "well, and a small error shows that the model can bend to "
                                    "this curve, not that it is right.",
                                    parameters, fitted_points),
                        0);
    std::string edges;
    for (std::size_t k = 0; k < parameters; ++k)
        if (report.calibration.factors[k].edge != Edge::none)
            edges +=
                fmt::format("{}{} ({})", edges.empty() ? "" : ", ", report.plan.factors[k].path,
                            edge_text(report.calibration.factors[k].edge));
    text += wrapped(edges.empty() ? "No fitted value lies on an edge of its range."
                                  : "On an edge of their range, which may want widening: " + edges,
                    0);
    if (report.calibration.samples > 0)
        text += wrapped(
            fmt::format("Intervals: the best and the middle 90 % of {} parameter sets within {} "
                        "points of the best error, every set in the ranges being "
                        "equally likely before; `open`: over half of the range fits. "
                        "{:.0f} % of the sampler's moves were taken.",
                        report.calibration.samples, points(report.plan.tolerance),
                        100.0 * report.calibration.accepted_share),
            0);
    return text;
}

}  // namespace

std::string calibration_text(CalibrationReport const& report) {
    auto const& plan = report.plan;
    auto text =
        wrapped(
            fmt::format("{}: {} parameters fitted to {}", problems::visible(report.scenario.name),
                        plan.factors.size(), problems::visible(report.observed.file)),
            0) +
        wrapped(fmt::format("{} of {} observations, {} as {}; {} seed{} from {}, {} "
                            "parameter sets",
                            report.observed.points.size() - plan.held_out,
                            report.observed.points.size(), report.observed.value_column,
                            measure_text(report), plan.replicates, plan.replicates == 1 ? "" : "s",
                            report.scenario.model.seed, report.calibration.evaluations),
                0);
    if (report.calibration.interrupted) text += "Interrupted: this is the best found until then.\n";
    return text + "\n" + parameters_table(report) + "\n" + warnings(report) + "\n" +
           errors_table(report) + "\nIn percent\n" + curves_table(report);
}

std::string calibration_json(CalibrationReport const& report) {
    auto const& plan = report.plan;
    auto parameters = Json::array();
    for (std::size_t k = 0; k < plan.factors.size(); ++k) {
        auto const& factor = plan.factors[k];
        auto const& fitted = report.calibration.factors[k];
        parameters.push_back(
            {{"path", factor.path},
             {"unit", factor.unit},
             {"low", factor.low},
             {"high", factor.high},
             {"logarithmic", factor.scale == design::Scale::logarithmic},
             {"default", factor.default_value},
             {"scenario", factor.scenario_value},
             {"fitted", fitted.value},
             {"edge", fitted.edge == Edge::none ? Json(nullptr)
                                                : Json(fitted.edge == Edge::low ? "low" : "high")},
             {"interval_low", json_number(fitted.interval.low)},
             {"interval_high", json_number(fitted.interval.high)},
             {"open_share", json_number(fitted.open_share)}});
    }
    auto curves = Json::array();
    for (auto const& curve : report.calibration.curves)
        curves.push_back({{"name", curve.name},
                          {"parameters", curve.parameters},
                          {"rmse", json_number(curve.error)},
                          {"rmse_held_out", json_number(curve.held_out_error)},
                          {"shares", curve.shares}});
    auto observations = Json::array();
    for (std::size_t i = 0; i < report.observed.points.size(); ++i) {
        auto const& point = report.observed.points[i];
        observations.push_back({{"when", point.when},
                                {"week", point.week},
                                {"share", point.share},
                                {"weight", point.weight},
                                {"held_out", i + plan.held_out >= report.observed.points.size()}});
    }
    Json const whole{{"scenario", report.scenario.name},
                     {"observed", report.observed.file},
                     {"measures", plan.measures},
                     {"seed", report.scenario.model.seed},
                     {"replicates", plan.replicates},
                     {"evaluations", report.calibration.evaluations},
                     {"interrupted", report.calibration.interrupted},
                     {"tolerance", plan.tolerance},
                     {"samples", report.calibration.samples},
                     {"accepted_share", report.calibration.accepted_share},
                     {"parameters", parameters},
                     {"curves", curves},
                     {"observations", observations}};
    return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void write_fitted_parameters(CalibrationReport const& report, std::ostream& out) {
    out << "parameter,unit,low,high,default,scenario,fitted,edge,interval_low,interval_high,"
           "open_share\n";
    for (std::size_t k = 0; k < report.plan.factors.size(); ++k) {
        auto const& factor = report.plan.factors[k];
        auto const& fitted = report.calibration.factors[k];
        out << factor.path << ',' << csv_cell(factor.unit);
        for (double const value :
             {factor.low, factor.high, factor.default_value, factor.scenario_value, fitted.value})
            out << ',' << csv_cell(value);
        out << ',' << edge_text(fitted.edge) << ',' << csv_cell(fitted.interval.low) << ','
            << csv_cell(fitted.interval.high) << ',' << csv_cell(fitted.open_share) << '\n';
    }
}

void write_fitted_curves(CalibrationReport const& report, std::ostream& out) {
    out << "when,week,weight,held_out,observed";
    for (auto const& curve : report.calibration.curves) out << ',' << csv_cell(curve.name);
    out << '\n';
    auto const& observations = report.observed.points;
    for (std::size_t i = 0; i < observations.size(); ++i) {
        auto const& point = observations[i];
        out << csv_cell(point.when) << ',' << csv_cell(point.week) << ',' << csv_cell(point.weight)
            << ',' << (i + report.plan.held_out >= observations.size() ? "yes" : "no") << ','
            << csv_cell(point.share);
        for (auto const& curve : report.calibration.curves) out << ',' << csv_cell(curve.shares[i]);
        out << '\n';
    }
}

void write_fitted_scenario(CalibrationReport const& report, std::string const& base,
                           std::ostream& out) {
    out << "extends = \"" << base << "\"\nname = \"fitted\"\n";
    std::map<std::string, std::string> tables;
    for (std::size_t k = 0; k < report.plan.factors.size(); ++k) {
        auto const& factor = report.plan.factors[k];
        double const value = report.calibration.factors[k].value;
        // An event's fields cannot be laid over it from outside.
        if (factor.path.starts_with("event.")) continue;
        auto const dot = factor.path.rfind('.');
        auto& lines = tables[factor.path.substr(0, dot)];
        lines += factor.path.substr(dot + 1) + " = ";
        lines += factor.whole ? fmt::format("{:.0f}\n", value) : fmt::format("{:#}\n", value);
    }
    for (auto const& [table, lines] : tables) out << "\n[" << table << "]\n" << lines;
}

}  // namespace diorama::report
