#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "byte_counts.hpp"
#include "figures.hpp"
#include "machine.hpp"
#include "memory.hpp"
#include "setups.hpp"

namespace diorama::bench {

namespace {

constexpr std::array<std::uint32_t, 5> sizes{1'000, 10'000, 100'000, 1'000'000, 2'000'000};
constexpr std::array<std::uint32_t, 2> memory_sizes{1'000'000, 2'100'000};
constexpr std::uint32_t warm_weeks = 6;
constexpr double person_weeks_timed = 4e6;

std::string name(std::uint32_t people, std::size_t threads) {
    return fmt::format("whole model {}: {} thread{}", people, threads, threads == 1 ? "" : "s");
}
std::string memory_name(std::uint32_t people, double ties_per_person) {
    return fmt::format("memory {}: {:.0f} ties a person", people, ties_per_person);
}

/// A run in its sixth week; forks of it are timed.
engine::Simulation const& warm(std::uint32_t people) {
    static std::map<std::uint32_t, engine::Simulation> runs;
    auto found = runs.find(people);
    if (found == runs.end()) {
        parallel::Workers const workers(2);
        engine::Simulation run(whole_model(people), workers);
        while (run.week() < warm_weeks) run.step(workers);
        found = runs.emplace(people, std::move(run)).first;
    }
    return found->second;
}

void run_weeks(benchmark::State& state, std::uint32_t people, std::size_t threads) {
    auto const& start = warm(people);
    parallel::Workers const workers(threads);
    auto const weeks =
        static_cast<std::uint32_t>(std::clamp(person_weeks_timed / people, 13.0, 150.0));
    auto const forks =
        static_cast<std::uint32_t>(std::max(1.0, person_weeks_timed / people / weeks));
    for (auto _ : state) {
        double seconds = 0.0;
        for (std::uint32_t k = 0; k < forks; ++k) {
            auto run = start;
            run.step(workers);  // makes what a fork does not take along
            seconds += seconds_of([&] {
                for (std::uint32_t week = 0; week < weeks; ++week) run.step(workers);
            });
        }
        double const person_weeks = static_cast<double>(people) * weeks * forks;
        state.SetIterationTime(seconds);
        state.counters["rate"] = person_weeks / seconds;
        state.counters["ties"] = static_cast<double>(start.world().ties.directed_count()) / people;
    }
}

void ask_memory(benchmark::State& state, std::uint32_t people, double ties_per_person) {
    for (auto _ : state) {
        Memory memory;
        state.SetIterationTime(
            seconds_of([&] { memory = memory_of_another_process(people, ties_per_person); }));
        state.counters["resident"] = memory.resident_bytes;
        state.counters["peak"] = memory.peak_bytes;
        state.counters["ties"] = memory.directed_ties;
    }
}

/// The machine's rate of random reads in a table at least as large as the words of so many people.
double read_rate(Figures const& figures, std::uint32_t people, std::size_t threads) {
    for (auto const kilobytes : random_read_kb)
        if (static_cast<double>(kilobytes << 10) >= tie_word_bytes * people || kilobytes == 131072)
            return figures.counter(machine_name(random_reads(kilobytes), threads), "rate");
    return 0.0;
}

/// Person-weeks a second if the machine did nothing but move the bytes that must move: what is
/// streamed and what is read at random at the same time, whichever takes longer.
double bound(Figures const& figures, std::uint32_t people, std::size_t threads, double ties) {
    double const streaming = figures.counter(machine_name("streaming", threads), "rate");
    double const reading = read_rate(figures, people, threads);
    if (streaming == 0.0 || reading == 0.0) return 0.0;
    return 1.0 /
           std::max((person_streamed_bytes + ties * tie_row_bytes) / streaming, ties / reading);
}

void add_memory_lines(Figures const& figures, std::vector<Line>& lines) {
    for (auto const people : memory_sizes) {
        auto const full = memory_name(people, 16.0), half = memory_name(people, 8.0);
        double const ties = figures.counter(full, "ties");
        if (ties == 0.0) continue;
        for (std::string const kind : {"resident", "peak"}) {
            double const bytes = figures.counter(full, kind);
            lines.push_back({fmt::format("{}, {}", full, kind),
                             fmt::format("{:.0f} MB", bytes / 1e6),
                             fmt::format("{:.0f} bytes a person in all", bytes / people), ""});
            double const fewer = figures.counter(half, "ties");
            if (fewer == 0.0) continue;
            double const a_tie = (bytes - figures.counter(half, kind)) / (ties - fewer);
            lines.push_back(
                {"  of which", fmt::format("{:.0f} bytes", bytes / people - a_tie * ties / people),
                 fmt::format("a person, and {:.1f} a directed tie (by difference)", a_tie), ""});
        }
    }
}

}  // namespace

void register_whole_model() {
    for (auto const people : sizes)
        for (std::size_t const threads : {1u, 2u})
            timed(name(people, threads), 9,
                  [=](benchmark::State& state) { run_weeks(state, people, threads); });
    for (auto const people : memory_sizes)
        for (double const ties : {16.0, 8.0})
            if (ties == 16.0 || people == memory_sizes[0])
                timed(memory_name(people, ties), 1,
                      [=](benchmark::State& state) { ask_memory(state, people, ties); });
}

void add_whole_model_lines(Figures const& figures, std::vector<Line>& lines) {
    double in_cache = 0.0, largest = 0.0;
    for (auto const people : sizes) {
        double const one = figures.counter(name(people, 1), "rate");
        double const two = figures.counter(name(people, 2), "rate");
        if (one == 0.0) continue;
        double const ties = figures.counter(name(people, 1), "ties");
        for (auto const& [threads, rate] : {std::pair{std::size_t{1}, one}, {2, two}}) {
            if (rate == 0.0) continue;
            double const most = bound(figures, people, threads, ties);
            lines.push_back({name(people, threads), millions_a_second(rate),
                             most > 0.0 ? fmt::format("by bytes {}", millions_a_second(most)) : "",
                             most > 0.0 ? ratio_text(rate / most) : ""});
        }
        if (two > 0.0) lines.push_back({"  two threads to one", ratio_text(two / one), "", ""});
        lines.push_back({"  a person-week", fmt::format("{:.1f} ns", 1e9 / one), "one thread", ""});
        largest = 1e9 / one;
        in_cache = in_cache == 0.0 ? largest : std::min(in_cache, largest);
    }
    if (largest > 0.0)
        lines.push_back({"whole model: cost of a person-week, largest to cheapest size",
                         ratio_text(largest / in_cache), "", ""});
    add_memory_lines(figures, lines);
}

}  // namespace diorama::bench
