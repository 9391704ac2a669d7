#include "analysis/effects.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/least_squares.hpp"

namespace diorama::analysis {

namespace {

constexpr double effects_confidence = 0.95;
constexpr std::size_t most_level_means = 600;

/// One column of the regression: a numeric factor, or one level of another one.
struct Column {
    std::size_t axis = 0;
    std::size_t level = 0;
    double at(Axis const& one, std::size_t point) const {
        if (one.numeric) return one.coordinates[point];
        return one.coordinates[point] == static_cast<double>(level) ? 1.0 : 0.0;
    }
};

std::vector<Column> columns_of(Responses const& responses) {
    std::vector<Column> columns;
    for (std::size_t axis = 0; axis < responses.axes.size(); ++axis) {
        if (responses.axes[axis].numeric) {
            columns.push_back({axis, 0});
            continue;
        }
        for (std::size_t level = 1; level < responses.axes[axis].levels.size(); ++level)
            columns.push_back({axis, level});
    }
    return columns;
}

double deviation(std::vector<double> const& values) {
    return std::sqrt(experiment::variance(values));
}

void add_effects(Responses const& responses, std::size_t arm, std::size_t measure,
                 std::vector<LinearEffect>& effects) {
    auto const columns = columns_of(responses);
    std::vector<std::vector<double>> rows;
    std::vector<double> values;
    for (std::size_t point = 0; point < responses.points.size(); ++point) {
        double const value = responses.mean(arm, point, measure);
        if (!std::isfinite(value)) continue;
        std::vector<double> row{1.0};
        for (auto const& column : columns)
            row.push_back(column.at(responses.axes[column.axis], point));
        rows.push_back(std::move(row));
        values.push_back(value);
    }
    if (columns.empty() || rows.size() <= columns.size() + 1) return;
    // About the mean: what is the same at all points then has no effect but 0.
    double const middle = experiment::mean(values);
    for (auto& value : values) value -= middle;
    auto const fit = regress(rows, values);
    if (!fit.full_rank || fit.degrees == 0) return;
    double const spread = deviation(values);
    double const whole = spread * spread * static_cast<double>(values.size() - 1);
    double const reach = experiment::student_quantile(0.5 + 0.5 * effects_confidence,
                                                      static_cast<double>(fit.degrees));
    std::size_t const first = effects.size();
    for (std::size_t k = 0; k < columns.size(); ++k) {
        auto const& axis = responses.axes[columns[k].axis];
        std::vector<double> moved;
        for (auto const& row : rows) moved.push_back(row[k + 1]);
        LinearEffect effect{.arm = arm, .measure = measure, .axis = columns[k].axis, .level = {}};
        if (!axis.numeric) effect.level = store::text_of(axis.levels[columns[k].level]);
        effect.effect = fit.coefficients[k + 1];
        double const error = fit.standard_errors[k + 1];
        effect.interval = {effect.effect - reach * error, effect.effect + reach * error};
        if (spread > 0.0) {
            effect.standardised = effect.effect * deviation(moved) / spread;
            effect.fit_share = 1.0 - fit.residual_sum / whole;
        }
        effects.push_back(std::move(effect));
    }
    std::stable_sort(effects.begin() + static_cast<std::ptrdiff_t>(first), effects.end(),
                     [](auto const& a, auto const& b) {
                         return std::abs(a.standardised) > std::abs(b.standardised);
                     });
}

/// The replicates that all of these points have.
std::vector<std::uint32_t> common_replicates(Responses const& responses, std::size_t arm,
                                             std::vector<std::size_t> const& points) {
    std::map<std::uint32_t, std::size_t> count;
    for (auto const point : points)
        for (auto const replicate : responses.cell(arm, point).replicates) ++count[replicate];
    std::vector<std::uint32_t> common;
    for (auto const& [replicate, times] : count)
        if (times == points.size()) common.push_back(replicate);
    return common;
}

LevelMean mean_of_level(Responses const& responses, std::size_t arm, std::size_t measure,
                        std::size_t axis, std::size_t level) {
    LevelMean result{.arm = arm, .measure = measure, .axis = axis, .level = level};
    std::vector<std::size_t> points;
    for (std::size_t point = 0; point < responses.points.size(); ++point)
        if (responses.points[point][axis] == responses.axes[axis].levels[level] &&
            !responses.cell(arm, point).replicates.empty())
            points.push_back(point);
    result.points = points.size();
    std::vector<double> of_seeds;
    for (auto const replicate : common_replicates(responses, arm, points)) {
        double sum = 0.0;
        for (auto const point : points) {
            auto const& cell = responses.cell(arm, point);
            auto const place =
                std::lower_bound(cell.replicates.begin(), cell.replicates.end(), replicate) -
                cell.replicates.begin();
            sum += cell.values[measure][static_cast<std::size_t>(place)];
        }
        of_seeds.push_back(sum / static_cast<double>(points.size()));
    }
    result.value = experiment::mean_estimate(of_seeds, effects_confidence);
    return result;
}

}  // namespace

std::vector<LinearEffect> linear_effects(Responses const& responses) {
    std::vector<LinearEffect> effects;
    for (std::size_t arm = 0; arm < responses.arms(); ++arm)
        for (std::size_t measure = 0; measure < responses.identity.measures.size(); ++measure)
            add_effects(responses, arm, measure, effects);
    return effects;
}

std::vector<LevelMean> level_means(Responses const& responses) {
    std::vector<LevelMean> means;
    for (std::size_t arm = 0; arm < responses.arms(); ++arm)
        for (std::size_t measure = 0; measure < responses.identity.measures.size(); ++measure)
            for (std::size_t axis = 0; axis < responses.axes.size(); ++axis) {
                std::size_t const levels = responses.axes[axis].levels.size();
                for (std::size_t level = 0; levels <= most_level_means && level < levels; ++level)
                    means.push_back(mean_of_level(responses, arm, measure, axis, level));
            }
    return means;
}

}  // namespace diorama::analysis
