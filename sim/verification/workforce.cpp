#include <fmt/format.h>

#include "numerics/portable.hpp"
#include "verification/small_model.hpp"
#include "verification/verifications.hpp"

namespace diorama::verification {

std::vector<Finding> message_by_level(Setting const& setting) {
    constexpr std::size_t levels = 6;
    // Everybody has one report: a person is their level.
    auto model = still_model(levels + 2, 1, org::Ties(levels + 2, {}));
    broadcast(model);
    double const kept_share = 0.73;
    part<mechanisms::Cascade>(model).kept_per_hop_share = kept_share;
    model.weeks = levels + 2;
    auto const simulation = run(std::move(model), setting.workers);
    std::vector<Finding> findings;
    double expected = 1.0;
    for (std::size_t level = 1; level <= levels; ++level) {
        expected *= kept_share;
        findings.push_back(
            {fmt::format("message {} levels down, 0.73 kept at each", level), expected,
             Computed{static_cast<double>(simulation.world().people.message[level])}, 1e-6});
    }
    return findings;
}

std::vector<Finding> turnover_alone(Setting const& setting) {
    constexpr std::size_t headcount = 20'000;
    constexpr double leavers_share = 0.01;
    auto model = still_model(headcount, 8, org::Ties(headcount, {}));
    part<mechanisms::Switches>(model).turnover = true;
    auto& traits = part<mechanisms::Traits>(model);
    traits.using_at_start_share = 1.0;  // newcomers start at the bottom: who uses has stayed
    traits.leavers_share_per_week = leavers_share;
    model.seed = setting.seed_of(Topic::turnover, 0, 0);
    engine::Simulation simulation(std::make_shared<engine::Model const>(std::move(model)),
                                  setting.workers);
    std::vector<Finding> findings;
    double expected = 1.0;
    for (std::uint32_t week = 1; week <= 104; ++week) {
        simulation.step(setting.workers);
        expected *= 1.0 - leavers_share;
        if (week != 26 && week != 104) continue;
        Share stayed{0, headcount};
        for (auto const standing : simulation.world().people.standings)
            stayed.count += standing.integrated() ? 1U : 0U;
        findings.push_back(
            {fmt::format("stayed, 1 % leave a week, week {}", week), expected, stayed});
    }
    return findings;
}

std::vector<Finding> lapse_of_compliance(Setting const& setting) {
    constexpr std::size_t headcount = 10'000;
    constexpr std::uint32_t end_week = 30;
    auto model = still_model(headcount, 8, org::Ties(headcount, {}));
    part<mechanisms::Switches>(model).ladder = true;
    part<mechanisms::Switches>(model).mandate = true;
    auto& traits = part<mechanisms::Traits>(model);
    traits.aware_at_start_share = 1.0;
    traits.using_at_start_share = 0.0;
    auto& ladder = part<mechanisms::Ladder>(model);
    ladder.willing_rate_per_week = 0.0;
    ladder.spontaneous_rate_per_week = 0.0;
    auto const& mandate = part<mechanisms::Mandate>(model);
    double const rate_per_week = mandate.lapse_rate_per_week;
    interventions::Event start, end;
    start.at_week = 1;
    start.action = interventions::StartMandate{};
    end.at_week = end_week;
    end.action = interventions::EndMandate{};
    model.events = {start, end};
    model.seed = setting.seed_of(Topic::mandate, 0, 0);
    engine::Simulation simulation(std::make_shared<engine::Model const>(std::move(model)),
                                  setting.workers);
    auto const complied = [&] {
        std::uint64_t count = 0;
        for (auto const standing : simulation.world().people.standings)
            for (std::size_t p = 0; p < people::practice_count; ++p)
                count += standing.complied(p) ? 1U : 0U;
        return count;
    };
    while (simulation.week() + 1 < end_week) simulation.step(setting.workers);
    auto const at_the_end = complied();
    std::vector<Finding> findings;
    for (std::uint32_t const weeks : {2U, 6U, 20U}) {
        while (simulation.week() + 1 < end_week + weeks) simulation.step(setting.workers);
        findings.push_back({fmt::format("still comply {} weeks after the mandate, e^-rt", weeks),
                            numerics::exp(-rate_per_week * weeks), Share{complied(), at_the_end}});
    }
    return findings;
}

}  // namespace diorama::verification
