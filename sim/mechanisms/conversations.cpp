#include "mechanisms/conversations.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace diorama::mechanisms {

namespace {
double spare_of(std::uint32_t head, LeaderWeeks const& leaders) {
    return head == org::Hierarchy::no_leader ? 0.0 : static_cast<double>(leaders.spare_hours[head]);
}

void spend(std::uint32_t head, double hours, LeaderWeeks& leaders) {
    if (head == org::Hierarchy::no_leader) return;
    auto& left = leaders.spare_hours[head];
    left = static_cast<float>(std::max(0.0, static_cast<double>(left) - hours));
}
}  // namespace

std::vector<std::uint32_t> department_heads(parallel::Workers const& workers,
                                            org::Hierarchy const& hierarchy,
                                            people::People const& people,
                                            std::size_t department_count) {
    // Leaders stand by depth, then row: the first of a department is its head.
    constexpr auto nobody = org::Hierarchy::no_leader;
    std::vector<std::vector<std::uint32_t>> parts(
        workers.threads(), std::vector<std::uint32_t>(department_count, nobody));
    workers.for_parts(hierarchy.leaders.size(), [&](parallel::Rows places, std::size_t part) {
        for (std::size_t k = places.first; k < places.last; ++k) {
            auto const row = org::row(hierarchy.leaders[k]);
            auto& head = parts[part][people.departments[row]];
            if (people.standings[row].present() && head == nobody)
                head = static_cast<std::uint32_t>(k);
        }
    });
    auto heads = std::move(parts.front());
    for (auto const& later : std::span(parts).subspan(1))
        for (std::size_t d = 0; d < department_count; ++d)
            if (heads[d] == nobody) heads[d] = later[d];
    return heads;
}

void deal_with_issues(Conversations const& p, std::vector<std::uint32_t> const& heads,
                      LeaderWeeks& leaders, Departments& departments) noexcept {
    for (std::size_t d = 0; d < departments.count(); ++d) {
        double const open = static_cast<double>(departments.open_issues[d]);
        double const dealt = std::min(open, spare_of(heads[d], leaders) / p.issue_hours);
        double const left = open - dealt;
        spend(heads[d], dealt * p.issue_hours, leaders);
        // Issues age together: of those left, a share passes the limit each week.
        double overdue = std::max(0.0, static_cast<double>(departments.overdue_issues[d]) - dealt);
        overdue += (left - overdue) / p.issue_patience_weeks;
        departments.open_issues[d] = static_cast<float>(left);
        departments.overdue_issues[d] = static_cast<float>(std::clamp(overdue, 0.0, left));
        departments.dealt_issues[d] = static_cast<float>(dealt);
        // A long list of open issues hurts no more than five do.
        departments.trust_loss[d] =
            static_cast<float>(p.issue_trust_loss_per_week * std::min(overdue, 5.0));
        departments.trust_gain[d] = static_cast<float>(p.dealt_trust_gain * std::min(dealt, 5.0));
    }
}

void displace_talk(Conversations const& p, std::vector<double> const& using_share,
                   Departments& departments) noexcept {
    for (std::size_t d = 0; d < departments.count(); ++d) {
        double const met =
            p.group_relief_limit > 0.0
                ? static_cast<double>(departments.group_relief[d]) / p.group_relief_limit
                : 0.0;
        departments.talk[d] = static_cast<float>(1.0 - p.device_displacement * using_share[d] *
                                                           (1.0 - std::clamp(met, 0.0, 1.0)));
    }
}

void think_together(Conversations const& p, std::vector<std::uint32_t> const& heads,
                    LeaderWeeks const& leaders, Departments& departments) noexcept {
    for (std::size_t d = 0; d < departments.count(); ++d) {
        auto const partner = departments.group_partner[d];
        double const relief = static_cast<double>(departments.group_relief[d]);
        bool const meets = partner != no_partner &&
                           spare_of(heads[d], leaders) >= p.group_hours_per_week &&
                           spare_of(heads[partner], leaders) >= p.group_hours_per_week;
        double const limit = p.group_relief_limit * static_cast<double>(departments.group_fit[d]);
        double const change =
            meets ? p.group_relief_per_week * (limit - relief) : -p.group_relapse_per_week * relief;
        departments.group_relief[d] = static_cast<float>(std::clamp(relief + change, 0.0, 1.0));
    }
}

}  // namespace diorama::mechanisms
