#include <fmt/format.h>
#include <sys/resource.h>

#include <atomic>

#include "experiment/run_queue.hpp"
#include "figures.hpp"
#include "memory.hpp"
#include "setups.hpp"

namespace diorama::bench {

namespace {

constexpr std::size_t batch_runs = 200;
constexpr std::size_t single_runs = 30;
constexpr std::uint32_t weeks = 156;
constexpr auto batch = "batch: 200 runs of the retailer, two threads";
constexpr auto single = "batch: single runs of the retailer, one thread";
constexpr auto start = "start: diorama run of the retailer, 26 weeks";

engine::Model const& retailer() {
    static auto const model = [] {
        auto read = scenario_model("unit.toml");
        read.weeks = weeks;
        return read;
    }();
    return model;
}

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void run_many(benchmark::State& state, std::size_t runs, std::size_t threads) {
    retailer();
    for (auto _ : state) {
        parallel::Workers const workers(threads);
        std::atomic<bool> const stop = false;
        std::atomic<std::uint64_t> people = 0;
        double const cpu_before = cpu_seconds();
        double const seconds = seconds_of([&] {
            experiment::do_runs(runs, workers, {}, stop,
                                [&](std::size_t place, parallel::Workers const& inside,
                                    experiment::Halted const& halted) {
                                    auto const run = experiment::run_through(
                                        with_seed(retailer(), place + 1), inside, halted);
                                    if (run) people += run->world().people.headcount();
                                    return run.has_value();
                                });
        });
        state.SetIterationTime(seconds);
        state.counters["rate"] = static_cast<double>(runs) / seconds;
        state.counters["person_weeks"] = static_cast<double>(people) * weeks / seconds;
        state.counters["busy"] =
            (cpu_seconds() - cpu_before) / seconds / static_cast<double>(threads);
    }
}

}  // namespace

void register_batch() {
    timed(single, 5, [](benchmark::State& state) { run_many(state, single_runs, 1); });
    timed(batch, 3, [](benchmark::State& state) { run_many(state, batch_runs, 2); });
    timed(start, 10, [](benchmark::State& state) {
        for (auto _ : state)
            state.SetIterationTime(seconds_of_command("'" DIORAMA_PROGRAM
                                                      "' run '" DIORAMA_SOURCE_DIR
                                                      "/scenarios/retailer.toml' --weeks 26"));
    });
}

void add_batch_lines(Figures const& figures, std::vector<Line>& lines) {
    double const one = figures.counter(single, "rate"), two = figures.counter(batch, "rate");
    if (one > 0.0)
        lines.push_back({single, fmt::format("{:.1f} runs/s", one),
                         millions_a_second(figures.counter(single, "person_weeks")), ""});
    if (two > 0.0) {
        lines.push_back({batch, fmt::format("{:.1f} runs/s", two),
                         fmt::format("twice the single run {:.1f} runs/s", 2.0 * one),
                         one > 0.0 ? ratio_text(two / (2.0 * one)) : ""});
        lines.push_back({"  both cores busy",
                         fmt::format("{:.1f} %", 100.0 * figures.counter(batch, "busy")), "100 %",
                         ratio_text(figures.counter(batch, "busy"))});
    }
    if (figures.has(start))
        lines.push_back({start, fmt::format("{:.1f} ms", 1e3 * figures.seconds(start)), "", ""});
}

}  // namespace diorama::bench
