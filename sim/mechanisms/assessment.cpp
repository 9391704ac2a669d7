#include "mechanisms/assessment.hpp"

#include <algorithm>

namespace diorama::mechanisms {

namespace {

double share(double part, double whole) {
    return whole > 0.0 ? std::clamp(part / whole, 0.0, 1.0) : 0.0;
}

/// Of what use and tools could add to quality, what they add now.
double helpful(ReadinessEvidence const& seen) {
    return share(
        seen.use_weight * seen.customer_use + seen.tools_weight * std::max(0.0, seen.tools_gain),
        seen.use_weight + seen.tools_weight * seen.tools_room);
}

/// Level with competitors is a half.
double competitive(Assessment const& p, ReadinessEvidence const& seen) {
    if (seen.quality.empty()) return 0.0;
    double const theirs = std::clamp(
        p.competitor_quality_share + p.competitor_growth_per_year * seen.years, 0.0, 1.0);
    double sum = 0.0;
    for (double const ours : seen.quality)
        sum += std::clamp(0.5 + 0.5 * (ours - theirs) / p.lead_share, 0.0, 1.0);
    return sum / static_cast<double>(seen.quality.size());
}

/// Where everybody has followed there is nobody left to wait for.
double fast(Assessment const& p, ReadinessEvidence const& seen) {
    double const left = 1.0 - seen.use_before;
    if (left <= 0.0) return 1.0;
    double const wanted = p.wanted_pace_per_year * readiness_pace_weeks / 52.0;
    return share((seen.use - seen.use_before) / left, wanted);
}

}  // namespace

std::array<double, readiness_question_count> assess_readiness(Assessment const& p,
                                                              ReadinessEvidence const& seen) {
    std::array<double, readiness_question_count> answers{};
    auto const answer = [&](ReadinessQuestion question) -> double& {
        return answers[static_cast<std::size_t>(question)];
    };
    answer(ReadinessQuestion::managed) =
        0.5 * share(seen.digital_staff, p.wanted_staff_share) + 0.5 * seen.measurement;
    answer(ReadinessQuestion::helpful) = helpful(seen);
    answer(ReadinessQuestion::competitive) = competitive(p, seen);
    answer(ReadinessQuestion::fast) = fast(p, seen);
    answer(ReadinessQuestion::joined) = seen.joined;
    answer(ReadinessQuestion::supported) = seen.support;
    answer(ReadinessQuestion::agreed) =
        seen.aligned ? (seen.informed + seen.participation + seen.kept) / 3.0 : 0.0;
    answer(ReadinessQuestion::accepted) = share(seen.willing_or_beyond, seen.aware_or_beyond);
    return answers;
}

double joined_share(Assessment const& p, double barrier, double staff, double people) noexcept {
    return 1.0 - barrier * (1.0 - share(staff, p.wanted_staff_share * people));
}

}  // namespace diorama::mechanisms
