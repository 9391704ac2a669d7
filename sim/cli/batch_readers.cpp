#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/command_readers.hpp"
#include "cli/shared_options.hpp"
#include "report/store_tables.hpp"

namespace diorama::cli {

namespace {

std::optional<std::size_t> count_in(std::string_view text) {
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// `--shard 3/8`, from 1.
void read_shard(Words& words, BatchOptions& options) {
    if (!words.given("--shard")) return;
    auto const text = words.text("--shard");
    auto const slash = std::min(text.find('/'), text.size());
    auto const index = count_in(std::string_view(text).substr(0, slash));
    auto const count =
        slash == text.size() ? std::nullopt : count_in(std::string_view(text).substr(slash + 1));
    if (!index || !count || *index < 1 || *index > *count || *count > 1'000'000)
        return words.add(words.arguments().value_place("--shard"),
                         fmt::format("'{}' is no part of a whole", text),
                         "write I/N with I from 1 to N, as in --shard 3/8");
    options.shard_index = *index - 1;
    options.shard_count = *count;
}

void declare_stopping(Words& words) {
    words.option("--until-half-width", "H",
                 "Adds replicates to each point until the interval is at most H to either side");
    words.option("--measure", "NAME", "The measure that --until-half-width and --refine look at");
    words.option("--of", "mean|difference|p-best",
                 "Whose interval: the measure's mean (one arm), the paired difference from the "
                 "first arm (several), or the chance that the best arm is the best");
    words.option("--least-replicates", "N", "Floor of --until-half-width (8 if not given)");
    words.option("--most-replicates", "N", "Cap of --until-half-width (1000 if not given)");
}

void read_stopping(Words& words, BatchOptions& options) {
    if (words.given("--until-half-width")) {
        StoppingOptions stopping;
        stopping.half_width = words.number("--until-half-width", 1e-12, 1e12).value_or(1.0);
        stopping.measure = words.text("--measure");
        stopping.measure_place = place_if_given(words, "--measure");
        if (words.given("--of")) {
            stopping.of = 1 + words.choice("--of", {"mean", "difference", "p-best"});
            stopping.of_place = words.arguments().value_place("--of");
        }
        if (auto const n = words.whole_number("--least-replicates", 2, 1'000'000))
            stopping.least_replicates = static_cast<std::uint32_t>(*n);
        if (auto const n = words.whole_number("--most-replicates", 2, 1'000'000))
            stopping.most_replicates = static_cast<std::uint32_t>(*n);
        if (stopping.least_replicates > stopping.most_replicates)
            words.add(words.arguments().option_place("--until-half-width"),
                      fmt::format("the floor of {} replicates is above the cap of {}",
                                  stopping.least_replicates, stopping.most_replicates),
                      "raise --most-replicates or lower --least-replicates");
        options.stopping = stopping;
        if (words.given("--replicates"))
            words.add(words.arguments().option_place("--replicates"),
                      "--until-half-width decides how many replicates there are",
                      "leave --replicates out; --least-replicates and --most-replicates bound it");
    }
    std::vector<std::string> dependent{"--of", "--least-replicates", "--most-replicates"};
    if (!words.given("--refine")) dependent.emplace_back("--measure");
    demand_company(words, dependent, "--until-half-width",
                   "say how narrow with --until-half-width H");
}

void declare_elsewhere(Words& words) {
    words.option("--shard", "I/N",
                 "Only part I of N of the runs, I from 1; merge the stores later");
    words.flag("--slurm", "Submits the batch as an array of Slurm jobs and merges their stores");
    words.repeated_option("--slurm-arg", "ARG",
                          "Handed on to sbatch, as in --slurm-arg=--time=2:00:00; repeatable");
    words.option("--slurm-tasks", "N", "Into how many jobs the batch is cut");
    words.flag("--wait", "With --slurm: waits until all jobs have ended, then merges");
    words.option("--points", "FILE|-", "Runs points as they are asked for, one JSON object a line");
    words.option("--results", "FILE|-", "With --points: where their results go, one a line");
}

void read_elsewhere(Words& words, BatchOptions& options) {
    read_shard(words, options);
    if (words.given("--slurm")) {
        SlurmOptions slurm;
        slurm.arguments = words.texts("--slurm-arg");
        slurm.tasks = words.whole_number("--slurm-tasks", 1, 1'000'000).value_or(0);
        slurm.wait = words.given("--wait");
        options.slurm = slurm;
        for (std::string const option : {"--shard", "--points", "--refine"})
            if (words.given(option))
                words.add(words.arguments().option_place(option),
                          fmt::format("{} and --slurm do not go together", option),
                          "leave one out");
    }
    demand_company(words, {"--slurm-arg", "--slurm-tasks", "--wait"}, "--slurm", "add --slurm");
    options.points = words.text("--points");
    options.results = words.text("--results");
    demand_company(words, {"--results"}, "--points",
                   "say where the points come from with --points");
    if (!options.points.empty() && options.results.empty()) options.results = "-";
    for (std::string const option :
         {"--store", "--shard", "--until-half-width", "--refine", "--weekly", "--retry-failed"})
        if (!options.points.empty() && words.given(option))
            words.add(words.arguments().option_place(option),
                      fmt::format("{} and --points do not go together", option),
                      "results of points that are asked for are written to --results alone");
}

}  // namespace

Command read_batch(Arguments const& arguments) {
    Words words(
        arguments, "batch",
        "Runs a designed experiment into a store, an SQLite file. A batch that was stopped, "
        "killed or cut off goes on with exactly the missing runs when the same command is "
        "given again; more replicates are added by a larger --replicates.",
        "  diorama batch scenarios/experiments/availability.toml --store a.sqlite\n"
        "  diorama analyse a.sqlite");
    words.positional("EXPERIMENT", "The experiment's TOML file");
    words.option("--store", "FILE", "The store; begun where there is none");
    words.option("--replicates", "N", "Seeds for each point, in place of the experiment's");
    words.option("--run-timeout", "SECONDS",
                 "A run that takes longer is given up and kept as failed");
    words.flag("--retry-failed", "Tries runs again that failed before");
    words.flag("--weekly", "Keeps the measures of every week, not only what is asked for");
    declare_stopping(words);
    words.option("--refine", "N",
                 "Adds N points where it is undecided which arm is better, and runs them");
    declare_elsewhere(words);
    declare_overrides(words);
    declare_threads(words);
    declare_manner(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    BatchOptions options;
    options.experiment = words.required(
        "EXPERIMENT",
        "the experiment's file, as in diorama batch scenarios/experiments/availability.toml");
    options.store =
        words.given("--points") ? std::string() : words.required("--store", "--store FILE");
    options.overrides = read_overrides(words);
    options.threads = read_threads(words);
    read_manner(words, options);
    if (auto const replicates = words.whole_number("--replicates", 1, 1'000'000))
        options.replicates = static_cast<std::uint32_t>(*replicates);
    options.run_timeout_seconds = words.number("--run-timeout", 1e-6, 1e9).value_or(0.0);
    options.retry_failed = words.given("--retry-failed");
    options.weekly = words.given("--weekly");
    read_stopping(words, options);
    options.refine = {words.whole_number("--refine", 1, 1'000'000).value_or(0),
                      words.text("--measure"), place_if_given(words, "--measure")};
    if (options.refine.points > 0 && words.given("--shard"))
        words.add(arguments.option_place("--refine"),
                  "a part of the runs does not show what is undecided",
                  "merge the parts first, then refine the whole");
    read_elsewhere(words, options);
    words.throw_if_any();
    return options;
}

Command read_merge(Arguments const& arguments) {
    Words words(
        arguments, "merge",
        "Puts the stores of one experiment together into one: all runs that any of them "
        "has. A run that two stores hold with other results is told, and ends with status 1.",
        "  diorama merge shard-1.sqlite shard-2.sqlite --into all.sqlite");
    words.positionals("STORE", "The stores to be merged");
    words.option("--into", "FILE", "The store that takes them up; begun where there is none");
    declare_manner(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    MergeOptions options;
    words.required("STORE", "one store or several, as in diorama merge a.sqlite --into b.sqlite");
    options.stores = words.texts("STORE");
    options.into = words.required("--into", "--into FILE");
    read_manner(words, options);
    words.throw_if_any();
    return options;
}

Command read_verify(Arguments const& arguments) {
    Words words(arguments, "verify",
                "Does some runs of a store again, on another number of threads than they ran on, "
                "and compares their digests: status 1 when one differs.",
                "  diorama verify a.sqlite --sample 20");
    words.positional("STORE", "The store");
    words.option("--sample", "N", "How many runs, drawn by chance (20 if not given)");
    words.option("--threads", "N",
                 "Threads for each run (not given: one more than there are cores)");
    declare_manner(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    VerifyOptions options;
    options.store = words.required("STORE", "the store, as in diorama verify a.sqlite");
    options.sample = words.whole_number("--sample", 1, most_count).value_or(20);
    options.threads = read_threads(words);
    read_manner(words, options);
    words.throw_if_any();
    return options;
}

Command read_export(Arguments const& arguments) {
    Words words(arguments, "export", "Writes a table of a store as CSV.",
                "  diorama export a.sqlite --table outcomes --out outcomes.csv");
    words.positional("STORE", "The store");
    words.option("--table", "NAME", "runs, outcomes, weekly, points, arms, factors or measures");
    words.option("--out", "FILE.csv", "Where it goes (stdout if not given)");
    words.flag("--force", "Replace the file where there is one");
    words.flag("--quiet", "No progress on stderr");
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    ExportOptions options;
    options.store = words.required("STORE", "the store, as in diorama export a.sqlite");
    words.required("--table", "--table outcomes");
    auto const& names = report::store_table_names;
    options.table = names[words.choice("--table", {names.begin(), names.end()})];
    read_out(words, options);
    options.quiet = words.given("--quiet");
    words.throw_if_any();
    return options;
}

Command read_analyse(Arguments const& arguments) {
    Words words(arguments, "analyse",
                "What the runs of a store say: effects of every factor with intervals, the "
                "sensitivity measures of the design (an analysis of variance of a grid, Morris' of "
                "trajectories, Sobol's of Saltelli samples), whether there are replicates enough, "
                "and with several arms where each of them is the better one.",
                "  diorama analyse a.sqlite --measures using --out analysis");
    words.positional("STORE", "The store");
    declare_question(words);
    words.option("--out", "DIR",
                 "Write the tables as CSV and JSON, and report.html, into the folder DIR");
    words.flag("--force", "Replace DIR where it holds an earlier analysis");
    declare_manner(words);
    if (auto help = words.split()) return SayOptions{std::move(*help)};
    AnalyseOptions options;
    options.store = words.required("STORE", "the store, as in diorama analyse a.sqlite");
    options.question = read_question(words);
    read_out(words, options);
    read_manner(words, options);
    words.throw_if_any();
    return options;
}

}  // namespace diorama::cli
