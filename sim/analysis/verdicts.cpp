#include "analysis/verdicts.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace diorama::analysis {

namespace {

constexpr double verdict_confidence = 0.95;
/// Neighbours nearer than this share of the ranges are told apart well enough.
constexpr double finest_gap = 1e-3;

PointVerdict verdict_at(Responses const& responses, std::size_t point, std::size_t measure) {
    auto const values = responses.paired(point, measure);
    bool const higher = responses.identity.measures[measure].higher_is_better;
    double const sign = higher ? 1.0 : -1.0;
    PointVerdict verdict{.point = point, .replicates = values.front().size()};
    verdict.arms.resize(values.size());
    if (verdict.replicates == 0) return verdict;
    auto const counts = experiment::best_counts(
        values, higher ? experiment::Better::higher : experiment::Better::lower);
    auto const seeds = static_cast<double>(verdict.replicates);
    for (std::size_t arm = 0; arm < values.size(); ++arm) {
        auto& standing = verdict.arms[arm];
        standing.mean = experiment::mean(values[arm]);
        standing.p_best = counts[arm] / seeds;
        double lost = 0.0;
        for (std::size_t seed = 0; seed < verdict.replicates; ++seed) {
            double best = sign * values[0][seed];
            for (auto const& other : values) best = std::max(best, sign * other[seed]);
            lost += best - sign * values[arm][seed];
        }
        standing.regret = lost / seeds;
    }
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return sign * verdict.arms[a].mean > sign * verdict.arms[b].mean;
    });
    verdict.best = order[0];
    verdict.second = order[1];
    std::vector<double> lead;
    for (std::size_t seed = 0; seed < verdict.replicates; ++seed)
        lead.push_back(sign * (values[verdict.best][seed] - values[verdict.second][seed]));
    verdict.lead = experiment::mean_estimate(lead, verdict_confidence);
    return verdict;
}

using Coordinates = std::vector<double>;

double distance_squared(Coordinates const& a, Coordinates const& b) {
    double sum = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - b[k]) * (a[k] - b[k]);
    return sum;
}

/// Whether no third point lies in the ball between the two.
bool are_neighbours(std::vector<Coordinates> const& all, std::size_t i, std::size_t j) {
    double const between = distance_squared(all[i], all[j]);
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (k == i || k == j) continue;
        if (distance_squared(all[i], all[k]) + distance_squared(all[j], all[k]) <= between)
            return false;
    }
    return true;
}

/// Between two points: where the advantage of one's best arm over the other's would turn.
Coordinates turning_point(VerdictMap const& map, std::vector<Coordinates> const& all, std::size_t i,
                          std::size_t j) {
    auto const& here = map.points[i];
    auto const& there = map.points[j];
    double const at_i = std::abs(here.arms[here.best].mean - here.arms[there.best].mean);
    double const at_j = std::abs(there.arms[there.best].mean - there.arms[here.best].mean);
    double const part = at_i + at_j > 0.0 ? std::clamp(at_i / (at_i + at_j), 0.2, 0.8) : 0.5;
    Coordinates turning;
    for (std::size_t k = 0; k < all[i].size(); ++k)
        turning.push_back(all[i][k] + part * (all[j][k] - all[i][k]));
    return turning;
}

}  // namespace

std::vector<VerdictMap> verdict_maps(Responses const& responses, std::size_t x, std::size_t y) {
    std::vector<VerdictMap> maps;
    if (responses.arms() < 2 || responses.axes.empty()) return maps;
    for (std::size_t measure = 0; measure < responses.identity.measures.size(); ++measure) {
        VerdictMap map{.measure = measure, .x = x, .y = y, .points = {}};
        for (std::size_t point = 0; point < responses.points.size(); ++point) {
            auto verdict = verdict_at(responses, point, measure);
            if (verdict.replicates > 0) map.points.push_back(std::move(verdict));
        }
        maps.push_back(std::move(map));
    }
    return maps;
}

std::vector<std::vector<double>> between_verdicts(Responses const& responses, VerdictMap const& map,
                                                  std::size_t count) {
    std::vector<Coordinates> all;
    for (auto const& verdict : map.points) {
        Coordinates here;
        for (auto const& axis : responses.axes) {
            assert(axis.numeric);
            here.push_back(axis.coordinates[verdict.point]);
        }
        all.push_back(std::move(here));
    }
    struct Edge {
        double length;
        std::size_t i, j;
    };
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (map.points[i].best != map.points[j].best && !map.points[i].tied() &&
                !map.points[j].tied()) {
                double const length = std::sqrt(distance_squared(all[i], all[j]));
                if (length > finest_gap) edges.push_back({length, i, j});
            }
    std::stable_sort(edges.begin(), edges.end(),
                     [](Edge const& a, Edge const& b) { return a.length > b.length; });
    std::vector<Coordinates> found;
    for (auto const& edge : edges) {
        if (found.size() >= count) break;
        if (!are_neighbours(all, edge.i, edge.j)) continue;
        auto turning = turning_point(map, all, edge.i, edge.j);
        auto const is_near = [&](Coordinates const& other) {
            return distance_squared(other, turning) < finest_gap * finest_gap;
        };
        if (std::any_of(found.begin(), found.end(), is_near)) continue;
        found.push_back(std::move(turning));
    }
    return found;
}

}  // namespace diorama::analysis
