#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "experiment/compared_measures.hpp"
#include "experiment/paired_runs.hpp"
#include "page/study_lines.hpp"

namespace diorama::page {

namespace {

using experiment::PairedRuns;

/// What a page draws over time.
constexpr std::array<std::string_view, 29> drawn_measures{"integrated",
                                                          "using",
                                                          "using_visible",
                                                          "informed",
                                                          "energy",
                                                          "energised",
                                                          "drained",
                                                          "wasted_energy",
                                                          "trust",
                                                          "leader_diary_hours",
                                                          "leader_free_hours",
                                                          "leader_pledged_hours",
                                                          "leader_given_hours",
                                                          "leader_used_hours",
                                                          "leader_steering_hours",
                                                          "leader_change_hours",
                                                          "programme_nominal",
                                                          "programme_complete",
                                                          "decisions_raised",
                                                          "decisions_defaulted",
                                                          "tool_quality",
                                                          "satisfaction",
                                                          "consistency",
                                                          "customer_advocacy",
                                                          "employee_advocacy",
                                                          "scorecard",
                                                          "maturity",
                                                          "adopted",
                                                          "adopted_share"};

constexpr std::uint32_t step_weeks = 4;
/// Nine runs of ten lie between these.
constexpr double low_run_share = 0.05, high_run_share = 0.95;

/// The value below which `share` of the sorted values lie, between two of them in proportion.
double quantile(std::vector<double> const& sorted, double share) {
    double const place = share * static_cast<double>(sorted.size() - 1);
    auto const below = static_cast<std::size_t>(place);
    auto const above = std::min(below + 1, sorted.size() - 1);
    double const part = place - static_cast<double>(below);
    return sorted[below] + part * (sorted[above] - sorted[below]);
}

/// What a curve shows is known to six digits at most; more would double the page.
double six_digits(double value) {
    return std::isfinite(value) ? std::stod(fmt::format("{:.6g}", value)) : value;
}
experiment::Estimate six_digits(experiment::Estimate estimate) {
    for (double* one : {&estimate.mean, &estimate.low, &estimate.high}) *one = six_digits(*one);
    return estimate;
}

std::vector<std::uint32_t> drawn_weeks(std::uint32_t last) {
    std::vector<std::uint32_t> weeks;
    for (std::uint32_t week = 0; week < last; week += step_weeks) weeks.push_back(week);
    weeks.push_back(last);
    return weeks;
}

class CourseWriter {
public:
    CourseWriter(StudyResult const& result, PairedRuns const& runs, std::ostream& out)
        : runs_(runs),
          lines_(result, out,
                 "arm,measure,unit,week,mean,low,high,run_low,run_high,difference,difference_low,"
                 "difference_high") {}

    /// Takes    values_of(arm, week) -> [seeds]
    template <class ValuesOf>
    void write(std::string_view measure, std::string_view unit, ValuesOf values_of) {
        for (std::size_t arm = 0; arm < runs_.arms(); ++arm)
            for (auto const week : drawn_weeks(runs_.weeks())) {
                auto const values = values_of(arm, week);
                auto sorted = values;
                std::sort(sorted.begin(), sorted.end());
                experiment::Estimate difference;
                if (arm != runs_.study().baseline)
                    difference = experiment::paired_difference(
                                     values, values_of(runs_.study().baseline, week),
                                     experiment::table_confidence)
                                     .difference;
                lines_.line(
                    lines_.arm(arm), measure, unit, week,
                    six_digits(experiment::mean_estimate(values, experiment::table_confidence)),
                    six_digits(quantile(sorted, low_run_share)),
                    six_digits(quantile(sorted, high_run_share)), six_digits(difference));
            }
    }

private:
    PairedRuns const& runs_;
    StudyLines lines_;
};

/// People exactly on a rung, mean over the practices.
void write_rungs(PairedRuns const& runs, CourseWriter& courses) {
    for (auto const rung : people::rung_names)
        courses.write(
            fmt::format("rung.{}", rung), "share", [&](std::size_t arm, std::uint32_t week) {
                std::vector<double> sums(runs.seeds().size(), 0.0);
                for (auto const practice : people::practice_names) {
                    auto const one = runs.at(arm, fmt::format("{}.{}", rung, practice), week);
                    for (std::size_t i = 0; i < sums.size(); ++i)
                        sums[i] += one[i] / people::practice_count;
                }
                return sums;
            });
}

}  // namespace

void write_courses(StudyResult const& result, std::ostream& out) {
    PairedRuns const runs(result.study, result.runs);
    CourseWriter courses(result, runs, out);
    auto const catalogue = experiment::published(result.study.arms.front());
    std::vector<std::string_view> written;
    auto const write = [&](std::string_view measure) {
        if (!runs.has(measure) ||
            std::find(written.begin(), written.end(), measure) != written.end())
            return;
        written.push_back(measure);
        courses.write(
            measure, catalogue[*measures::find(catalogue, measure)].unit,
            [&](std::size_t arm, std::uint32_t week) { return runs.at(arm, measure, week); });
    };
    for (auto const measure : drawn_measures) write(measure);
    for (auto const& measure : result.comparison.measures) write(measure.name);
    if (runs.has("unaware.culture")) write_rungs(runs, courses);
}

}  // namespace diorama::page
