#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <thread>
#include <utility>

#include "batch/slurm_script.hpp"
#include "cli/batch_command.hpp"
#include "cli/batch_parts.hpp"
#include "cli/child_process.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/shared_options.hpp"
#include "cli/version.hpp"
#include "store/merge.hpp"

namespace diorama::cli {

namespace {

constexpr std::size_t default_tasks = 64;
constexpr std::size_t least_runs_a_task = 16;
constexpr std::size_t default_array_size = 1001;
constexpr auto shortest_poll = std::chrono::milliseconds(100);
constexpr auto longest_poll = std::chrono::seconds(10);

/// The words of the tasks' command line that say what is run.
std::vector<std::string> task_arguments(BatchOptions const& options) {
    std::vector<std::string> words{options.experiment};
    auto const put = [&](std::string_view option, auto const& value) {
        words.push_back(fmt::format("{}={}", option, value));
    };
    for (auto const& one : options.overrides.settings)
        put("--set", fmt::format("{}={}", one.path, one.value));
    if (options.overrides.seed) put("--seed", *options.overrides.seed);
    if (options.overrides.weeks) put("--weeks", *options.overrides.weeks);
    if (options.replicates) put("--replicates", *options.replicates);
    if (options.run_timeout_seconds > 0.0) put("--run-timeout", options.run_timeout_seconds);
    if (options.retry_failed) words.emplace_back("--retry-failed");
    if (options.weekly) words.emplace_back("--weekly");
    if (auto const& stopping = options.stopping) {
        put("--until-half-width", stopping->half_width);
        if (!stopping->measure.empty()) put("--measure", stopping->measure);
        if (stopping->of > 0)
            put("--of", stopping->of == 1 ? "mean" : stopping->of == 2 ? "difference" : "p-best");
        put("--least-replicates", stopping->least_replicates);
        put("--most-replicates", stopping->most_replicates);
    }
    return words;
}

/// A text file's content, "" where there is none.
std::string content(std::string const& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void write_text(std::string const& path, std::string const& text) {
    std::ofstream file(path, std::ios::trunc);
    file << text;
    if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

/// The jobs of this user's tasks that have not ended, one for each task.
ChildResult list_jobs() {
    return run_child(
        {"squeue", "--noheader", "--array", "--format=%F", fmt::format("--user={}", getuid())});
}

/// Before anything is written. Throws where there is no Slurm that answers.
void demand_slurm() {
    auto const status = list_jobs().status;
    if (status == 127)
        throw std::runtime_error("there is no squeue here: --slurm needs Slurm's commands");
    if (status != 0) throw std::runtime_error("Slurm does not answer: nothing was submitted");
}

/// How many tasks of these jobs have not ended.
/// Takes    jobs: their ids with commas between
/// Returns  nothing where Slurm does not answer
std::optional<std::size_t> waiting_tasks(std::string const& jobs) {
    auto const ids = split_list(jobs, ',');
    if (ids.empty()) return 0;
    // Asked for a job that it has forgotten, Slurm fails as it does when it cannot be reached.
    auto const listed = list_jobs();
    if (listed.status != 0) return std::nullopt;
    std::size_t waiting = 0;
    std::istringstream lines(listed.out);
    for (std::string job; lines >> job;)
        waiting += std::find(ids.begin(), ids.end(), job) != ids.end() ? 1 : 0;
    return waiting;
}

std::size_t max_array_size() {
    std::istringstream lines(run_child({"scontrol", "show", "config"}).out);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with("MaxArraySize"))
            return std::max<std::size_t>(
                2, std::strtoull(line.c_str() + line.find('=') + 1, nullptr, 10));
    return default_array_size;
}

/// `1,4,5`: the parts of a chunk, counted from its first.
std::string array_list(batch::Chunk const& chunk, std::vector<std::size_t> const& parts) {
    std::string list;
    for (auto const part : parts)
        if (part >= chunk.first && part < chunk.first + chunk.count)
            list += fmt::format("{}{}", list.empty() ? "" : ",", part - chunk.first + 1);
    return list;
}

/// Submits these parts. Returns the ids of the jobs with commas between.
std::string submit(BatchOptions const& options, batch::ClusterJob const& job,
                   std::vector<std::size_t> const& parts) {
    auto const script = job.folder + "/task.sh";
    write_text(script, batch::slurm_script(job));
    chmod(script.c_str(), 0755);
    std::string jobs;
    for (auto const& chunk : batch::chunks_of(job.tasks, max_array_size())) {
        auto const list = array_list(chunk, parts);
        if (list.empty()) continue;
        std::vector<std::string> words{
            "sbatch",
            "--parsable",
            "--job-name=diorama",
            "--array=" + list,
            fmt::format("--export=ALL,DIORAMA_OFFSET={}", chunk.first - 1),
            fmt::format("--output={}/task-%A_%a.log", job.folder)};
        words.insert(words.end(), options.slurm->arguments.begin(), options.slurm->arguments.end());
        words.push_back(script);
        auto const submitted = run_child(words);
        auto const id = submitted.out.substr(0, submitted.out.find_first_of(";\n"));
        if (submitted.status != 0 || id.empty())
            throw std::runtime_error(
                fmt::format("sbatch refused the job (status {})", submitted.status));
        jobs += (jobs.empty() ? "" : ",") + id;
        // Kept at once: a job that nobody remembers would be submitted twice.
        write_text(job.folder + "/jobs", jobs);
    }
    return jobs;
}

/// Sleeps until it is worth asking Slurm again: the longer the jobs have taken, the more seldom.
void sleep_between_looks(std::chrono::steady_clock::time_point begin,
                         std::atomic<bool> const& stop) {
    auto const now = std::chrono::steady_clock::now();
    auto const until = now + std::clamp<std::chrono::steady_clock::duration>(
                                 (now - begin) / 10, shortest_poll, longest_poll);
    while (!stop.load() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(shortest_poll);
}

/// Waits for the end of the jobs, also while Slurm does not answer. False when interrupted.
bool wait_for(std::string const& jobs, BatchOptions const& options) {
    Interruption const interruption;
    auto const begin = std::chrono::steady_clock::now();
    auto left = waiting_tasks(jobs);
    std::size_t all = left.value_or(0);
    Progress progress("waiting for Slurm", "tasks", all, voice(options.quiet));
    while (left != std::size_t{0}) {
        if (interruption.requested()) return false;
        sleep_between_looks(begin, interruption.requested());
        left = waiting_tasks(jobs);
        all = std::max(all, left.value_or(0));
        progress.set_total(all);
        if (left) progress.set_done(all - *left);
    }
    return true;
}

void merge_parts(batch::ClusterJob const& job, std::string const& into) {
    std::vector<std::string> parts;
    for (std::size_t part = 1; part <= job.tasks; ++part)
        if (std::filesystem::exists(batch::part_store(job, part)))
            parts.push_back(batch::part_store(job, part));
    if (parts.empty()) return;
    auto const merged = store::merge(parts, into);
    if (!merged.conflicts.empty())
        throw std::runtime_error(fmt::format("{} runs of the parts in {} differ from those in {}",
                                             merged.conflicts.size(), job.folder, into));
}

/// How many tasks: as at the first submission, so that each part finds its store again.
std::size_t task_count(BatchOptions const& options, std::string const& folder,
                       std::size_t missing) {
    auto const before = std::strtoull(content(folder + "/tasks").c_str(), nullptr, 10);
    auto const asked = options.slurm->tasks;
    if (before > 0 && asked > 0 && before != asked)
        throw problems::InputError(
            {{{folder, 1, 1},
              fmt::format("the batch was cut into {} tasks and is now to be cut into {}", before,
                          asked),
              "keep the number, or remove the folder once its jobs have ended"}});
    if (before > 0) return before;
    return asked > 0 ? asked
                     : std::clamp<std::size_t>(missing / least_runs_a_task, 1, default_tasks);
}

batch::ClusterJob job_of(BatchOptions const& options) {
    std::error_code error;
    batch::ClusterJob job;
    job.program = std::filesystem::read_symlink("/proc/self/exe", error).string();
    job.arguments = task_arguments(options);
    job.working_folder = std::filesystem::current_path().string();
    job.folder = std::filesystem::absolute(options.store + ".parts").string();
    return job;
}

/// The parts, from 1, of which runs are missing.
std::vector<std::size_t> missing_parts(BatchOptions const& options,
                                       batch::Experiment const& experiment, store::Store& store,
                                       std::size_t tasks) {
    auto const plan = batch_plan(options, experiment);
    auto parts = options.stopping ? batch::unfinished_parts(experiment, store, plan,
                                                            stopping_of(options, experiment), tasks)
                                  : batch::unfinished_parts(experiment, store, plan, tasks);
    for (auto& part : parts) ++part;
    return parts;
}

/// Goes on waiting for the jobs of an earlier call, or merges what they left and submits the parts
/// of which runs are missing. Returns the ids of the jobs, "" when there is nothing to be done.
std::string jobs_at_work(BatchOptions const& options, batch::ClusterJob const& job,
                         batch::Experiment const& experiment, store::Store& store) {
    auto const before = content(job.folder + "/jobs");
    auto const waiting = waiting_tasks(before);
    if (!waiting)
        throw std::runtime_error(fmt::format(
            "Slurm does not answer, and job {} may still run: nothing was submitted", before));
    if (*waiting > 0) {
        if (!options.quiet) remark(fmt::format("job {} is still running", before));
        return before;
    }
    merge_parts(job, options.store);
    auto const parts = missing_parts(options, experiment, store, job.tasks);
    std::filesystem::create_directories(job.folder);
    write_text(job.folder + "/tasks", fmt::format("{}\n", job.tasks));
    if (parts.empty()) {
        write_text(job.folder + "/jobs", "");
        return {};
    }
    auto jobs = submit(options, job, parts);
    if (!options.quiet)
        remark(fmt::format("{} tasks submitted as Slurm job {}; scripts, logs and parts are in {}",
                           parts.size(), jobs, job.folder));
    return jobs;
}

}  // namespace

int batch_on_slurm(BatchOptions const& options) {
    auto experiment = batch::read_experiment(options.experiment, options.overrides);
    if (options.stopping) stopping_of(options, experiment);
    demand_slurm();
    auto job = job_of(options);
    store::Store store(options.store, store::Access::write);
    batch::join_store(experiment, store, options.weekly);
    store.note_build(std::string(commit()));
    auto const before = look_only(options, experiment, store).counts;
    job.tasks = task_count(options, job.folder, before.planned - before.skipped);
    auto const jobs = jobs_at_work(options, job, experiment, store);
    if (!options.slurm->wait && waiting_tasks(jobs) != std::size_t{0}) {
        if (options.format == Format::json) {
            auto so_far = look_only(options, experiment, store);
            so_far.counts.interrupted = false;
            return answer(options, store, so_far);
        }
        say("the same command looks for what has come of it, merges it, and submits what is "
            "missing\n");
        return exit_done;
    }
    if (!wait_for(jobs, options)) {
        remark("interrupted; the jobs go on, and the same command goes on waiting");
        return exit_interrupted;
    }
    merge_parts(job, options.store);
    // What failed again is there: to try it once more is for the next command.
    auto asked = options;
    asked.retry_failed = false;
    auto result = look_only(asked, experiment, store);
    auto& counts = result.counts;
    counts.done = counts.skipped - std::min(counts.skipped, before.skipped);
    counts.skipped -= counts.done;
    bool const missing = std::exchange(counts.interrupted, false);
    store.settle();
    int const status = answer(options, store, result);
    if (!missing) return status;
    remark("runs are missing: tasks ended before their time; the same command submits them again");
    return exit_failed;
}

}  // namespace diorama::cli
