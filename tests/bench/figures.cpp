#include "figures.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace diorama::bench {

void Figures::ReportRuns(std::vector<Run> const& runs) {
    for (auto const& run : runs) {
        if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
        double const seconds = run.real_accumulated_time / static_cast<double>(run.iterations);
        // The name without what the library adds: "/iterations:1/repeats:5/manual_time".
        auto& best = best_[run.run_name.function_name];
        if (best.seconds > 0.0 && best.seconds <= seconds) continue;
        best.seconds = seconds;
        best.counters.clear();
        for (auto const& [name, counter] : run.counters) best.counters[name] = counter.value;
    }
}

double Figures::seconds(std::string const& name) const {
    auto const found = best_.find(name);
    return found == best_.end() ? 0.0 : found->second.seconds;
}

double Figures::counter(std::string const& name, std::string const& counter) const {
    auto const found = best_.find(name);
    if (found == best_.end()) return 0.0;
    auto const value = found->second.counters.find(counter);
    return value == found->second.counters.end() ? 0.0 : value->second;
}

void say_begins(std::string const& name) {
    // One line that overwrites itself; a log would only fill up with them.
    if (isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r{:<78}", name);
}

std::string table(std::vector<Line> const& lines) {
    std::size_t what = 0, figure = 0, bound = 0;
    for (auto const& line : lines) {
        what = std::max(what, line.what.size());
        figure = std::max(figure, line.figure.size());
        bound = std::max(bound, line.bound.size());
    }
    std::string text;
    for (auto const& line : lines)
        text += fmt::format("{:<{}}  {:>{}}  {:<{}}  {}\n", line.what, what, line.figure, figure,
                            line.bound, bound, line.ratio);
    return text;
}

std::string millions_a_second(double per_second) {
    return fmt::format("{:.1f} M/s", per_second / 1e6);
}

std::string ratio_text(double ratio) { return fmt::format("{:.2f}", ratio); }

}  // namespace diorama::bench
