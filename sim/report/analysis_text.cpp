#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "problems/visible.hpp"
#include "report/analysis_report.hpp"

namespace diorama::report {

namespace {

constexpr std::size_t map_columns = 24, map_rows = 12;

std::string shown(double value) {
    return std::isfinite(value) ? fmt::format("{:.3g}", value) : std::string("-");
}

std::string interval_ends(experiment::Interval const& interval) {
    return std::isfinite(interval.low)
               ? fmt::format("{:.3g} to {:.3g}", interval.low, interval.high)
               : std::string("-");
}

std::string arm_and_measure(AnalysisReport const& report, std::size_t arm, std::size_t measure) {
    return problems::visible(report.responses.arms() > 1
                                 ? fmt::format("{}, {}", report.arm(arm), report.measure(measure))
                                 : report.measure(measure));
}

/// Calls begin(arm, measure) before the first line of each group.
template <class List, class Begin, class Line>
void for_groups(AnalysisReport const& report, List const& list, Begin begin, Line line) {
    std::size_t arm = std::numeric_limits<std::size_t>::max();
    std::size_t measure = arm;
    for (auto const& one : list) {
        if (!report.tells(one.measure)) continue;
        if (one.arm != arm || one.measure != measure) begin(one);
        arm = one.arm;
        measure = one.measure;
        line(one);
    }
}

std::string effects_text(AnalysisReport const& report) {
    std::string text;
    for_groups(
        report, report.effects,
        [&](auto const& one) {
            if (!std::isfinite(one.fit_share)) {
                text += fmt::format("\nEffects on {}: none, it is the same at every point\n",
                                    arm_and_measure(report, one.arm, one.measure));
                return;
            }
            text += fmt::format(
                "\nEffects on {} (linear regression, R2 = {})\n  {:<40} {:>10} {:>22} {:>8}\n",
                arm_and_measure(report, one.arm, one.measure), shown(one.fit_share),
                "factor, from its low end to its high one", "effect", "95 %", "std");
        },
        [&](auto const& one) {
            if (!std::isfinite(one.fit_share)) return;
            auto name = report.responses.axes[one.axis].path;
            if (!one.level.empty()) name += " = " + one.level;
            text += fmt::format("  {:<40} {:>10} {:>22} {:>8}\n", problems::visible(name),
                                shown(one.effect), interval_ends(one.interval),
                                shown(one.standardised));
        });
    return text;
}

std::string variance_text(AnalysisReport const& report) {
    std::string text;
    std::size_t measure = std::numeric_limits<std::size_t>::max();
    for (auto const& one : report.variance) {
        if (!report.tells(one.measure)) continue;
        if (one.measure != measure)
            text += fmt::format(
                "\nAnalysis of variance of {}\n  {:<56} {:>6} {:>8} {:>10} {:>10}\n",
                problems::visible(report.measure(one.measure)), "term", "df", "share", "F", "p");
        measure = one.measure;
        text += fmt::format("  {:<56} {:>6} {:>8} {:>10} {:>10}\n", problems::visible(one.term),
                            one.degrees, fmt::format("{:.1f} %", 100.0 * one.share), shown(one.f),
                            shown(one.p));
    }
    return text;
}

std::string sobol_text(AnalysisReport const& report) {
    std::string text;
    for_groups(
        report, report.sobol,
        [&](auto const& one) {
            text += fmt::format("\nSobol indices of {}\n  {:<40} {:>8} {:>20} {:>8} {:>20}\n",
                                arm_and_measure(report, one.arm, one.measure), "factor", "first",
                                "95 %", "total", "95 %");
        },
        [&](auto const& one) {
            text += fmt::format("  {:<40} {:>8} {:>20} {:>8} {:>20}\n",
                                problems::visible(report.responses.axes[one.axis].path),
                                shown(one.index.first), interval_ends(one.index.first_interval),
                                shown(one.index.total), interval_ends(one.index.total_interval));
        });
    return text;
}

std::string morris_text(AnalysisReport const& report) {
    std::string text;
    for_groups(
        report, report.morris,
        [&](auto const& one) {
            text += fmt::format(
                "\nMorris' elementary effects on {} ({} trajectories)\n  {:<40} {:>8} {:>20} {:>8} "
                "{:>8} {:>8}\n",
                arm_and_measure(report, one.arm, one.measure), one.trajectories, "factor", "mu*",
                "95 %", "mu", "sigma", "noise");
        },
        [&](auto const& one) {
            text += fmt::format("  {:<40} {:>8} {:>20} {:>8} {:>8} {:>8}\n",
                                problems::visible(report.responses.axes[one.axis].path),
                                shown(one.mu_star), interval_ends(one.mu_star_interval),
                                shown(one.mu), shown(one.sigma), shown(one.noise_limit));
        });
    return text;
}

std::string adequacy_text(AnalysisReport const& report) {
    if (report.adequacy.empty()) return {};
    auto text = fmt::format(
        "\nReplicates: how wide the 95 % intervals of points are, and how many would do\n"
        "  {:<44} {:>10} {:>9} {:>9} {:>9} {:>8} {:>8}\n",
        "", "replicates", "median +-", "most +-", "asked +-", "half", "all");
    for (auto const& one : report.adequacy) {
        if (!report.tells(one.measure)) continue;
        auto const name = arm_and_measure(report, one.arm, one.measure) +
                          (one.of_difference ? " less " + report.arm(0) : "");
        text += fmt::format(
            "  {:<44} {:>10} {:>9} {:>9} {:>9} {:>8} {:>8}\n", problems::visible(name),
            one.least_replicates == one.most_replicates
                ? fmt::format("{}", one.least_replicates)
                : fmt::format("{}-{}", one.least_replicates, one.most_replicates),
            shown(one.median_half_width), shown(one.largest_half_width), shown(one.target),
            one.target > 0.0 ? fmt::format("{}", one.needed_median) : "-",
            one.target > 0.0 ? fmt::format("{}", one.needed_most) : "-");
    }
    return text;
}

std::string verdicts_text(AnalysisReport const& report) {
    std::string text;
    for (auto const& map : report.maps)
        if (report.tells(map.measure) && !map.points.empty()) text += verdict_map_text(report, map);
    return text;
}

std::size_t cells_of(analysis::Axis const& axis, std::size_t most) {
    return axis.numeric ? most : std::max<std::size_t>(1, axis.levels.size());
}

/// The letter of the point nearest to a cell; several at one place vote by their leads.
char letter_at(AnalysisReport const& report, analysis::VerdictMap const& map, double x, double y) {
    auto const& axes = report.responses.axes;
    double nearest = std::numeric_limits<double>::infinity();
    std::vector<std::size_t> there;
    for (std::size_t k = 0; k < map.points.size(); ++k) {
        double const dx = axes[map.x].coordinates[map.points[k].point] - x;
        double const dy = map.y == map.x ? 0.0 : axes[map.y].coordinates[map.points[k].point] - y;
        double const distance = dx * dx + dy * dy;
        if (distance < nearest - 1e-12) there.clear();
        if (distance <= nearest + 1e-12) there.push_back(k);
        nearest = std::min(nearest, distance);
    }
    std::vector<double> votes(report.responses.arms(), 0.0);
    bool decided = true;
    bool const tied = std::all_of(there.begin(), there.end(),
                                  [&](std::size_t k) { return map.points[k].tied(); });
    if (tied) return '=';
    for (auto const k : there) {
        votes[map.points[k].best] += 1.0;
        decided =
            decided && map.points[k].decided() && map.points[k].best == map.points[there[0]].best;
    }
    auto const best = std::max_element(votes.begin(), votes.end()) - votes.begin();
    return static_cast<char>((decided ? 'A' : 'a') + best % 26);
}

}  // namespace

std::string verdict_map_text(AnalysisReport const& report, analysis::VerdictMap const& map) {
    auto const& axes = report.responses.axes;
    auto const& across = axes[map.x];
    auto const& up = axes[map.y];
    auto text = fmt::format("\nVerdicts on {}:", problems::visible(report.measure(map.measure)));
    for (std::size_t arm = 0; arm < report.responses.arms(); ++arm) {
        std::size_t wins = 0;
        std::size_t sure = 0;
        double regret = 0.0;
        for (auto const& verdict : map.points) {
            wins += verdict.best == arm && !verdict.tied() ? 1 : 0;
            sure += verdict.best == arm && verdict.decided() ? 1 : 0;
            regret = std::max(regret, verdict.arms[arm].regret);
        }
        text += fmt::format(
            "\n  {} = {}: the best at {} of {} points, for certain at {}; taking it everywhere "
            "loses "
            "up to {}",
            static_cast<char>('A' + arm % 26), problems::visible(report.arm(arm)), wins,
            map.points.size(), sure, shown(regret));
    }
    auto const tied = std::count_if(map.points.begin(), map.points.end(),
                                    [](auto const& verdict) { return verdict.tied(); });
    if (tied > 0) text += fmt::format("\n  = : the best two are equal, at {} points", tied);
    std::size_t const columns = cells_of(across, map_columns);
    std::size_t const rows = map.x == map.y ? 1 : cells_of(up, map_rows);
    text +=
        fmt::format("\n  across: {} ({} to {}), up: {} ({} to {}); small letters: not certain\n",
                    problems::visible(across.path), shown(across.low), shown(across.high),
                    problems::visible(up.path), shown(up.low), shown(up.high));
    for (std::size_t row = rows; row-- > 0;) {
        text += "  ";
        for (std::size_t column = 0; column < columns; ++column) {
            auto const at = [](analysis::Axis const& axis, std::size_t cell, std::size_t cells) {
                return axis.numeric && cells > 1
                           ? static_cast<double>(cell) / static_cast<double>(cells - 1)
                           : static_cast<double>(cell);
            };
            text += letter_at(report, map, at(across, column, columns), at(up, row, rows));
        }
        text += "\n";
    }
    return text;
}

std::string analysis_text(AnalysisReport const& report) {
    auto const& responses = report.responses;
    auto text = fmt::format(
        "{}: {} design over {} factors, {} points, {} arms, {} runs done and {} failed\n",
        problems::visible(responses.identity.experiment), responses.identity.design,
        responses.axes.size(), responses.points.size(), responses.arms(), responses.done,
        responses.failed);
    return text + effects_text(report) + variance_text(report) + sobol_text(report) +
           morris_text(report) + adequacy_text(report) + verdicts_text(report);
}

}  // namespace diorama::report
