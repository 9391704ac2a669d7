#include <fmt/format.h>

#include <numeric>

#include "verification/small_model.hpp"
#include "verification/verifications.hpp"

namespace diorama::verification {

std::vector<Finding> conserved_people(Setting const& setting) {
    constexpr std::size_t headcount = 800;
    auto model = eventful_model(headcount, 40, setting.seed_of(Topic::guarantees, 0, 0));
    engine::Simulation simulation(std::make_shared<engine::Model const>(std::move(model)),
                                  setting.workers);
    std::size_t wrong_weeks = 0, present = headcount;
    while (!simulation.finished()) {
        simulation.step(setting.workers);
        auto const& world = simulation.world();
        present = 0;
        for (auto const standing : world.people.standings) present += standing.present() ? 1U : 0U;
        auto const in_departments = std::accumulate(
            world.departments.headcount.begin(), world.departments.headcount.end(), std::size_t{0});
        wrong_weeks += present != headcount || in_departments != headcount ? 1U : 0U;
    }
    return {{"people at the end of project, unit, media, reorganisation, DIO",
             static_cast<double>(headcount), Computed{static_cast<double>(present)}},
            {"weeks of these in which people or departments do not add up", 0.0,
             Computed{static_cast<double>(wrong_weeks)}}};
}

std::vector<Finding> same_bits(Setting const& setting) {
    constexpr std::size_t headcount = 5'000;  // several chunks, the last not full
    constexpr std::uint32_t weeks = 30;
    auto const model = std::make_shared<engine::Model const>(
        eventful_model(headcount, weeks, setting.seed_of(Topic::guarantees, 1, 0)));
    parallel::Workers const alone(1);
    auto const expected = run(*model, alone).digest();
    std::size_t different = 0;
    for (std::size_t const threads : {2U, 3U}) {
        parallel::Workers const together(threads);
        different += run(*model, together).digest() != expected ? 1U : 0U;
    }
    std::size_t broken = 0;
    for (std::uint32_t const split : {0U, 13U, 21U}) {
        engine::Simulation first(model, alone);
        while (first.week() < split) first.step(alone);
        auto second = engine::Simulation::resume(model, first.checkpoint());
        while (!second.finished()) second.step(alone);
        broken += second.digest() != expected ? 1U : 0U;
    }
    return {{"runs with 2 and 3 workers that differ from 1 worker's", 0.0,
             Computed{static_cast<double>(different)}},
            {"runs split at weeks 0, 13 and 21 that differ from the unbroken one", 0.0,
             Computed{static_cast<double>(broken)}}};
}

}  // namespace diorama::verification
