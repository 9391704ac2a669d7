#include <catch2/catch.hpp>

#include "small_firm.hpp"

using namespace diorama;

namespace {

std::shared_ptr<engine::Model const> contagion_model(mechanisms::ContagionRule rule) {
    auto model = test::regular_model(40000, 7, 8);
    auto& on = std::get<mechanisms::Switches>(model.parameters);
    for (auto const& field : mechanisms::Switches::fields())
        on.*std::get<bool mechanisms::Switches::*>(field.member) = false;
    on.contagion = true;
    auto& contagion = std::get<mechanisms::Contagion>(model.parameters);
    contagion.rule = rule;
    contagion.beta = 0.02;
    contagion.threshold = 0.2;
    contagion.initial_share = 0.03;
    model.weeks = 30;
    return std::make_shared<engine::Model const>(std::move(model));
}

}  // namespace

TEST_CASE("a contagion goes on from its checkpoint as if nothing had been, for any workers",
          "[engine][contagion][determinism]") {
    using enum mechanisms::ContagionRule;
    for (auto const rule : {independent, threshold}) {
        auto const model = contagion_model(rule);
        parallel::Workers const alone(1);
        engine::Simulation unbroken(model, alone);
        std::vector<std::uint64_t> digests{unbroken.digest()};
        while (!unbroken.finished()) {
            unbroken.step(alone);
            digests.push_back(unbroken.digest());
        }
        REQUIRE(unbroken.world().contagion.count > 3000);
        for (std::size_t const threads : {1u, 2u, 3u, 8u}) {
            parallel::Workers const workers(threads);
            engine::Simulation simulation(model, workers);
            while (!simulation.finished()) {
                if (simulation.week() % 7 == 0)
                    simulation = engine::Simulation::resume(model, simulation.checkpoint());
                simulation.step(workers);
                REQUIRE(simulation.digest() == digests[simulation.week()]);
            }
        }
    }
}
