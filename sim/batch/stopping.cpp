#include "batch/stopping.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace diorama::batch {

namespace {

constexpr double stopping_confidence = 0.95;

double reach_of(experiment::Estimate const& estimate) {
    return 0.5 * (estimate.high - estimate.low);
}

/// The finished values of each point: [arms], by replicate.
using PointValues = std::vector<std::map<std::int64_t, double>>;

/// Reads one outcome of all points from the store.
std::vector<PointValues> values_in(Experiment const& experiment, store::Store& store,
                                   std::string const& measure) {
    auto const& arms = experiment.study.arms;
    std::vector<PointValues> values(experiment.points.size(), PointValues(arms.size()));
    store::Statement rows(
        store.database(),
        "SELECT arm, point, replicate, value FROM runs JOIN outcomes USING(run_id) "
        "WHERE measure = ? AND status = 'done'");
    rows.bind(1, measure);
    while (rows.step())
        for (std::size_t arm = 0; arm < arms.size(); ++arm)
            if (arms[arm].name == rows.text(0))
                values[static_cast<std::size_t>(rows.whole(1))][arm][rows.whole(2)] =
                    rows.number(3);
    return values;
}

/// Over the first `replicates` that every arm finished. More may be there, of an earlier call that
/// asked for more: they must not decide when this one stops.
std::vector<std::vector<double>> paired_values(PointValues const& values,
                                               std::uint32_t replicates) {
    std::vector<std::vector<double>> paired(values.size());
    for (auto const& [replicate, value] : values.front()) {
        if (replicate >= replicates) break;
        bool const everywhere = std::all_of(values.begin(), values.end(), [&](auto const& of_arm) {
            return of_arm.contains(replicate);
        });
        for (std::size_t arm = 0; everywhere && arm < values.size(); ++arm)
            paired[arm].push_back(values[arm].at(replicate));
    }
    return paired;
}

/// How many the point is given next: as many as its spread so far lets expect, at most double.
std::uint32_t next_replicates(StoppedPoint const& point, Stopping const& stopping) {
    double const ratio = point.half_width / stopping.half_width;
    double const expected = static_cast<double>(point.replicates) * ratio * ratio;
    double const least = static_cast<double>(point.replicates) + 1.0;
    double const most = 2.0 * static_cast<double>(point.replicates);
    double const next =
        std::isfinite(expected) ? std::clamp(std::ceil(expected), least, most) : most;
    return static_cast<std::uint32_t>(
        std::min(next, static_cast<double>(stopping.most_replicates)));
}

/// Says how wide the interval of a point is with the replicates that it was given.
/// Returns  whether that is all that the point gets
bool is_stopped(StoppedPoint& point, PointValues const& values, Stopping const& stopping,
                Outcome const& outcome) {
    point.half_width = widest_half_width(paired_values(values, point.replicates),
                                         stopping.narrowing, outcome.measure.higher_is_better);
    point.narrow = point.half_width <= stopping.half_width;
    return point.narrow || point.replicates >= stopping.most_replicates;
}

void add(BatchCounts& sum, BatchCounts const& more) {
    sum.planned += more.planned;
    sum.done += more.done;
    sum.failed += more.failed;
    sum.skipped += more.skipped;
    sum.interrupted = sum.interrupted || more.interrupted;
}

}  // namespace

double widest_half_width(std::vector<std::vector<double>> const& values, Narrowing narrowing,
                         bool higher_is_better) {
    if (values.front().size() < 2) return std::numeric_limits<double>::infinity();
    double widest = 0.0;
    switch (narrowing) {
        case Narrowing::mean:
            for (auto const& arm : values)
                widest =
                    std::max(widest, reach_of(experiment::mean_estimate(arm, stopping_confidence)));
            break;
        case Narrowing::difference:
            for (std::size_t arm = 1; arm < values.size(); ++arm)
                widest = std::max(widest, reach_of(experiment::paired_difference(
                                                       values[arm], values[0], stopping_confidence)
                                                       .difference));
            break;
        case Narrowing::p_best: {
            auto const counts = experiment::best_counts(
                values, higher_is_better ? experiment::Better::higher : experiment::Better::lower);
            auto const interval =
                experiment::wilson_interval(*std::max_element(counts.begin(), counts.end()),
                                            values.front().size(), stopping_confidence);
            widest = 0.5 * (interval.high - interval.low);
        }
    }
    return widest;
}

SequentialBatch run_until_narrow(Experiment const& experiment, store::Store& store,
                                 BatchPlan const& plan, Stopping const& stopping,
                                 parallel::Workers const& workers, BatchProgress const& progress,
                                 std::atomic<bool> const& stop) {
    auto const& outcome = experiment.outcomes[stopping.outcome];
    SequentialBatch batch;
    std::vector<StoppedPoint> open;
    std::vector<std::uint32_t> given;  ///< replicates before this round
    for (std::uint32_t point = 0; point < experiment.points.size(); ++point)
        if (plan.shard.has(point)) {
            open.push_back({.point = point, .replicates = stopping.least_replicates});
            given.push_back(0);
        }
    PointModels models(experiment);
    auto const known = known_runs(store);
    while (!open.empty()) {
        std::vector<RunKey> keys;
        for (std::size_t k = 0; k < open.size(); ++k)
            for (std::uint32_t replicate = given[k]; replicate < open[k].replicates; ++replicate)
                for (std::uint32_t arm = 0; arm < experiment.study.arms.size(); ++arm)
                    keys.push_back({arm, open[k].point, replicate});
        auto const before = batch.counts;
        auto const round = run_keys(
            experiment, store, models, keys, known, plan, workers,
            [&](BatchCounts const& counts) {
                auto sum = before;
                add(sum, counts);
                if (progress) progress(sum);
            },
            stop, experiment::run_through);
        add(batch.counts, round);
        if (batch.counts.interrupted) break;
        auto const values = values_in(experiment, store, outcome.name);
        std::vector<StoppedPoint> still_open;
        given.clear();
        for (auto& point : open) {
            if (is_stopped(point, values[point.point], stopping, outcome)) {
                batch.points.push_back(point);
                continue;
            }
            given.push_back(point.replicates);
            auto next = point;
            next.replicates = next_replicates(point, stopping);
            still_open.push_back(next);
        }
        open = std::move(still_open);
    }
    std::sort(batch.points.begin(), batch.points.end(),
              [](auto const& a, auto const& b) { return a.point < b.point; });
    return batch;
}

std::vector<std::size_t> unfinished_parts(Experiment const& experiment, store::Store& store,
                                          BatchPlan const& plan, Stopping const& stopping,
                                          std::size_t parts) {
    auto const& outcome = experiment.outcomes[stopping.outcome];
    PointModels models(experiment);
    auto const known = known_runs(store);
    auto const values = values_in(experiment, store, outcome.name);
    auto const has = [&](std::uint32_t point, std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t replicate = first; replicate < last; ++replicate)
            for (std::uint32_t arm = 0; arm < experiment.study.arms.size(); ++arm)
                if (!is_there(known, run_hash_of(experiment, models, {arm, point, replicate}),
                              plan))
                    return false;
        return true;
    };
    // The rounds of run_until_narrow(), as far as the store goes along.
    auto const is_finished = [&](std::uint32_t place) {
        StoppedPoint point{.point = place, .replicates = stopping.least_replicates};
        for (std::uint32_t given = 0; has(place, given, point.replicates);) {
            if (is_stopped(point, values[place], stopping, outcome)) return true;
            given = point.replicates;
            point.replicates = next_replicates(point, stopping);
        }
        return false;
    };
    std::vector<std::size_t> unfinished;
    for (std::size_t part = 0; part < parts; ++part)
        for (auto point = part; point < experiment.points.size(); point += parts)
            if (!is_finished(static_cast<std::uint32_t>(point))) {
                unfinished.push_back(part);
                break;
            }
    return unfinished;
}

}  // namespace diorama::batch
