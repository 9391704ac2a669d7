#include "calibration/posterior.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "random/draw.hpp"

namespace diorama::calibration {

namespace {

constexpr std::size_t least_walkers = 8;
constexpr std::size_t most_walkers = 16;
/// Fewer would tell more of where the walkers began than of what fits.
constexpr std::size_t least_generations = 10;
/// Every so many generations a walker leaps by a whole difference, from one hill to another.
constexpr std::size_t leap_every = 6;
/// So that walkers on one spot can part.
constexpr double jitter = 0.01;

class Walk {
public:
    Walk(std::vector<Trial> const& known, double limit, std::uint64_t seed)
        : limit_(limit),
          sequence_({.seed = seed, .purpose = random::Purpose::posterior, .week = 0, .person = 0}) {
        std::vector<Trial const*> within;
        for (auto const& trial : known)
            if (trial.error <= limit) within.push_back(&trial);
        assert(!within.empty());
        dimensions_ = within.front()->point.size();
        std::size_t const count =
            std::clamp(2 * ((dimensions_ + 3) / 2), least_walkers, most_walkers);
        for (std::size_t i = 0; i < count; ++i) walkers_.push_back(*within[below(within.size())]);
    }

    std::size_t half() const { return walkers_.size() / 2; }

    /// Where one half of the walkers would like to go, seen from the other half.
    std::vector<std::vector<double>> proposals(std::size_t side, bool leap) {
        double const stride = leap ? 1.0 : 2.38 / std::sqrt(2.0 * static_cast<double>(dimensions_));
        std::vector<std::vector<double>> points;
        for (std::size_t i = 0; i < half(); ++i) {
            auto point = walkers_[side * half() + i].point;
            auto const& one = other(side);
            auto const& two = other(side);
            for (std::size_t k = 0; k < dimensions_; ++k)
                point[k] += stride * (one.point[k] - two.point[k]) +
                            jitter * (2.0 * sequence_.next_uniform() - 1.0);
            points.push_back(std::move(point));
        }
        return points;
    }

    /// Moves a walker there when that is allowed.
    bool move(std::size_t side, std::size_t i, Trial const& there) {
        if (!(there.error <= limit_)) return false;
        walkers_[side * half() + i] = there;
        return true;
    }

    std::vector<Trial> const& walkers() const { return walkers_; }

private:
    std::size_t below(std::size_t count) {
        return random::below(sequence_.next_word(), static_cast<std::uint32_t>(count));
    }
    Trial const& other(std::size_t side) { return walkers_[(1 - side) * half() + below(half())]; }

    double limit_;
    random::Sequence sequence_;
    std::size_t dimensions_ = 0;
    std::vector<Trial> walkers_;
};

bool inside(std::vector<double> const& point) {
    return std::all_of(point.begin(), point.end(), [](double x) { return x >= 0.0 && x <= 1.0; });
}

}  // namespace

Posterior sample_posterior(std::vector<Trial> const& known, double limit, std::size_t evaluations,
                           std::uint64_t seed, Errors const& errors) {
    Posterior posterior;
    Walk walk(known, limit, seed);
    std::size_t const generations = evaluations / (2 * walk.half());
    if (generations < least_generations) return posterior;
    std::size_t moves = 0;
    for (std::size_t generation = 0; generation < generations; ++generation) {
        for (std::size_t side = 0; side < 2; ++side) {
            auto const proposed = walk.proposals(side, generation % leap_every == leap_every - 1);
            std::vector<std::vector<double>> points;
            std::vector<std::size_t> whose;
            for (std::size_t i = 0; i < proposed.size(); ++i)
                if (inside(proposed[i])) {
                    points.push_back(proposed[i]);
                    whose.push_back(i);
                }
            std::vector<double> found;
            try {
                found = errors(points);
            } catch (Stopped const&) {
                posterior.interrupted = true;
                return posterior;
            }
            for (std::size_t k = 0; k < points.size(); ++k) {
                posterior.trials.push_back({points[k], found[k]});
                moves += walk.move(side, whose[k], posterior.trials.back()) ? 1 : 0;
            }
        }
        if (3 * generation >= generations)
            posterior.samples.insert(posterior.samples.end(), walk.walkers().begin(),
                                     walk.walkers().end());
    }
    posterior.accepted_share =
        static_cast<double>(moves) / static_cast<double>(generations * 2 * walk.half());
    return posterior;
}

Bounds middle_of(std::vector<Trial> const& samples, std::size_t dimension, double share) {
    assert(!samples.empty());
    std::vector<double> values;
    for (auto const& sample : samples) values.push_back(sample.point[dimension]);
    std::sort(values.begin(), values.end());
    auto const cut =
        static_cast<std::size_t>(0.5 * (1.0 - share) * static_cast<double>(values.size()));
    return {values[cut], values[values.size() - 1 - cut]};
}

}  // namespace diorama::calibration
