#include "verification/finding.hpp"

#include <algorithm>

#include "experiment/statistics.hpp"

namespace diorama::verification {

namespace {

struct Interval {
    double middle, low, high;
};

struct Measured {
    double confidence;

    Interval operator()(Means const& means) const {
        auto const found = experiment::mean_estimate(means.values, confidence);
        return {found.mean, found.low, found.high};
    }
    Interval operator()(Share const& share) const {
        auto const found = experiment::exact_interval(share.count, share.of, confidence);
        return {static_cast<double>(share.count) / static_cast<double>(share.of), found.low,
                found.high};
    }
    Interval operator()(Computed const& computed) const {
        return {computed.value, computed.value, computed.value};
    }
};

bool holds(Claim claim, double analytic, Interval const& interval) {
    switch (claim) {
        case Claim::equal:
            return interval.low <= analytic && analytic <= interval.high;
        case Claim::above:
            return interval.low > analytic;
        case Claim::below:
            return interval.high < analytic;
    }
    return false;
}

}  // namespace

std::vector<Verified> judge(std::vector<Finding> const& findings) {
    auto const with_luck = std::count_if(findings.begin(), findings.end(), [](Finding const& one) {
        return !std::holds_alternative<Computed>(one.evidence);
    });
    double const alarm = (1.0 - family_confidence) / static_cast<double>(std::max(with_luck, {1}));
    std::vector<Verified> verified;
    for (auto const& one : findings) {
        auto interval = std::visit(Measured{1.0 - alarm}, one.evidence);
        interval.low -= one.allowed_error;
        interval.high += one.allowed_error;
        verified.push_back({one.name, one.analytic, interval.middle, interval.low, interval.high,
                            one.claim, holds(one.claim, one.analytic, interval)});
    }
    return verified;
}

bool all_agree(std::vector<Verified> const& verified) {
    return std::all_of(verified.begin(), verified.end(),
                       [](Verified const& one) { return one.agrees; });
}

}  // namespace diorama::verification
