#include "batch/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "batch/factors.hpp"
#include "design/factor.hpp"
#include "engine/simulation.hpp"
#include "engine/version.hpp"
#include "problems/problem.hpp"
#include "random/draw.hpp"
#include "scenario/scenario.hpp"

namespace diorama::batch {

namespace {

/// A folder that goes when this goes.
class TemporaryFolder {
public:
    TemporaryFolder() {
        auto pattern = (std::filesystem::temp_directory_path() / "diorama-verify-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error("cannot make a temporary folder in " +
                                     std::filesystem::temp_directory_path().string());
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The store's scenarios as files, by arm.
std::map<std::string, std::string> write_scenarios(store::Identity const& identity,
                                                   TemporaryFolder const& folder) {
    std::map<std::string, std::string> files;
    for (std::size_t k = 0; k < identity.arms.size(); ++k) {
        auto const path = (folder.path() / fmt::format("arm-{}.toml", k)).string();
        std::ofstream out(path);
        out << identity.arms[k].scenario;
        if (!out.flush()) throw std::runtime_error("cannot write " + path);
        files[identity.arms[k].arm] = path;
    }
    return files;
}

/// A point's value as `--set` takes it. A file is looked for where the store was begun, and where
/// it is not there (the store came from another machine) from the folder that the command is given
/// in.
std::string setting_of(store::Identity const& identity, std::size_t factor,
                       store::PointValue const& value) {
    auto const text = store::text_of(value);
    if (!names_files(identity.factors[factor].path)) return text;
    std::filesystem::path const here = text;
    auto const there = identity.folder / here;
    std::error_code error;
    return std::filesystem::absolute(std::filesystem::exists(there, error) ? there : here).string();
}

bool is_of_events(std::string const& path) { return path.starts_with("event."); }

/// The scenario of a run, read as `run --seed --set` reads it.
std::shared_ptr<engine::Model const> model_of(std::string const& file,
                                              store::Identity const& identity,
                                              store::Point const& point, std::int64_t seed) {
    scenario::Overrides overrides;
    overrides.seed = static_cast<std::uint64_t>(seed);
    for (std::size_t k = 0; k < identity.factors.size(); ++k)
        if (auto const& path = identity.factors[k].path; !is_of_events(path))
            overrides.settings.push_back({path, setting_of(identity, k, point[k])});
    auto model = std::make_shared<engine::Model>(scenario::load(file, overrides).model);
    auto const known = design::factors_of(*model);
    for (std::size_t k = 0; k < identity.factors.size(); ++k)
        for (auto const* list : {&known.list, &known.rangeless})
            for (auto const& factor : *list)
                if (is_of_events(factor.path) && factor.path == identity.factors[k].path)
                    design::assign(factor, std::stod(store::text_of(point[k])), *model);
    return model;
}

std::vector<store::RunRow> drawn_runs(store::Store& store, std::size_t sample,
                                      std::size_t& finished) {
    std::vector<store::RunRow> runs;
    store.for_each_run([&](store::RunRow const& run) {
        if (run.status == store::RunStatus::done) runs.push_back(run);
    });
    finished = runs.size();
    random::Sequence sequence(
        {.seed = 1, .purpose = random::Purpose::verified_runs, .week = 0, .person = 0});
    std::size_t const count = std::min(sample, runs.size());
    for (std::size_t k = 0; k < count; ++k)
        std::swap(runs[k], runs[k + random::below(sequence.next_word(),
                                                  static_cast<std::uint32_t>(runs.size() - k))]);
    runs.resize(count);
    return runs;
}

}  // namespace

Verification verify_runs(store::Store& store, std::size_t sample, parallel::Workers const& workers,
                         experiment::Progress const& progress, std::atomic<bool> const& stop) {
    auto const identity = store.identity();
    if (identity.engine_version != engine::version())
        throw problems::InputError(
            {{{store.path(), 1, 1},
              fmt::format(
                  "the store's runs are of engine {} and this is {}, whose results may differ",
                  identity.engine_version, engine::version()),
              "verify it with the version that made it"}});
    auto const points = store.points();
    TemporaryFolder const folder;
    auto const files = write_scenarios(identity, folder);
    Verification verification;
    for (auto& run : drawn_runs(store, sample, verification.finished_runs)) {
        auto const model = model_of(files.at(run.arm), identity,
                                    points.at(static_cast<std::size_t>(run.point)), run.seed);
        auto const again = experiment::run_through(model, workers, [&] { return stop.load(); });
        if (!again) {
            verification.interrupted = true;
            break;
        }
        verification.runs.push_back({std::move(run), fmt::format("{:016x}", again->digest())});
        if (progress) progress(verification.runs.size(), sample);
    }
    return verification;
}

}  // namespace diorama::batch
