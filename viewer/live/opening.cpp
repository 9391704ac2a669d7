#include "viewer/live/opening.hpp"

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace diorama::viewer::live {

namespace {

namespace fs = std::filesystem;
using Say = std::function<void(std::string, double)>;

std::string lower_ending(std::string const& path) {
    auto ending = fs::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return ending;
}

struct Read {
    Opened about;
    std::vector<std::pair<std::string, scenario::Scenario>> futures;
    std::string stored_digest;
    std::uint32_t stored_weeks = 0;
};

void take_scenario(scenario::Scenario scenario, Read& read) {
    read.about.name = scenario.name;
    read.about.description = scenario.description;
    read.about.notes = scenario.notes;
    auto name = scenario.name;
    read.futures.emplace_back(std::move(name), std::move(scenario));
}

void take_study(scenario::Study study, Read& read) {
    read.about.source = Source::study;
    read.about.name = study.name;
    read.about.description = study.description;
    read.about.notes = study.notes;
    read.about.measures_of_interest = study.measures;
    read.about.expectations = study.expectations;
    // The baseline first: differences are against the first branch.
    std::rotate(study.arms.begin(),
                study.arms.begin() + static_cast<std::ptrdiff_t>(study.baseline),
                study.arms.begin() + static_cast<std::ptrdiff_t>(study.baseline) + 1);
    if (study.arms.size() > most_branches) {
        read.about.notes.push_back("the study has " + std::to_string(study.arms.size()) +
                                   " arms; the first four are shown");
        study.arms.erase(study.arms.begin() + most_branches, study.arms.end());
    }
    for (auto& arm : study.arms) {
        read.about.notes.insert(read.about.notes.end(), arm.scenario.notes.begin(),
                                arm.scenario.notes.end());
        read.futures.emplace_back(arm.name, std::move(arm.scenario));
    }
}

/// A folder of `run --out` has one scenario, one of `compare --out` a scenario for each arm.
void take_folder(std::string const& path, Read& read) {
    fs::path const folder(path);
    if (fs::exists(folder / "run.json")) {
        auto const facts = report::read_run_facts((folder / "run.json").string());
        scenario::Overrides overrides;
        overrides.seed = facts.seed;
        overrides.weeks = facts.weeks;
        take_scenario(scenario::load((folder / "scenario.toml").string(), overrides), read);
        read.stored_digest = facts.digest;
        read.stored_weeks = facts.weeks;
        if (facts.version != engine::version())
            read.about.notes.push_back("the result was made by version " + facts.version +
                                       ", this is " + std::string(engine::version()) +
                                       ": it may go another way");
    } else {
        std::vector<std::string> arms;
        for (int a = 1; fs::exists(folder / ("arm-" + std::to_string(a) + ".toml")); ++a)
            arms.push_back((folder / ("arm-" + std::to_string(a) + ".toml")).string());
        if (arms.empty())
            throw problems::InputError({{{path, 0, 0},
                                         "this folder holds no result",
                                         "open a folder that `run --out` or `compare --out` left, "
                                         "or a scenario"}});
        if (arms.size() == 1)
            take_scenario(scenario::load(arms.front()), read);
        else
            take_study(scenario::study_of(arms), read);
    }
    read.about.source = Source::result_folder;
}

void take_chart(std::string const& path, Read& read) {
    read.about.source = Source::chart;
    take_scenario(scenario::load_chart(path), read);
    auto const& organisation = *read.futures.front().second.model.organisation;
    std::istringstream lines(
        report::org_text({organisation, org::describe(organisation), {}, {}, 0}));
    for (std::string line; std::getline(lines, line);) read.about.findings.push_back(line);
}

void take_scenario_or_study(std::string const& path, Read& read) {
    if (scenario::is_study(path))
        take_study(scenario::load_study(path), read);
    else
        take_scenario(scenario::load(path), read);
}

void take_run_sheet(std::string const& path, Read& read) {
    auto sheet = std::make_shared<scenario::RunSheet const>(scenario::load_run_sheet(path));
    take_scenario_or_study(sheet->scenario, read);
    read.about.run_sheet = std::move(sheet);
}

Read read_path(std::string const& path) {
    Read read;
    read.about.path = path;
    read.about.source = Source::scenario;
    std::error_code error;
    if (fs::is_directory(path, error))
        take_folder(path, read);
    else if (looks_like_chart(path))
        take_chart(path, read);
    else if (scenario::is_run_sheet(path))
        take_run_sheet(path, read);
    else
        take_scenario_or_study(path, read);
    return read;
}

Opening found(Read read, std::size_t threads, Say const& say) {
    Opening opening;
    auto about = std::make_shared<Opened>(std::move(read.about));
    auto const& first = read.futures.front().second.model;
    about->weeks = first.weeks;
    about->organisation = first.organisation;
    about->measures =
        first.bare_contagion() ? measures::contagion_catalogue() : measures::catalogue();
    parallel::Workers const workers(threads);
    auto const count = static_cast<double>(read.futures.size());
    for (auto& [name, scenario] : read.futures) {
        if (say) say("founding " + name, static_cast<double>(opening.branches.size()) / count);
        auto const shared = std::make_shared<scenario::Scenario const>(std::move(scenario));
        opening.branches.push_back(
            {name, shared,
             engine::Simulation(std::make_shared<engine::Model const>(shared->model), workers)});
    }
    opening.opened = std::move(about);
    opening.stored_digest = read.stored_digest;
    opening.stored_weeks = read.stored_weeks;
    return opening;
}

/// Branches are drawn over one map and one time: an arm with other people would need another.
void demand_one_organisation(Read const& read) {
    auto const& first = read.futures.front().second.model;
    for (auto const& [name, scenario] : read.futures)
        if (scenario.model.organisation->headcount() != first.organisation->headcount() ||
            scenario.model.bare_contagion() != first.bare_contagion())
            throw problems::InputError(
                {{{read.about.path, 0, 0},
                  "'" + read.futures.front().first + "' and '" + name +
                      "' have different organisations, which cannot be shown side by side",
                  "open them one at a time, or give both the same chart"}});
}

}  // namespace

bool looks_like_chart(std::string const& path) {
    auto const ending = lower_ending(path);
    return ending == ".csv" || ending == ".tsv" || ending == ".graphml";
}

Opening open_path(std::string const& path, std::size_t threads, Say const& say) {
    if (say) say("reading " + path, 0.0);
    Opening opening;
    try {
        auto read = read_path(path);
        demand_one_organisation(read);
        return found(std::move(read), threads, say);
    } catch (problems::InputError const& error) {
        opening.problems = error.problems();
    } catch (std::bad_alloc const&) {
        opening.problems = {{{path, 0, 0},
                             "there is not enough memory for it",
                             "open a smaller organisation, or fewer arms"}};
    } catch (std::exception const& error) {
        opening.problems = {{{path, 0, 0}, error.what(), "check the file"}};
    }
    return opening;
}

Opener::Opener(std::size_t threads, Say say, Done done)
    : threads_(threads),
      say_(std::move(say)),
      done_(std::move(done)),
      thread_([this](std::stop_token const& stop) { work(stop); }) {}

Opener::~Opener() {
    thread_.request_stop();
    asked_.notify_all();
}

void Opener::open(std::uint64_t number, std::string path) {
    {
        std::scoped_lock const lock(mutex_);
        next_ = Request{number, std::move(path)};
    }
    asked_.notify_all();
}

void Opener::work(std::stop_token const& stop) {
    while (!stop.stop_requested()) {
        Request asked;
        {
            std::unique_lock lock(mutex_);
            if (!asked_.wait(lock, stop, [&] { return next_.has_value(); })) return;
            asked = std::move(*next_);
            next_.reset();
        }
        auto opening = open_path(asked.path, threads_, [&](std::string what, double done_share) {
            say_(asked.number, std::move(what), done_share);
        });
        // Overtaken: the newer one is what people wait for.
        {
            std::scoped_lock const lock(mutex_);
            if (next_.has_value()) continue;
        }
        if (!stop.stop_requested()) done_(asked.number, std::move(opening));
    }
}

}  // namespace diorama::viewer::live
