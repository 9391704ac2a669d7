#include <atomic>
#include <cstdio>
#include <cstring>
#include <exception>
#include <functional>
#include <utility>

#include "charts/chart_reader.hpp"
#include "charts/ties_reader.hpp"
#include "experiment/compare.hpp"
#include "experiment/comparison.hpp"
#include "own_files.hpp"
#include "setups.hpp"

/// What callgrind counts (--toggle-collect=counted_part): everything called from here, and nothing
/// of what was made ready before.
extern "C" [[gnu::noinline]] void counted_part(std::function<void()> const& part) {
    part();
    asm volatile("" ::: "memory");  // keeps this function on the stack until the part is done
}

namespace {

using namespace diorama;

void contagion() {
    parallel::Workers const alone(1);
    engine::Simulation run(bench::contagion_model(10'000), alone);
    counted_part([&] {
        while (!run.finished()) run.step(alone);
    });
}

void whole_model() {
    parallel::Workers const alone(1);
    engine::Simulation run(bench::whole_model(2'000), alone);
    counted_part([&] {
        while (run.week() < 26) run.step(alone);
    });
}

void reading() {
    test::OwnFolder const folder;
    auto const written = bench::write_chart(folder.path(), 20'000, 160'000);
    std::size_t ties = 0;
    counted_part([&] {
        auto const organisation = org::assemble(charts::load_chart(written.chart.string()));
        ties = charts::load_ties(written.ties.string(), organisation).size();
    });
    if (ties == 0) throw std::runtime_error("no ties were read");
}

void founding() {
    parallel::Workers const alone(1);
    counted_part([&] {
        auto const model = bench::whole_model(10'000);
        engine::Simulation const run(model, alone);
    });
}

void compare() {
    scenario::Overrides overrides;
    overrides.weeks = 26;
    auto study = scenario::study_of(
        {DIORAMA_SOURCE_DIR "/scenarios/unit.toml", DIORAMA_SOURCE_DIR "/scenarios/project.toml"},
        overrides);
    study.replicates = 3;
    parallel::Workers const alone(1);
    std::atomic<bool> const stop = false;
    counted_part([&] { experiment::run_study(study, alone, {}, stop); });
}

constexpr std::pair<char const*, void (*)()> cases[] = {{"contagion", contagion},
                                                        {"whole-model", whole_model},
                                                        {"reading", reading},
                                                        {"founding", founding},
                                                        {"compare", compare}};

}  // namespace

/// diorama_bench_cases CASE: does one of five fixed pieces of work, for the instruction guard.
int main(int argc, char** argv) try {
    for (auto const& [name, work] : cases)
        if (argc == 2 && std::strcmp(argv[1], name) == 0) {
            work();
            return 0;
        }
    std::fprintf(stderr, "one of these: contagion whole-model reading founding compare\n");
    return 2;
} catch (std::exception const& error) {
    std::fprintf(stderr, "diorama_bench_cases: %s\n", error.what());
    return 1;
}
