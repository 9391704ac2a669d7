#include "batch/run_batch.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <iomanip>
#include <set>
#include <sstream>

#include "batch/asked_points.hpp"
#include "batch/slurm_script.hpp"
#include "batch/stopping.hpp"
#include "batch/verify.hpp"
#include "own_files.hpp"

using namespace diorama;

namespace {

/// A folder with a small scenario and an experiment on it.
struct Lab : test::OwnFolder {
    Lab() { write("s.toml", "weeks = 8\n[organisation.generate]\npeople = 40\n"); }
    batch::Experiment experiment(std::string const& text) const {
        write("e.toml", text);
        return batch::read_experiment(*this / "e.toml");
    }
};

std::string const grid =
    "scenario = \"s.toml\"\nreplicates = 3\nmeasures = [\"using\", \"energy:mean\"]\n"
    "[design]\nkind = \"grid\"\n"
    "[[factor]]\npath = \"leadership.pledge_hours_per_week\"\nvalues = [2, 6]\n"
    "[[factor]]\npath = \"programme.delegation\"\nvalues = [\"never\", \"allowed\"]\n";

std::string const two_arms =
    "replicates = 2\nmeasures = [\"energy\"]\n[design]\nkind = \"lhs\"\npoints = 3\n"
    "[[arm]]\nname = \"a\"\nscenario = \"s.toml\"\n"
    "[[arm]]\nname = \"b\"\nscenario = \"s.toml\"\nset = { \"tools.quality_at_start\" = 0.9 }\n"
    "[[factor]]\npath = \"leadership.pledge_hours_per_week\"\nlow = 2\nhigh = 6\n";

std::atomic<bool> const go_on{false};

/// All that a run says but for its seconds, in the store's order.
std::vector<std::string> content(store::Store& store) {
    std::vector<std::string> lines;
    store.for_each_outcome([&](store::RunRow const& run) {
        std::ostringstream line;
        line << run.run_id << ' ' << run.arm << ' ' << run.point << ' ' << run.replicate << ' '
             << run.seed << ' ' << run.digest << ' ' << run.error;
        for (double const value : run.outcomes) line << ' ' << value;
        lines.push_back(line.str());
    });
    return lines;
}

batch::BatchCounts run_into(batch::Experiment const& read, std::string const& path,
                            batch::BatchPlan const& plan, std::size_t threads = 2) {
    auto experiment = read;
    store::Store store(path, store::Access::write);
    batch::join_store(experiment, store, plan.weekly);
    parallel::Workers const workers(threads);
    return batch::run_batch(experiment, store, plan, workers, {}, go_on);
}

std::vector<std::string> content_of(std::string const& path) {
    store::Store store(path, store::Access::read);
    return content(store);
}

}  // namespace

TEST_CASE("a batch is the same for any number of threads, and is done once", "[batch]") {
    Lab const lab;
    auto const experiment = lab.experiment(grid);
    REQUIRE(experiment.points.size() == 4);
    auto const first = run_into(experiment, lab / "a", {.replicates = 3}, 1);
    REQUIRE(first.done == 12);
    run_into(experiment, lab / "b", {.replicates = 3}, 4);
    REQUIRE(content_of(lab / "a") == content_of(lab / "b"));
    auto const again = run_into(experiment, lab / "a", {.replicates = 3});
    REQUIRE(again.done == 0);
    REQUIRE(again.skipped == 12);
    auto const more = run_into(experiment, lab / "a", {.replicates = 5});
    REQUIRE(more.done == 8);
    REQUIRE(more.skipped == 12);
}

TEST_CASE("runs have distinct ids and recorded seeds, the same at all points", "[batch]") {
    Lab const lab;
    run_into(lab.experiment(grid), lab / "a", {.replicates = 3});
    std::set<std::string> ids;
    std::set<std::int64_t> seeds;
    store::Store store(lab / "a", store::Access::read);
    store.for_each_run([&](store::RunRow const& run) {
        ids.insert(run.run_id);
        seeds.insert(run.seed);
    });
    REQUIRE(ids.size() == 12);
    REQUIRE(seeds == std::set<std::int64_t>{1, 2, 3});
    auto own = lab.experiment("seeds = \"own\"\n" + grid);
    seeds.clear();
    for (std::uint32_t point = 0; point < 4; ++point)
        for (std::uint32_t replicate = 0; replicate < 3; ++replicate)
            seeds.insert(static_cast<std::int64_t>(batch::seed_of(own, {0, point, replicate})));
    REQUIRE(seeds.size() == 12);
}

TEST_CASE("a point's run is that of the scenario with its values set", "[batch]") {
    Lab const lab;
    auto const experiment = lab.experiment(grid);
    run_into(experiment, lab / "a", {.replicates = 2});
    scenario::Overrides const overrides{
        {{"leadership.pledge_hours_per_week", "6"}, {"programme.delegation", "allowed"}}, 2, {}};
    auto const model =
        std::make_shared<engine::Model const>(scenario::load(lab / "s.toml", overrides).model);
    parallel::Workers const alone(1);
    auto const run = experiment::run_through(model, alone, [] { return false; });
    store::Store store(lab / "a", store::Access::read);
    std::size_t met = 0;
    store.for_each_run([&](store::RunRow const& row) {
        if (row.point != 3 || row.seed != 2) return;
        ++met;
        std::ostringstream digest;
        digest << std::hex << std::setw(16) << std::setfill('0') << run->digest();
        REQUIRE(row.digest == digest.str());
    });
    REQUIRE(met == 1);
}

TEST_CASE("parts of a batch merge to the whole", "[batch]") {
    Lab const lab;
    auto const experiment = lab.experiment(two_arms);
    run_into(experiment, lab / "whole", {.replicates = 4});
    std::size_t done = 0;
    std::set<std::string> lines;
    for (std::size_t part = 0; part < 5; ++part) {
        auto const path = lab / std::to_string(part);
        done += run_into(experiment, path, {.replicates = 4, .shard = {part, 5}}).done;
        for (auto const& line : content_of(path)) lines.insert(line);
    }
    auto const whole = content_of(lab / "whole");
    REQUIRE(done == whole.size());
    REQUIRE(lines == std::set<std::string>(whole.begin(), whole.end()));
}

TEST_CASE("a run that throws is a row with its error and sinks no other", "[batch]") {
    Lab const lab;
    auto experiment = lab.experiment(two_arms);
    store::Store store(lab / "a", store::Access::write);
    batch::join_store(experiment, store, false);
    parallel::Workers const workers(2);
    auto const counts =
        batch::run_batch(experiment, store, {.replicates = 2}, workers, {}, go_on,
                         [](auto const& model, auto const& inside, auto const& halted) {
                             if (model->seed == 2) throw std::runtime_error("a bad year");
                             return experiment::run_through(model, inside, halted);
                         });
    REQUIRE(counts.done == 6);
    REQUIRE(counts.failed == 6);
    std::size_t failed = 0;
    store.for_each_run([&](store::RunRow const& run) {
        if (run.status == store::RunStatus::done) return;
        ++failed;
        REQUIRE(run.error == "a bad year");
        REQUIRE(run.digest.empty());
    });
    REQUIRE(failed == 6);
    auto const kept = run_into(experiment, lab / "a", {.replicates = 2});
    REQUIRE(kept.skipped == 12);
    auto const retried = run_into(experiment, lab / "a", {.replicates = 2, .retry_failed = true});
    REQUIRE(retried.done == 6);
}

TEST_CASE("a run that takes too long is given up and kept as failed", "[batch]") {
    Lab const lab;
    auto const counts = run_into(lab.experiment(two_arms), lab / "a",
                                 {.replicates = 1, .run_timeout_seconds = 1e-9});
    REQUIRE(counts.failed == 6);
    store::Store store(lab / "a", store::Access::read);
    store.for_each_run(
        [&](store::RunRow const& run) { REQUIRE(run.error == "took longer than 1e-09 seconds"); });
}

TEST_CASE("a store goes on with its own experiment alone", "[batch]") {
    Lab const lab;
    run_into(lab.experiment(grid), lab / "a", {.replicates = 1});
    auto const refused = [&](std::string const& text, std::string const& why) {
        REQUIRE_THROWS_WITH(run_into(lab.experiment(text), lab / "a", {.replicates = 1}),
                            Catch::Contains(why));
    };
    auto other = grid;
    refused(other.replace(other.find("[2, 6]"), 6, "[2, 7]"), "the factors");
    refused("seed = 5\n" + grid, "the scenario of 'scenario'");
    refused("weeks = 9\n" + grid, "the scenario of 'scenario'");
    REQUIRE_THROWS_WITH(
        run_into(lab.experiment(grid), lab / "a", {.replicates = 1, .weekly = true}),
        Catch::Contains("week by week"));
}

TEST_CASE("runs of a store come out the same when they are done again", "[batch][verify]") {
    Lab const lab;
    run_into(lab.experiment(grid), lab / "a", {.replicates = 2});
    store::Store store(lab / "a", store::Access::write);
    parallel::Workers const workers(3);
    auto const sound = batch::verify_runs(store, 5, workers, {}, go_on);
    REQUIRE(sound.runs.size() == 5);
    for (auto const& run : sound.runs) REQUIRE(run.same());
    store.database().run("UPDATE runs SET digest = 'ffffffffffffffff'");
    for (auto const& run : batch::verify_runs(store, 5, workers, {}, go_on).runs)
        REQUIRE_FALSE(run.same());
}

TEST_CASE("a half-width is that of the interval asked for", "[batch][stopping]") {
    std::vector<std::vector<double>> const values{{0, 1, 2, 3}, {1, 2, 3, 4}};
    // t(3) = 3.182; sd of the mean sqrt(5/3/4) = 0.6455; the difference is always 1.
    REQUIRE(batch::widest_half_width(values, batch::Narrowing::mean, true) ==
            Approx(2.054).margin(1e-3));
    REQUIRE(batch::widest_half_width(values, batch::Narrowing::difference, true) ==
            Approx(0.0).margin(1e-12));
    REQUIRE(batch::widest_half_width(values, batch::Narrowing::p_best, true) > 0.2);
    REQUIRE(std::isinf(batch::widest_half_width({{1.0}}, batch::Narrowing::mean, true)));
}

namespace {

batch::Stopping narrow_means() {
    return {.half_width = 0.004,
            .narrowing = batch::Narrowing::mean,
            .least_replicates = 4,
            .most_replicates = 64};
}

}  // namespace

TEST_CASE("points get replicates until they are narrow, in bits that any call repeats",
          "[batch][stopping]") {
    Lab const lab;
    auto experiment = lab.experiment(two_arms);
    auto const stopping = narrow_means();
    auto const run = [&](std::string const& path, std::size_t threads) {
        store::Store store(path, store::Access::write);
        auto joined = experiment;
        batch::join_store(joined, store, false);
        parallel::Workers const workers(threads);
        return batch::run_until_narrow(joined, store, {}, stopping, workers, {}, go_on);
    };
    auto const one = run(lab / "a", 1);
    auto const two = run(lab / "b", 3);
    REQUIRE(one.points.size() == 3);
    for (std::size_t k = 0; k < 3; ++k) {
        REQUIRE(one.points[k].replicates == two.points[k].replicates);
        REQUIRE(one.points[k].replicates >= 4);
        REQUIRE((one.points[k].narrow || one.points[k].replicates == 64));
        REQUIRE(one.points[k].narrow == (one.points[k].half_width <= 0.004));
    }
    REQUIRE(content_of(lab / "a") == content_of(lab / "b"));
    REQUIRE(run(lab / "a", 2).counts.done == 0);
}

TEST_CASE("parts of which points are not narrow yet are those that would run more",
          "[batch][stopping][slurm]") {
    Lab const lab;
    auto experiment = lab.experiment(two_arms);
    auto const stopping = narrow_means();
    store::Store store(lab / "a", store::Access::write);
    batch::join_store(experiment, store, false);
    parallel::Workers const workers(2);
    auto const unfinished = [&] {
        return batch::unfinished_parts(experiment, store, {}, stopping, 3);
    };
    REQUIRE(unfinished() == std::vector<std::size_t>{0, 1, 2});
    batch::run_until_narrow(experiment, store, {.shard = {1, 3}}, stopping, workers, {}, go_on);
    REQUIRE(unfinished() == std::vector<std::size_t>{0, 2});
    // The floor alone: enough only where it is narrow by luck, which here it is nowhere.
    batch::run_batch(experiment, store, {.replicates = 4}, workers, {}, go_on);
    auto const by_looking = [&] {
        std::vector<std::size_t> parts;
        std::atomic<bool> const stop{true};
        for (std::size_t part = 0; part < 3; ++part)
            if (batch::run_until_narrow(experiment, store, {.shard = {part, 3}}, stopping, workers,
                                        {}, stop)
                    .counts.interrupted)
                parts.push_back(part);
        return parts;
    };
    REQUIRE(unfinished() == by_looking());
    batch::run_until_narrow(experiment, store, {}, stopping, workers, {}, go_on);
    REQUIRE(unfinished().empty());
    // With more asked for, all are open again.
    auto narrower = stopping;
    narrower.half_width = 1e-9;
    narrower.most_replicates = 128;
    REQUIRE(batch::unfinished_parts(experiment, store, {}, narrower, 2).size() == 2);
}

TEST_CASE("a total over weeks has no share or rate any more", "[batch]") {
    Lab const lab;
    auto const experiment = lab.experiment(
        "scenario = \"s.toml\"\nmeasures = [\"using\", \"using:total\", \"using:mean\", "
        "\"spend:total\", \"spend@4\"]\n[design]\nkind = \"grid\"\n"
        "[[factor]]\npath = \"leadership.pledge_hours_per_week\"\nvalues = [2]\n");
    std::vector<std::string> units;
    for (auto const& outcome : experiment.outcomes) units.push_back(outcome.unit());
    REQUIRE(units == std::vector<std::string>{"share", "share, summed over weeks", "share", "money",
                                              "money/week"});
    auto const identity = batch::identity_of(experiment, false);
    REQUIRE(identity.measures[3].unit == "money");
}

TEST_CASE("asked points are answered one by one", "[batch][asked]") {
    Lab const lab;
    lab.write("e.toml", "scenario = \"s.toml\"\nreplicates = 2\nmeasures = [\"using\"]\n");
    auto const experiment = batch::read_experiment(lab / "e.toml", {}, batch::PointsFrom::outside);
    std::istringstream asked(
        "{\"id\": \"x\", \"values\": {\"leadership.pledge_hours_per_week\": 6}}\n\n"
        "{\"id\": 2, \"values\": {\"leadership.pledge_hour_per_week\": 6}}\nnonsense\n");
    std::ostringstream answers;
    parallel::Workers const alone(1);
    auto const counts =
        batch::run_asked(experiment, asked, "points", answers, {.replicates = 2}, alone, go_on);
    REQUIRE(counts.points == 3);
    REQUIRE(counts.refused == 2);
    REQUIRE(counts.runs == 2);
    REQUIRE(answers.str().find("{\"id\":\"x\",\"status\":\"done\"") == 0);
    REQUIRE(answers.str().find("points:3:1: error: no parameter is called") != std::string::npos);
    REQUIRE(answers.str().find("points:4:1: error: this is no JSON object") != std::string::npos);
}

TEST_CASE("tasks are cut into arrays below the limit", "[batch][slurm]") {
    auto const chunks = batch::chunks_of(2500, 1001);
    REQUIRE(chunks.size() == 3);
    REQUIRE(chunks[0].first == 1);
    REQUIRE(chunks[0].count == 1000);
    REQUIRE(chunks[2].first == 2001);
    REQUIRE(chunks[2].count == 500);
    REQUIRE(batch::chunks_of(3, 1001).front().count == 3);
}

TEST_CASE("words of the script are quoted for any shell", "[batch][slurm]") {
    REQUIRE(batch::shell_quoted("it's $HOME") == "'it'\\''s $HOME'");
}
