#include "calibration/calibrate.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "calibration/growth_curves.hpp"
#include "calibration/minimise.hpp"
#include "calibration/posterior.hpp"
#include "design/point_runs.hpp"

namespace diorama::calibration {

namespace {

using Points = std::vector<std::vector<double>>;

constexpr double edge_share = 0.02;
constexpr double interval_share = 0.9;
constexpr std::size_t growth_evaluations = 6000;

/// What part of the evaluations looks for the best fit; the rest samples about it.
std::size_t search_evaluations(CalibrationPlan const& plan) { return plan.evaluations / 2; }

enum class Network : std::uint8_t { as_it_is, none };

/// A model to be fitted: parameter sets in, curves at the observed weeks out.
class Fitting {
public:
    Fitting(engine::Model const& base, ObservedCurve const& observed, CalibrationPlan const& plan,
            parallel::Workers const& workers, experiment::Progress const& progress,
            std::atomic<bool> const& stop)
        : base_(base),
          observed_(observed),
          plan_(plan),
          workers_(workers),
          progress_(progress),
          stop_(stop) {
        base_.weeks =
            static_cast<std::uint32_t>(std::max(1.0, std::ceil(observed.points.back().week)));
        auto const catalogue =
            base.bare_contagion() ? measures::contagion_catalogue() : measures::catalogue();
        for (auto const& name : plan.measures) columns_.push_back(*measures::find(catalogue, name));
    }

    std::size_t fitted_points() const { return observed_.points.size() - plan_.held_out; }

    /// The values of a point of the unit cube.
    std::vector<double> values_of(std::vector<double> const& point) const {
        std::vector<double> values;
        for (std::size_t k = 0; k < point.size(); ++k)
            values.push_back(design::value_at(plan_.factors[k], point[k]));
        return values;
    }

    /// [parameter sets][observations], means over the seeds. Throws Stopped.
    Points curves_of(Points const& values, Network network) {
        auto const make = [&](std::size_t place) { return model_of(values[place], network); };
        auto const read = [&](engine::Record const& record, std::span<double> shares) {
            for (std::size_t i = 0; i < shares.size(); ++i)
                shares[i] = share_in(record, observed_.points[i].week);
        };
        std::size_t const count = observed_.points.size();
        auto const told = [&](std::size_t done, std::size_t) {
            if (progress_)
                progress_(runs_done_ + done, planned_runs(plan_, base_.bare_contagion()));
        };
        auto const runs = design::run_points(values.size(), plan_.replicates, count, make, read,
                                             workers_, told, stop_);
        if (runs.interrupted) throw Stopped{};
        runs_done_ += values.size() * plan_.replicates;
        Points curves;
        for (std::size_t place = 0; place < values.size(); ++place) {
            auto& curve = curves.emplace_back();
            for (std::size_t i = 0; i < count; ++i) curve.push_back(runs.mean(place, i));
        }
        return curves;
    }

    std::vector<double> errors_of(Points const& points, Network network) {
        Points values;
        for (auto const& point : points) values.push_back(values_of(point));
        std::vector<double> errors;
        for (auto const& curve : curves_of(values, network))
            errors.push_back(error_of(observed_.points, curve, 0, fitted_points()));
        return errors;
    }

    FittedCurve told(std::string name, std::size_t parameters, std::vector<double> shares) const {
        FittedCurve curve{std::move(name), parameters, std::move(shares)};
        auto const& points = observed_.points;
        curve.error = error_of(points, curve.shares, 0, fitted_points());
        curve.held_out_error = error_of(points, curve.shares, fitted_points(), points.size());
        return curve;
    }

    /// The best parameter set, looked for from the scenario's own.
    Search search(Network network) {
        std::vector<double> start;
        for (auto const& factor : plan_.factors)
            start.push_back(design::unit_of(
                factor, std::clamp(factor.scenario_value, factor.low, factor.high)));
        return minimise(start, search_evaluations(plan_), base_.seed,
                        [&](std::span<double const> point) {
                            return errors_of({{point.begin(), point.end()}}, network).front();
                        });
    }

private:
    std::shared_ptr<engine::Model> model_of(std::vector<double> const& values, Network network) {
        auto model = design::model_with(base_, plan_.factors, values);
        if (network == Network::none) {
            std::get<mechanisms::Switches>(model->parameters).exposure = false;
            std::get<mechanisms::Traits>(model->parameters).aware_at_start_share = 1.0;
        }
        return model;
    }

    /// The measures' sum, in a straight line between the weeks.
    double share_in(engine::Record const& record, double week) const {
        auto const before = static_cast<std::size_t>(week);
        std::size_t const after = std::min(before + 1, record.rows() - 1);
        double const part = week - static_cast<double>(before);
        double share = 0.0;
        for (auto const column : columns_)
            share += (1.0 - part) * record.at(before, column) + part * record.at(after, column);
        return share;
    }

    engine::Model base_;
    ObservedCurve const& observed_;
    CalibrationPlan const& plan_;
    parallel::Workers const& workers_;
    experiment::Progress const& progress_;
    std::atomic<bool> const& stop_;
    std::vector<std::size_t> columns_;
    std::size_t runs_done_ = 0;
};

FittedCurve fit_growth(GrowthCurve const& growth, ObservedCurve const& observed,
                       Fitting const& fitting, std::uint64_t seed) {
    auto const curve_at = [&](std::span<double const> unit) {
        std::vector<double> shares;
        for (auto const& point : observed.points) shares.push_back(growth.share(unit, point.week));
        return shares;
    };
    auto const search =
        minimise(std::vector<double>(growth.parameters, 0.5), growth_evaluations, seed,
                 [&](std::span<double const> unit) {
                     return error_of(observed.points, curve_at(unit), 0, fitting.fitted_points());
                 });
    return fitting.told(std::string(growth.name), growth.parameters, curve_at(search.best.point));
}

Edge edge_of(double unit) {
    if (unit < edge_share) return Edge::low;
    return unit > 1.0 - edge_share ? Edge::high : Edge::none;
}

std::vector<FittedFactor> fitted_factors(CalibrationPlan const& plan,
                                         std::vector<double> const& point,
                                         Posterior const& posterior) {
    std::vector<FittedFactor> fitted;
    for (std::size_t k = 0; k < plan.factors.size(); ++k) {
        auto const& factor = plan.factors[k];
        FittedFactor one{.value = design::value_at(factor, point[k]), .edge = edge_of(point[k])};
        if (!posterior.samples.empty()) {
            auto const bounds = middle_of(posterior.samples, k, interval_share);
            // A short walk may have left the best set behind, which fits all the same.
            double const low = std::min(bounds.low, point[k]);
            double const high = std::max(bounds.high, point[k]);
            one.interval = {design::value_at(factor, low), design::value_at(factor, high)};
            one.open_share = std::min(1.0, (high - low) / interval_share);
        }
        fitted.push_back(one);
    }
    return fitted;
}

Trial const& best_of(Search const& search, Posterior const& posterior) {
    Trial const* best = &search.best;
    for (auto const& trial : posterior.trials)
        if (trial.error < best->error) best = &trial;
    return *best;
}

}  // namespace

double error_of(std::vector<ObservedPoint> const& points, std::vector<double> const& shares,
                std::size_t first, std::size_t last) {
    double sum = 0.0;
    double weights = 0.0;
    for (std::size_t i = first; i < last; ++i) {
        double const off = shares[i] - points[i].share;
        sum += points[i].weight * off * off;
        weights += points[i].weight;
    }
    return weights > 0.0 ? std::sqrt(sum / weights) : experiment::not_known;
}

std::size_t planned_runs(CalibrationPlan const& plan, bool bare_contagion) {
    std::size_t const without_network = bare_contagion ? 0 : search_evaluations(plan) + 1;
    return (plan.evaluations + 2 + without_network) * plan.replicates;
}

Calibration calibrate(engine::Model const& base, ObservedCurve const& observed,
                      CalibrationPlan const& plan, parallel::Workers const& workers,
                      experiment::Progress const& progress, std::atomic<bool> const& stop) {
    assert(!plan.factors.empty() && observed.points.size() > plan.held_out);
    Fitting fitting(base, observed, plan, workers, progress, stop);
    Calibration result;
    std::size_t const parameters = plan.factors.size();
    auto const search = fitting.search(Network::as_it_is);
    result.evaluations = search.trials.size();
    result.interrupted = search.interrupted;
    if (search.trials.empty()) return result;

    Posterior posterior;
    if (!result.interrupted)
        posterior = sample_posterior(
            search.trials, search.best.error + plan.tolerance,
            plan.evaluations - std::min(plan.evaluations, search_evaluations(plan)), base.seed,
            [&](Points const& points) { return fitting.errors_of(points, Network::as_it_is); });
    result.interrupted = result.interrupted || posterior.interrupted;
    result.evaluations += posterior.trials.size();
    result.samples = posterior.samples.size();
    result.accepted_share = posterior.accepted_share;
    auto const& best = best_of(search, posterior);
    result.factors = fitted_factors(plan, best.point, posterior);
    try {
        std::vector<double> own;
        for (auto const& factor : plan.factors) own.push_back(factor.scenario_value);
        auto const curves =
            fitting.curves_of({fitting.values_of(best.point), own}, Network::as_it_is);
        result.curves.push_back(fitting.told("model", parameters, curves[0]));
        result.curves.push_back(fitting.told("scenario as it stands", 0, curves[1]));
        if (!base.bare_contagion()) {
            auto const alone = fitting.search(Network::none);
            if (alone.interrupted) throw Stopped{};
            auto const curve =
                fitting.curves_of({fitting.values_of(alone.best.point)}, Network::none);
            result.curves.push_back(fitting.told("model without network", parameters, curve[0]));
        }
    } catch (Stopped const&) {
        result.interrupted = true;
    }
    for (auto const& growth : growth_curves())
        result.curves.push_back(fit_growth(growth, observed, fitting, base.seed));
    return result;
}

}  // namespace diorama::calibration
