#pragma once
#include <benchmark/benchmark.h>

#include <array>
#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace diorama::bench {

/// The best of all repetitions of each benchmark, and what else it counted then. Prints nothing:
/// the table says what came of it, and --benchmark_out=FILE keeps every repetition.
class Figures : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(Context const&) override { return true; }
    void ReportRuns(std::vector<Run> const& runs) override;

    bool has(std::string const& name) const { return best_.contains(name); }
    /// [s] least time; 0 where it was not run.
    double seconds(std::string const& name) const;
    /// Of the repetition that took the least time; 0 where it was not run.
    double counter(std::string const& name, std::string const& counter) const;

private:
    struct Best {
        double seconds = 0.0;
        std::map<std::string, double> counters;
    };
    std::map<std::string, Best> best_;
};

/// A line of the table: what, figure, what it is held against, and their ratio.
struct Line {
    std::string what, figure, bound, ratio;
};

std::string table(std::vector<Line> const& lines);
std::string millions_a_second(double per_second);
std::string ratio_text(double ratio);

/// Each file of benchmarks registers its own and reads its lines off.
void register_machine();
void register_contagion();
void register_whole_model();
void register_batch();
void register_store();
void register_loading();

void add_machine_lines(Figures const& figures, std::vector<Line>& lines);
void add_contagion_lines(Figures const& figures, std::vector<Line>& lines);
void add_whole_model_lines(Figures const& figures, std::vector<Line>& lines);
void add_batch_lines(Figures const& figures, std::vector<Line>& lines);
void add_store_lines(Figures const& figures, std::vector<Line>& lines);
void add_loading_lines(Figures const& figures, std::vector<Line>& lines);

/// What benchmarks count beside time. Every one of them has all, 0 where it does not count it: a
/// file of comma-separated values has one header.
inline constexpr std::array counter_names{"adopted",      "busy", "bytes",    "peak",
                                          "person_weeks", "rate", "resident", "ties"};

/// Says on stderr that a repetition of this benchmark begins.
void say_begins(std::string const& name);

/// Registers `body(state)`, which sets the time of its one iteration, for `repetitions`.
template <class Body>
void timed(std::string const& name, int repetitions, Body body) {
    benchmark::RegisterBenchmark(name.c_str(),
                                 [name, body](benchmark::State& state) {
                                     say_begins(name);
                                     for (auto const* counter : counter_names)
                                         state.counters[counter] = 0.0;
                                     body(state);
                                 })
        ->UseManualTime()
        ->Iterations(1)
        ->Repetitions(repetitions)
        ->Unit(benchmark::kMillisecond);
}

/// Wall time of one call.
double seconds_of(auto&& body) {
    auto const start = std::chrono::steady_clock::now();
    body();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace diorama::bench
