#include <fmt/format.h>

#include <array>
#include <bit>

#include "mechanisms/decisions.hpp"
#include "mechanisms/windows.hpp"
#include "verification/verifications.hpp"

namespace diorama::verification {

namespace {

struct Tray {
    double arrivals_per_week, answers_per_week, patience_weeks;
    double published_share;
};

/// Weeks of a tray depend on each other; batches of four hundred hardly do. The share is a quotient
/// of two means, so each batch counts by how far it departs from the common quotient.
Means batches_of_defaults(Tray const& tray, std::uint64_t seed) {
    constexpr std::uint32_t batch_count = 300, weeks_per_batch = 400;
    mechanisms::Decisions p;
    p.hours_per_decision = 1.0;
    p.patience_weeks = tray.patience_weeks;
    std::array<double, batch_count> asked{}, defaulted{};
    double waiting_hours = 0.0, all_asked = 0.0, all_defaulted = 0.0;
    for (std::uint32_t batch = 0; batch < batch_count; ++batch) {
        for (std::uint32_t week = 0; week < weeks_per_batch; ++week) {
            auto const done = mechanisms::answer_exceptions(
                p, waiting_hours, tray.arrivals_per_week, tray.answers_per_week, seed,
                batch * weeks_per_batch + week, 0);
            waiting_hours = done.waiting_hours;
            asked[batch] += done.asked;
            defaulted[batch] += done.asked - done.answered;
        }
        all_asked += asked[batch];
        all_defaulted += defaulted[batch];
    }
    double const share = all_defaulted / all_asked;
    double const mean_asked = all_asked / batch_count;
    Means means;
    for (std::uint32_t batch = 0; batch < batch_count; ++batch)
        means.values.push_back(share + (defaulted[batch] - share * asked[batch]) / mean_asked);
    return means;
}

}  // namespace

std::vector<Finding> default_shares(Setting const& setting) {
    constexpr std::array trays{Tray{8, 10, 1, .0237}, Tray{8, 8, 1, .1000},
                               Tray{8, 7, 1, .1740},  Tray{8, 6.1, 1, .2601},
                               Tray{8, 10, 2, .0030}, Tray{8, 6.1, 2, .2406}};
    constexpr double rounding_of_the_table = 0.00005;
    std::vector<Finding> findings(trays.size());
    setting.workers.for_each(trays.size(), [&](std::size_t k) {
        auto const& tray = trays[k];
        findings[k] = {
            fmt::format("default share, {} arrivals, {} answers a week, patience {}",
                        tray.arrivals_per_week, tray.answers_per_week, tray.patience_weeks),
            tray.published_share,
            batches_of_defaults(
                tray, setting.seed_of(Topic::decisions, static_cast<std::uint32_t>(k), 0)),
            rounding_of_the_table};
    });
    return findings;
}

std::vector<Finding> common_hours(Setting const& setting) {
    constexpr double free_share = 0.4;
    constexpr std::uint32_t weeks = 4000, most_leaders = 5;
    std::vector<Finding> findings(2 * most_leaders);
    setting.workers.for_each(most_leaders, [&](std::size_t k) {
        auto const leaders = static_cast<std::uint32_t>(k + 1);
        auto const seed = setting.seed_of(Topic::diaries, leaders, 0);
        Share hours, weeks_with_one;
        for (std::uint32_t week = 0; week < weeks; ++week) {
            std::vector<calendar::Hours> masks;
            calendar::Hours common = calendar::whole_week;
            for (std::uint32_t leader = 0; leader < leaders; ++leader) {
                masks.push_back(mechanisms::independent_mask(free_share, seed, week, leader));
                common &= masks.back();
            }
            hours.count += static_cast<std::uint64_t>(std::popcount(common));
            hours.of += calendar::hours_per_week;
            weeks_with_one.count += mechanisms::common_slot(masks, 1).found() ? 1U : 0U;
            ++weeks_with_one.of;
        }
        double together = 1.0, none = 1.0;
        for (std::uint32_t leader = 0; leader < leaders; ++leader) together *= free_share;
        for (unsigned hour = 0; hour < calendar::hours_per_week; ++hour) none *= 1.0 - together;
        findings[k] = {fmt::format("hours free together, f^n, {} of f = 0.4", leaders), together,
                       hours};
        findings[most_leaders + k] = {
            fmt::format("weeks with a common hour, {} of f = 0.4", leaders), 1.0 - none,
            weeks_with_one};
    });
    return findings;
}

}  // namespace diorama::verification
