#include "experiment/paired_runs.hpp"
#include "page/study_lines.hpp"

namespace diorama::page {

namespace {

using experiment::PairedRuns;

constexpr std::uint32_t money_step_weeks = 4;
constexpr double weeks_a_year = 52.0;

/// Sums since week 1 in each seed, one arm.
struct Account {
    std::vector<double> spend, energy_value, integrated_years;

    explicit Account(std::size_t seeds)
        : spend(seeds), energy_value(seeds), integrated_years(seeds) {}
};

void add_week(PairedRuns const& runs, std::size_t arm, std::uint32_t week, Account& account) {
    auto const spend = runs.at(arm, "spend", week);
    auto const value = runs.at(arm, "energy_value", week);
    auto const integrated = runs.at(arm, "integrated", week);
    auto const people = runs.at(arm, "headcount", week);
    for (std::size_t i = 0; i < spend.size(); ++i) {
        account.spend[i] += spend[i];
        account.energy_value[i] += value[i];
        account.integrated_years[i] += integrated[i] * people[i] / weeks_a_year;
    }
}

experiment::Estimate money_estimate(std::vector<double> const& values) {
    return experiment::mean_estimate(values, experiment::table_confidence);
}

}  // namespace

void write_money(StudyResult const& result, std::ostream& out) {
    PairedRuns const runs(result.study, result.runs);
    StudyLines lines(result, out,
                     "arm,week,spend,leader_hours,leader_hour_rate,leader_cost,cost,cost_low,"
                     "cost_high,energy_value,net,net_low,net_high,integrated_years");
    double const rate = result.facts.leader_hour_rate;
    for (std::size_t arm = 0; arm < runs.arms(); ++arm) {
        Account account(runs.seeds().size());
        for (std::uint32_t week = 1; week <= runs.weeks(); ++week) {
            add_week(runs, arm, week, account);
            if (week % money_step_weeks != 0 && week != runs.weeks()) continue;
            auto const hours = runs.at(arm, "leader_change_hours", week);
            std::vector<double> costs, nets, leader_costs;
            for (std::size_t i = 0; i < hours.size(); ++i) {
                leader_costs.push_back(rate * hours[i]);
                costs.push_back(account.spend[i] + leader_costs[i]);
                nets.push_back(account.energy_value[i] - costs[i]);
            }
            lines.line(lines.arm(arm), week, experiment::mean(account.spend),
                       experiment::mean(hours), rate, experiment::mean(leader_costs),
                       money_estimate(costs), experiment::mean(account.energy_value),
                       money_estimate(nets), experiment::mean(account.integrated_years));
        }
    }
}

}  // namespace diorama::page
