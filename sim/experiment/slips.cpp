#include <algorithm>
#include <map>

#include "experiment/bootstrap.hpp"
#include "experiment/comparison_parts.hpp"

namespace diorama::experiment {

namespace {

/// One leader's sessions in each seed.
struct Sessions {
    std::string_view role;
    std::vector<double> required, blocked;  ///< [seeds]
};
using Leaders = std::map<org::PersonId, Sessions>;

double sum_at(std::vector<double> const& values, std::span<std::uint32_t const> places) {
    double sum = 0.0;
    for (auto const place : places) sum += values[place];
    return sum;
}

double sum_of(std::vector<double> const& values) {
    double sum = 0.0;
    for (double const value : values) sum += value;
    return sum;
}

double rate(double blocked, double required) {
    return required > 0.0 ? blocked / required : not_known;
}

Leaders leaders_of(std::vector<RunResult const*> const& runs) {
    Leaders leaders;
    for (std::size_t seed = 0; seed < runs.size(); ++seed)
        for (auto const& entry : runs[seed]->leaders) {
            auto& sessions = leaders[entry.who];
            sessions.role = entry.role;
            sessions.required.resize(runs.size());
            sessions.blocked.resize(runs.size());
            sessions.required[seed] = entry.required_sessions;
            sessions.blocked[seed] = entry.blocked_sessions;
        }
    std::erase_if(leaders, [](auto const& one) { return sum_of(one.second.required) == 0.0; });
    return leaders;
}

/// In which share of the seeds each leader has the highest rate; seeds without a slip have none.
std::map<org::PersonId, double> worst_shares(Leaders const& leaders, std::size_t seeds) {
    std::map<org::PersonId, double> shares;
    for (std::size_t seed = 0; seed < seeds; ++seed) {
        double highest = 0.0;
        std::vector<org::PersonId> worst;
        for (auto const& [who, sessions] : leaders) {
            double const own = rate(sessions.blocked[seed], sessions.required[seed]);
            if (own > highest) {
                highest = own;
                worst.clear();
            }
            if (own == highest && own > 0.0) worst.push_back(who);
        }
        for (auto const who : worst) shares[who] += 1.0 / static_cast<double>(worst.size());
    }
    // Divided at the end: six sixths do not sum to 1.
    for (auto& [who, share] : shares) share /= static_cast<double>(seeds);
    return shares;
}

/// Worst first; of equals, the one needed more often, then the chart's order (the sort is stable).
void rank(std::vector<Slip>& league, std::size_t seeds) {
    auto const is_ranked = [&](Slip const& slip) {
        return slip.required_per_run * static_cast<double>(seeds) + 0.5 >=
               static_cast<double>(least_ranked_sessions);
    };
    std::stable_sort(league.begin(), league.end(), [&](Slip const& a, Slip const& b) {
        if (is_ranked(a) != is_ranked(b)) return is_ranked(a);
        if (a.rate != b.rate) return a.rate > b.rate;
        return a.required_per_run > b.required_per_run;
    });
    for (std::size_t i = 0; i < league.size() && is_ranked(league[i]); ++i) league[i].rank = i + 1;
}

std::vector<Slip> league_of(PairedRuns const& runs, std::size_t arm,
                            parallel::Workers const& workers) {
    auto const seeds = runs.seeds().size();
    auto const leaders = leaders_of(runs.of(arm));
    auto const worst = worst_shares(leaders, seeds);
    auto const& organisation = *runs.study().arms[arm].scenario.model.organisation;
    std::vector<Slip> league;
    for (auto const& [who, sessions] : leaders) {
        // Above the numbers that weeks_to() takes; the arm and the person make it the leader's own.
        auto const quantity = 0x10000U + static_cast<std::uint32_t>(arm << 20U) +
                              static_cast<std::uint32_t>(league.size());
        auto const found = worst.find(who);
        league.push_back({.arm = arm,
                          .id = std::string(organisation.id(who)),
                          .title = std::string(organisation.title(who)),
                          .role = sessions.role,
                          .required_per_run = mean(sessions.required),
                          .blocked_per_run = mean(sessions.blocked),
                          .rate = rate(sum_of(sessions.blocked), sum_of(sessions.required)),
                          .rate_interval = bootstrap_interval(
                              {runs.seeds().front(), quantity}, seeds, table_confidence,
                              [&](auto const places) {
                                  return rate(sum_at(sessions.blocked, places),
                                              sum_at(sessions.required, places));
                              },
                              workers),
                          .worst_share = found == worst.end() ? 0.0 : found->second});
    }
    rank(league, seeds);
    return league;
}

}  // namespace

std::vector<Slip> slips(PairedRuns const& runs, parallel::Workers const& workers) {
    std::vector<Slip> all;
    if (runs.seeds().empty()) return all;
    for (std::size_t arm = 0; arm < runs.arms(); ++arm)
        for (auto& slip : league_of(runs, arm, workers)) all.push_back(std::move(slip));
    return all;
}

}  // namespace diorama::experiment
