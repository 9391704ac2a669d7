#include "founding/tie_chances.hpp"

#include <cassert>

#include "numerics/portable.hpp"
#include "random/draw.hpp"

namespace diorama::founding {
namespace {

using Activities = std::array<double, activity_classes>;

double chance_of(double odds) { return odds / (1.0 + odds); }

double mean_chance(double lambda, Activities const& activity, double pull) {
    double apart = 0.0;
    double together = 0.0;
    for (double const a : activity)
        for (double const b : activity) {
            apart += chance_of(lambda * a * b);
            together += chance_of(lambda * a * b * pull);
        }
    double const pairs = activity_classes * activity_classes;
    return (together + (crowds - 1) * apart) / (crowds * pairs);
}

}  // namespace

Activities activities(double spread) noexcept {
    Activities activity{};
    double sum = 0.0;
    for (unsigned k = 0; k < activity_classes; ++k) {
        activity[k] = numerics::pow((k + 0.5) / activity_classes, spread);
        sum += activity[k];
    }
    for (double& a : activity) a *= activity_classes / sum;
    return activity;
}

TieChances::TieChances(double mean, double spread, double pull) {
    assert(mean >= 0.0 && mean <= 0.95 && spread >= 0.0 && pull >= 1.0);
    Activities const activity = activities(spread);
    double low = 0.0;
    double high = 1.0;
    while (mean_chance(high, activity, pull) < mean) high *= 2.0;
    for (int i = 0; i < 80; ++i) {
        double const middle = (low + high) / 2.0;
        (mean_chance(middle, activity, pull) < mean ? low : high) = middle;
    }
    double const lambda = mean > 0.0 ? (low + high) / 2.0 : 0.0;
    for (unsigned a = 0; a < activity_classes; ++a)
        for (unsigned b = 0; b < activity_classes; ++b)
            for (unsigned same = 0; same < 2; ++same) {
                double const odds = lambda * activity[a] * activity[b] * (same != 0 ? pull : 1.0);
                thresholds_[(a * activity_classes + b) * 2 + same] =
                    static_cast<std::uint32_t>(chance_of(odds) * 0x1p32);
            }
}

Sociability sociability(std::uint64_t seed, org::PersonId person) noexcept {
    auto const words = random::words(
        {seed, random::Purpose::founding_ties, 0, static_cast<std::uint32_t>(org::row(person))});
    return {static_cast<std::uint8_t>(random::below(words[0], activity_classes)),
            static_cast<std::uint8_t>(random::below(words[1], crowds))};
}

}  // namespace diorama::founding
