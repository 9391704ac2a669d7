#include <fmt/format.h>
#include <sys/resource.h>

#include <atomic>

#include "batch/run_batch.hpp"
#include "figures.hpp"
#include "own_files.hpp"
#include "setups.hpp"

namespace diorama::bench {

namespace {

constexpr std::uint32_t replicates = 1000;
constexpr auto alone = "store: 4,000 runs of 200 people, 60 weeks, nothing kept";
constexpr auto stored = "store: the same as a batch into a store";

/// What both spend, whoever else is at work on the machine.
double processor_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// An experiment of short runs, in a folder of its own.
class SmallExperiment {
public:
    SmallExperiment() {
        folder_.write("s.toml", "weeks = 60\n[organisation.generate]\npeople = 200\n");
        folder_.write("e.toml",
                      "scenario = \"s.toml\"\nmeasures = [\"using\", \"energy\"]\n[design]\n"
                      "kind = \"grid\"\n[[factor]]\npath = \"leadership.pledge_hours_per_week\"\n"
                      "values = [2, 4, 6, 8]\n");
        experiment = batch::read_experiment(folder_ / "e.toml");
    }
    std::string store() const { return folder_ / "store.sqlite"; }

    batch::Experiment experiment;

private:
    test::OwnFolder folder_;
};

void run_alone(SmallExperiment& small, parallel::Workers const& workers,
               std::atomic<bool> const& stop) {
    batch::PointModels models(small.experiment);
    auto const points = small.experiment.points.size();
    experiment::do_runs(
        replicates * points, workers, {}, stop,
        [&](std::size_t place, parallel::Workers const& inside, experiment::Halted const& halted) {
            auto model = models.at(0, small.experiment.points[place % points]);
            model->seed = 1 + place / points;
            return experiment::run_through(model, inside, halted).has_value();
        });
}

void run_stored(SmallExperiment& small, parallel::Workers const& workers,
                std::atomic<bool> const& stop) {
    store::Store store(small.store(), store::Access::write);
    batch::join_store(small.experiment, store, false);
    batch::run_batch(small.experiment, store, {.replicates = replicates}, workers, {}, stop);
    store.settle();
}

template <class Body>
void spend(benchmark::State& state, Body body) {
    for (auto _ : state) {
        SmallExperiment small;
        parallel::Workers const workers(2);
        std::atomic<bool> const stop = false;
        double const before = processor_seconds();
        body(small, workers, stop);
        double const seconds = processor_seconds() - before;
        state.SetIterationTime(seconds);
        state.counters["rate"] =
            static_cast<double>(replicates * small.experiment.points.size()) / seconds;
    }
}

}  // namespace

void register_store() {
    timed(alone, 7, [](benchmark::State& state) { spend(state, run_alone); });
    timed(stored, 7, [](benchmark::State& state) { spend(state, run_stored); });
}

void add_store_lines(Figures const& figures, std::vector<Line>& lines) {
    double const without = figures.counter(alone, "rate"), with = figures.counter(stored, "rate");
    if (without > 0.0)
        lines.push_back({alone, fmt::format("{:.0f} runs/CPU second", without), "", ""});
    if (with > 0.0)
        lines.push_back({stored, fmt::format("{:.0f} runs/CPU second", with),
                         "0.9 of the runs alone", without > 0.0 ? ratio_text(with / without) : ""});
}

}  // namespace diorama::bench
