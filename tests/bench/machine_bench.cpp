#include <fmt/format.h>

#include "figures.hpp"
#include "machine.hpp"

namespace diorama::bench {

std::string machine_name(std::string const& what, std::size_t threads) {
    return fmt::format("machine: {}, {} thread{}", what, threads, threads == 1 ? "" : "s");
}

std::string random_reads(std::size_t kilobytes) {
    return kilobytes < 1024 ? fmt::format("random reads in {} KB", kilobytes)
                            : fmt::format("random reads in {} MB", kilobytes / 1024);
}

namespace {

/// Registers what `rate()` measures; its time is that of one unit.
template <class Rate>
void rate(std::string const& what, std::size_t threads, Rate&& measured) {
    timed(machine_name(what, threads), 9, [=](benchmark::State& state) {
        for (auto _ : state) {
            double const per_second = measured(threads);
            state.SetIterationTime(1.0 / per_second);
            state.counters["rate"] = per_second;
        }
    });
}

void add(Figures const& figures, std::vector<Line>& lines, std::string const& what, double unit,
         std::string const& unit_name) {
    double const one = figures.counter(machine_name(what, 1), "rate");
    double const two = figures.counter(machine_name(what, 2), "rate");
    if (one == 0.0 || two == 0.0) return;
    lines.push_back(
        {machine_name(what, 1), fmt::format("{:.1f} {}", one / unit, unit_name), "", ""});
    lines.push_back({machine_name(what, 2), fmt::format("{:.1f} {}", two / unit, unit_name),
                     "of one thread", ratio_text(two / one)});
}

}  // namespace

void register_machine() {
    for (std::size_t const threads : {1u, 2u}) {
        rate("streaming", threads, streamed_bytes_per_second);
        rate("arithmetic", threads, multiplications_per_second);
        for (auto const kilobytes : random_read_kb)
            rate(random_reads(kilobytes), threads,
                 [kilobytes](std::size_t t) { return random_reads_per_second(t, kilobytes); });
    }
}

void add_machine_lines(Figures const& figures, std::vector<Line>& lines) {
    add(figures, lines, "streaming", 1e9, "GB/s");
    add(figures, lines, "arithmetic", 1e6, "M/s");
    for (auto const kilobytes : random_read_kb)
        add(figures, lines, random_reads(kilobytes), 1e6, "M/s");
}

}  // namespace diorama::bench
