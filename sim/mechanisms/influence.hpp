#pragma once
#include <algorithm>
#include <array>
#include <string_view>

#include "mechanisms/sources.hpp"
#include "numerics/portable.hpp"
#include "parameters/field.hpp"

namespace diorama::mechanisms {

/// Who is listened to, and what makes somebody willing.
struct Influence {
    double hierarchy_weight = 0.40;
    double energy_weight = 0.15;
    double trust_weight = 0.30;
    double purpose_weight = 0.20;
    double culture_advantage = 0.13;
    double data_advantage = 0.13;
    double experience_advantage = 0.13;
    double friction = 0.12;
    double innovativeness_weight = 0.40;
    double internalisation = 0.01;
    double steepness = 6.0;
    double midpoint = 0.53;
    double root_presence_in_programme = 0.80;
    double root_presence_otherwise = 0.20;

    static constexpr std::string_view kind = "influence";
    static constexpr std::string_view table = "influence";
    static constexpr auto fields() {
        using P = Influence;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"hierarchy_weight", "share", 0.0, 1.0, &P::hierarchy_weight,
                                 assumed, "between a start-up (0) and a command organisation (1)",
                                 "how far the manager is listened to rather than colleagues"},
            parameters::Field<P>{"energy_weight", "-", 0.0, 1.0, &P::energy_weight, assumed,
                                 "UTAUT: affect is a weak predictor of intention",
                                 "what full energy adds to willingness"},
            parameters::Field<P>{"trust_weight", "-", 0.0, 1.0, &P::trust_weight, assumed,
                                 "sponsorship matters about as much as social influence (Prosci)",
                                 "what full trust adds to willingness, against half trust"},
            parameters::Field<P>{"purpose_weight", "-", 0.0, 1.0, &P::purpose_weight, assumed,
                                 "of the order of social influence in UTAUT (0.15)",
                                 "what a fully shared purpose adds to willingness"},
            parameters::Field<P>{"culture_advantage", "-", -1.0, 1.0, &P::culture_advantage,
                                 assumed, prototype_fit, "pull of the culture practice by itself"},
            parameters::Field<P>{"data_advantage", "-", -1.0, 1.0, &P::data_advantage, assumed,
                                 prototype_fit, "pull of the data practice by itself"},
            parameters::Field<P>{"experience_advantage", "-", -1.0, 1.0, &P::experience_advantage,
                                 assumed, prototype_fit,
                                 "pull of the experience practice by itself"},
            parameters::Field<P>{"friction", "-", 0.0, 1.0, &P::friction, assumed,
                                 "about the size of a practice's own advantage",
                                 "what silos and habits of a department take from willingness"},
            parameters::Field<P>{"innovativeness_weight", "-", 0.0, 2.0, &P::innovativeness_weight,
                                 assumed, prototype_fit,
                                 "what one standard deviation of innovativeness is worth"},
            parameters::Field<P>{"internalisation", "-", 0.0, 0.5, &P::internalisation, assumed,
                                 "obeying a mandate convinces few",
                                 "what complying adds to one's own willingness"},
            parameters::Field<P>{"steepness", "-", 0.5, 30.0, &P::steepness, assumed, prototype_fit,
                                 "how sharply willingness answers to the sum of influences"},
            parameters::Field<P>{"midpoint", "-", 0.0, 2.0, &P::midpoint, assumed, prototype_fit,
                                 "sum of influences at which willingness is halfway"},
            parameters::Field<P>{
                "root_presence_in_programme", "share", 0.0, 1.0, &P::root_presence_in_programme,
                assumed, "the top has nobody above: the programme speaks to it",
                "manager's influence felt by somebody without manager while a programme runs"},
            parameters::Field<P>{
                "root_presence_otherwise", "share", 0.0, 1.0, &P::root_presence_otherwise, assumed,
                "owners and market ask a little all the time", "the same while no programme runs"}};
    }
};

/// How far colleagues' use carries somebody with this threshold: 0 below it, 1 halfway to all.
/// A hinge, so that it is exactly 0 below the threshold and contagion is truly complex; a smooth
/// Hill function with exponent up to 8 behaves like simple contagion (docs/model.md#willingness).
constexpr double social_proof(double in_use_share, double threshold_share) noexcept {
    double const beyond = 2.0 * (in_use_share - threshold_share) / (1.0 - threshold_share);
    return std::min(std::max(beyond, 0.0), 1.0);
}

namespace internal {
/// The logistic function at -8, -7.875, ... 7.875 and, last, its limit.
inline std::array<double, 129> const& logistic_steps() noexcept {
    static std::array<double, 129> const steps = [] {
        std::array<double, 129> all{};
        for (std::size_t k = 0; k < 128; ++k)
            all[k] = numerics::logistic(static_cast<double>(k) / 8.0 - 8.0);
        all[128] = 1.0;
        return all;
    }();
    return steps;
}
}  // namespace internal

/// From the sum of influences to [0, 1], with nothing at 0: where nothing is on, nothing moves.
struct Readiness {
    double steepness;
    double midpoint;
    double at_zero;  ///< logistic(-steepness * midpoint)
    double scale;    ///< 1 / (1 - at_zero)

    explicit Readiness(Influence const& p) noexcept
        : steepness(p.steepness),
          midpoint(p.midpoint),
          at_zero(numerics::logistic(-p.steepness * p.midpoint)),
          scale(1.0 / (1.0 - at_zero)) {}

    /// No less than what operator() gives, and not much more: a table instead of an exponential.
    double at_most(double influences) const noexcept {
        double const place = (steepness * (influences - midpoint) + 8.0) * 8.0;
        double const ends = std::min(std::max(place + 1.0, 0.0), 128.0);
        double const g =
            (internal::logistic_steps()[static_cast<std::size_t>(ends)] - at_zero) * scale;
        return g > 0.0 ? g : 0.0;
    }
    double operator()(double influences) const noexcept {
        double const g =
            (numerics::logistic(steepness * (influences - midpoint)) - at_zero) * scale;
        return g > 0.0 ? g : 0.0;
    }
};

}  // namespace diorama::mechanisms
