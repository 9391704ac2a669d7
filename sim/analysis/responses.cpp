#include "analysis/responses.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "experiment/statistics.hpp"
#include "numerics/portable.hpp"
#include "problems/problem.hpp"

namespace diorama::analysis {

namespace {

/// Of a measure's largest value: a sum over thousands of weeks is not rounded by so much.
constexpr double rounded_part = 1e-12;

bool is_number(store::PointValue const& value) {
    return !std::holds_alternative<std::string>(value);
}

double number_of(store::PointValue const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    return std::get<double>(value);
}

double coordinate_of(Axis const& axis, store::PointValue const& value) {
    if (!axis.numeric) {
        auto const found = std::find(axis.levels.begin(), axis.levels.end(), value);
        return static_cast<double>(found - axis.levels.begin());
    }
    double const number = number_of(value);
    if (axis.logarithmic)
        return numerics::log(number / axis.low) / numerics::log(axis.high / axis.low);
    return axis.high > axis.low ? (number - axis.low) / (axis.high - axis.low) : 0.0;
}

/// Whether listed numbers, three at least, go up by one ratio: 1, 2, 4, 8 or the steps of a
/// logarithmic range.
bool go_by_ratio(std::vector<store::PointValue> const& levels) {
    std::vector<double> numbers;
    for (auto const& level : levels) numbers.push_back(number_of(level));
    std::sort(numbers.begin(), numbers.end());
    if (numbers.size() < 3 || numbers.front() <= 0.0) return false;
    double const ratio = numbers[1] / numbers[0];
    for (std::size_t k = 1; k < numbers.size(); ++k)
        if (std::abs(numbers[k] / numbers[k - 1] - ratio) > 1e-6 * ratio) return false;
    return true;
}

Axis axis_of(store::FactorRow const& factor, std::vector<store::Point> const& points,
             std::size_t place) {
    Axis axis;
    axis.path = factor.path;
    axis.unit = factor.unit;
    axis.levels = factor.levels;
    axis.logarithmic = factor.scale == "log";
    axis.low = factor.low;
    axis.high = factor.high;
    axis.numeric = std::all_of(axis.levels.begin(), axis.levels.end(), is_number);
    if (axis.is_listed() && axis.numeric) {
        axis.low = std::numeric_limits<double>::infinity();
        axis.high = -axis.low;
        for (auto const& level : axis.levels) {
            axis.low = std::min(axis.low, number_of(level));
            axis.high = std::max(axis.high, number_of(level));
        }
        axis.logarithmic = go_by_ratio(axis.levels);
    }
    for (auto const& point : points) axis.coordinates.push_back(coordinate_of(axis, point[place]));
    return axis;
}

/// Lets values of a measure that differ by the rounding of sums alone be one value. What is the
/// same at every point, a budget added up over weeks, would otherwise have effects, winners and a
/// need for replicates, all of them in its last digit.
void join_rounded(std::vector<std::vector<Cell>>& cells, std::size_t measure) {
    std::vector<double*> values;
    double largest = 0.0;
    for (auto& of_arm : cells)
        for (auto& cell : of_arm)
            for (auto& value : cell.values[measure]) {
                if (!std::isfinite(value)) continue;
                values.push_back(&value);
                largest = std::max(largest, std::abs(value));
            }
    std::sort(values.begin(), values.end(),
              [](double const* a, double const* b) { return *a < *b; });
    double least = -std::numeric_limits<double>::infinity();
    for (auto* const value : values) {
        if (*value - least > rounded_part * largest) least = *value;
        *value = least;
    }
}

}  // namespace

double Axis::value_at(double coordinate) const {
    if (logarithmic) return low * numerics::exp(coordinate * numerics::log(high / low));
    return low + coordinate * (high - low);
}

double Responses::mean(std::size_t arm, std::size_t point, std::size_t measure) const {
    return experiment::mean(cells[arm][point].values[measure]);
}

bool Responses::complete(std::size_t arm) const {
    return std::all_of(cells[arm].begin(),
                       cells[arm].begin() + static_cast<std::ptrdiff_t>(design_points),
                       [](Cell const& one) { return !one.replicates.empty(); });
}

std::vector<std::vector<double>> Responses::paired(std::size_t point, std::size_t measure) const {
    std::vector<std::vector<double>> values(arms());
    std::map<std::uint32_t, std::size_t> count;
    for (std::size_t arm = 0; arm < arms(); ++arm)
        for (auto const replicate : cells[arm][point].replicates) ++count[replicate];
    for (std::size_t arm = 0; arm < arms(); ++arm) {
        auto const& one = cells[arm][point];
        for (std::size_t k = 0; k < one.replicates.size(); ++k)
            if (count[one.replicates[k]] == arms()) values[arm].push_back(one.values[measure][k]);
    }
    return values;
}

Responses read_responses(store::Store& store) {
    auto const refuse = [&](std::string what, std::string instead) {
        throw problems::InputError({{{store.path(), 1, 1}, std::move(what), std::move(instead)}});
    };
    if (store.empty()) refuse("the store holds no experiment yet", "fill it with diorama batch");
    Responses responses;
    responses.identity = store.identity();
    responses.points = store.points();
    responses.design_points = static_cast<std::size_t>(responses.identity.design_points);
    for (std::size_t k = 0; k < responses.identity.factors.size(); ++k)
        responses.axes.push_back(axis_of(responses.identity.factors[k], responses.points, k));
    std::size_t const measures = responses.identity.measures.size();
    Cell const none{{}, std::vector<std::vector<double>>(measures)};
    responses.cells.assign(responses.arms(), std::vector<Cell>(responses.points.size(), none));
    std::map<std::string, std::size_t> arms;
    for (std::size_t k = 0; k < responses.arms(); ++k) arms[responses.identity.arms[k].arm] = k;
    store.for_each_outcome([&](store::RunRow const& run) {
        if (run.status == store::RunStatus::failed) {
            ++responses.failed;
            return;
        }
        ++responses.done;
        auto& cell = responses.cells[arms.at(run.arm)][static_cast<std::size_t>(run.point)];
        cell.replicates.push_back(static_cast<std::uint32_t>(run.replicate));
        for (std::size_t k = 0; k < measures; ++k) cell.values[k].push_back(run.outcomes[k]);
    });
    if (responses.done == 0)
        refuse("the store holds no finished run", "fill it with diorama batch");
    for (std::size_t k = 0; k < measures; ++k) join_rounded(responses.cells, k);
    return responses;
}

}  // namespace diorama::analysis
