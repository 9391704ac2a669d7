#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "contagion_loops.hpp"
#include "figures.hpp"
#include "setups.hpp"

namespace diorama::bench {

namespace {

constexpr std::array<std::uint32_t, 3> sizes{10'000, 100'000, 1'000'000};

Outbreak outbreak(engine::Model const& model, std::vector<std::uint8_t> const& adopted) {
    return {model.organisation->ties, adopted, model.get<mechanisms::Contagion>().beta, model.seed,
            model.weeks};
}

std::string loop_name(Loop const& loop, std::uint32_t people) {
    return fmt::format("contagion {}: {}", people, loop.name);
}

std::string engine_name(std::size_t threads, std::uint32_t people) {
    return fmt::format("contagion {}: engine, {} thread{}", people, threads,
                       threads == 1 ? "" : "s");
}

void run_loop(benchmark::State& state, Loop const& loop, std::uint32_t people) {
    auto const model = contagion_model(people);
    parallel::Workers const alone(1);
    engine::Simulation const start(model, alone);
    auto const& adopted = start.world().contagion.adopted;
    for (auto _ : state) {
        AdoptionWeeks weeks;
        state.SetIterationTime(seconds_of([&] { weeks = loop.run(outbreak(*model, adopted)); }));
        state.counters["adopted"] = static_cast<double>(std::count_if(
            weeks.begin(), weeks.end(), [](std::uint16_t week) { return week != never; }));
    }
}

void run_engine(benchmark::State& state, std::size_t threads, std::uint32_t people) {
    auto const model = contagion_model(people);
    parallel::Workers const workers(threads);
    for (auto _ : state) {
        engine::Simulation simulation(model, workers);
        state.SetIterationTime(seconds_of([&] {
            while (!simulation.finished()) simulation.step(workers);
        }));
        state.counters["adopted"] = static_cast<double>(simulation.world().contagion.count);
    }
}

}  // namespace

void register_contagion() {
    for (auto const people : sizes) {
        int const repetitions = people > 100'000 ? 9 : 25;
        for (auto const& loop : contagion_loops())
            timed(loop_name(loop, people), repetitions,
                  [loop, people](benchmark::State& state) { run_loop(state, loop, people); });
        for (std::size_t const threads : {1u, 2u})
            timed(engine_name(threads, people), repetitions,
                  [=](benchmark::State& state) { run_engine(state, threads, people); });
    }
}

void add_contagion_lines(Figures const& figures, std::vector<Line>& lines) {
    for (auto const people : sizes) {
        double const person_weeks = 100.0 * people;
        Loop const* fastest = nullptr;
        double least = 0.0;
        for (auto const& loop : contagion_loops()) {
            double const seconds = figures.seconds(loop_name(loop, people));
            if (seconds == 0.0) continue;
            lines.push_back({loop_name(loop, people), millions_a_second(person_weeks / seconds),
                             loop.same_draws ? "same people, same weeks" : "same chances", ""});
            if (fastest != nullptr && seconds >= least) continue;
            fastest = &loop;
            least = seconds;
        }
        double const alone = figures.seconds(engine_name(1, people));
        double const two = figures.seconds(engine_name(2, people));
        if (fastest == nullptr || alone == 0.0 || two == 0.0) continue;
        for (auto const& loop : contagion_loops())
            if (loop.same_draws && figures.counter(loop_name(loop, people), "adopted") !=
                                       figures.counter(engine_name(1, people), "adopted"))
                lines.push_back({loop_name(loop, people), "OTHER PEOPLE ADOPT", "", ""});
        lines.push_back({engine_name(1, people), millions_a_second(person_weeks / alone),
                         fmt::format(">= 0.8 of the fastest: {}", fastest->name),
                         ratio_text(least / alone)});
        lines.push_back({engine_name(2, people), millions_a_second(person_weeks / two),
                         "of one thread", ratio_text(alone / two)});
    }
}

}  // namespace diorama::bench
