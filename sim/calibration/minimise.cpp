#include "calibration/minimise.hpp"

#include <algorithm>
#include <cassert>
#include <exception>
#include <limits>
#include <nlopt.hpp>

namespace diorama::calibration {

namespace {

/// Steps below this part of a range change nothing worth a run.
constexpr double smallest_step = 1e-4;

/// What a search hands to the library: it keeps every trial and an exception until the end.
struct Watched {
    Error const& error;
    Search search;
    std::exception_ptr thrown;

    static double call(std::vector<double> const& point, std::vector<double>&, void* self) {
        auto& watched = *static_cast<Watched*>(self);
        try {
            double const error = watched.error(point);
            watched.search.trials.push_back({point, error});
            if (error < watched.search.best.error) watched.search.best = {point, error};
            return error;
        } catch (Stopped const&) {
            watched.search.interrupted = true;
        } catch (...) {
            watched.thrown = std::current_exception();
        }
        throw nlopt::forced_stop();
    }
};

/// Takes    first_step: 0 for a search that takes no steps but draws
void run(nlopt::algorithm algorithm, std::vector<double> point, std::size_t evaluations,
         double first_step, Watched& watched) {
    if (evaluations == 0 || watched.search.interrupted || watched.thrown) return;
    nlopt::opt optimiser(algorithm, static_cast<unsigned>(point.size()));
    optimiser.set_lower_bounds(0.0);
    optimiser.set_upper_bounds(1.0);
    optimiser.set_min_objective(Watched::call, &watched);
    optimiser.set_maxeval(static_cast<int>(evaluations));
    if (first_step > 0.0) {
        optimiser.set_initial_step(first_step);
        optimiser.set_xtol_abs(smallest_step);
    }
    double least = 0.0;
    try {
        optimiser.optimize(point, least);
    } catch (nlopt::forced_stop const&) {
        // Told by `watched`.
    } catch (nlopt::roundoff_limited const&) {
        // It can make no further progress; the best trial stands.
    }
}

}  // namespace

Search minimise(std::vector<double> const& start, std::size_t evaluations, std::uint64_t seed,
                Error const& error) {
    assert(!start.empty() && evaluations >= 2);
    Watched watched{error, {}, nullptr};
    watched.search.best = {start, std::numeric_limits<double>::infinity()};
    nlopt::srand(static_cast<unsigned long>(seed));
    run(nlopt::GN_CRS2_LM, start, evaluations * 4 / 5, 0.0, watched);
    std::size_t const left = evaluations - std::min(evaluations, watched.search.trials.size());
    run(nlopt::LN_SBPLX, watched.search.best.point, left, 0.1, watched);
    if (watched.thrown) std::rethrow_exception(watched.thrown);
    return std::move(watched.search);
}

}  // namespace diorama::calibration
