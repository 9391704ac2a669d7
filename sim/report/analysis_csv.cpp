#include <algorithm>

#include "report/analysis_report.hpp"
#include "report/csv_lines.hpp"

namespace diorama::report {

bool AnalysisReport::tells(std::size_t place) const {
    return std::find(measures.begin(), measures.end(), place) != measures.end();
}

void write_effects(AnalysisReport const& report, std::ostream& out) {
    Lines lines(out);
    lines.header("arm,measure,factor,level,effect,low,high,standardised,fit_share");
    for (auto const& one : report.effects) {
        if (!report.tells(one.measure)) continue;
        lines.text(report.arm(one.arm));
        lines.text(report.measure(one.measure));
        lines.text(report.responses.axes[one.axis].path);
        lines.text(one.level);
        for (double const value :
             {one.effect, one.interval.low, one.interval.high, one.standardised, one.fit_share})
            lines.cell(value);
        lines.end();
    }
}

void write_levels(AnalysisReport const& report, std::ostream& out) {
    Lines lines(out);
    lines.header("arm,measure,factor,level,points,mean,low,high,seeds");
    for (auto const& one : report.levels) {
        if (!report.tells(one.measure)) continue;
        lines.text(report.arm(one.arm));
        lines.text(report.measure(one.measure));
        lines.text(report.responses.axes[one.axis].path);
        lines.text(store::text_of(report.responses.axes[one.axis].levels[one.level]));
        lines.cell(one.points);
        for (double const value : {one.value.mean, one.value.low, one.value.high})
            lines.cell(value);
        lines.cell(one.value.count);
        lines.end();
    }
}

void write_variance(AnalysisReport const& report, std::ostream& out) {
    Lines lines(out);
    lines.header("measure,term,degrees,sum_of_squares,share,f,p");
    for (auto const& one : report.variance) {
        if (!report.tells(one.measure)) continue;
        lines.text(report.measure(one.measure));
        lines.text(one.term);
        lines.cell(one.degrees);
        for (double const value : {one.sum_of_squares, one.share, one.f, one.p}) lines.cell(value);
        lines.end();
    }
}

void write_sensitivity(AnalysisReport const& report, std::ostream& out) {
    Lines lines(out);
    lines.header("arm,measure,factor,index,value,low,high");
    auto const line = [&](std::size_t arm, std::size_t measure, std::size_t axis,
                          std::string_view index, double value,
                          experiment::Interval const& interval) {
        if (!report.tells(measure)) return;
        lines.text(report.arm(arm));
        lines.text(report.measure(measure));
        lines.text(report.responses.axes[axis].path);
        lines.word(index);
        lines.cell(value);
        lines.cell(interval.low);
        lines.cell(interval.high);
        lines.end();
    };
    for (auto const& one : report.sobol) {
        line(one.arm, one.measure, one.axis, "first", one.index.first, one.index.first_interval);
        line(one.arm, one.measure, one.axis, "total", one.index.total, one.index.total_interval);
    }
    for (auto const& one : report.morris) {
        line(one.arm, one.measure, one.axis, "mu_star", one.mu_star, one.mu_star_interval);
        line(one.arm, one.measure, one.axis, "mu", one.mu, {});
        line(one.arm, one.measure, one.axis, "sigma", one.sigma, {});
        line(one.arm, one.measure, one.axis, "noise_limit", one.noise_limit, {});
    }
}

void write_adequacy(AnalysisReport const& report, std::ostream& out) {
    Lines lines(out);
    lines.header(
        "arm,measure,of,least_replicates,most_replicates,target_half_width,median_half_width,"
        "largest_half_width,narrow_share,needed_for_half,needed_for_all");
    for (auto const& one : report.adequacy) {
        if (!report.tells(one.measure)) continue;
        lines.text(report.arm(one.arm));
        lines.text(report.measure(one.measure));
        lines.word(one.of_difference ? "difference" : "mean");
        lines.cell(one.least_replicates);
        lines.cell(one.most_replicates);
        for (double const value :
             {one.target, one.median_half_width, one.largest_half_width, one.narrow_share})
            lines.cell(value);
        lines.cell(one.needed_median);
        lines.cell(one.needed_most);
        lines.end();
    }
}

void write_verdicts(AnalysisReport const& report, std::ostream& out) {
    Lines lines(out);
    std::string header = "measure,point";
    for (auto const& axis : report.responses.axes) header += "," + csv_cell(axis.path);
    lines.header(header + ",arm,mean,p_best,regret,best,lead,lead_low,lead_high,replicates");
    for (auto const& map : report.maps) {
        if (!report.tells(map.measure)) continue;
        for (auto const& verdict : map.points)
            for (std::size_t arm = 0; arm < verdict.arms.size(); ++arm) {
                lines.text(report.measure(map.measure));
                lines.cell(verdict.point);
                for (auto const& value : report.responses.points[verdict.point])
                    lines.text(store::text_of(value));
                lines.text(report.arm(arm));
                for (double const value :
                     {verdict.arms[arm].mean, verdict.arms[arm].p_best, verdict.arms[arm].regret})
                    lines.cell(value);
                lines.flag(arm == verdict.best);
                for (double const value : {verdict.lead.mean, verdict.lead.low, verdict.lead.high})
                    if (arm == verdict.best)
                        lines.cell(value);
                    else
                        lines.word("");
                lines.cell(verdict.replicates);
                lines.end();
            }
    }
}

}  // namespace diorama::report
