#include <fmt/format.h>

#include <stdexcept>

#include "charts/chart_reader.hpp"
#include "charts/ties_reader.hpp"
#include "figures.hpp"
#include "own_files.hpp"
#include "setups.hpp"

namespace diorama::bench {

namespace {

constexpr std::uint32_t chart_lines = 2'100'000;
constexpr std::uint64_t tie_lines = 17'000'000;
constexpr auto reads_chart = "loading: chart of 2.1 million lines";
constexpr auto reads_ties = "loading: 17 million ties";

struct Files {
    test::OwnFolder folder;
    WrittenChart written = write_chart(folder.path(), chart_lines, tie_lines);
};
Files const& files() {
    static Files const made;
    return made;
}

}  // namespace

void register_loading() {
    timed(reads_chart, 3, [](benchmark::State& state) {
        auto const& written = files().written;
        for (auto _ : state) {
            charts::ChartReading reading;
            state.SetIterationTime(
                seconds_of([&] { reading = charts::read_chart(written.chart.string()); }));
            if (!reading.ok()) throw std::runtime_error("the written chart has problems");
            state.counters["bytes"] = static_cast<double>(written.chart_bytes);
        }
    });
    timed(reads_ties, 2, [](benchmark::State& state) {
        auto const& written = files().written;
        auto const organisation = org::assemble(charts::load_chart(written.chart.string()));
        for (auto _ : state) {
            charts::TiesReading reading;
            state.SetIterationTime(seconds_of(
                [&] { reading = charts::read_ties(written.ties.string(), organisation); }));
            if (!reading.ok()) throw std::runtime_error("the written ties have problems");
            state.counters["bytes"] = static_cast<double>(written.ties_bytes);
        }
    });
}

void add_loading_lines(Figures const& figures, std::vector<Line>& lines) {
    for (auto const& [name, count] :
         {std::pair{reads_chart, double{chart_lines}}, {reads_ties, double{tie_lines}}}) {
        double const seconds = figures.seconds(name);
        if (seconds == 0.0) continue;
        lines.push_back({name, fmt::format("{:.2f} s", seconds),
                         fmt::format("{:.1f} M lines/s, {:.0f} MB/s", count / seconds / 1e6,
                                     figures.counter(name, "bytes") / seconds / 1e6),
                         ""});
    }
}

}  // namespace diorama::bench
