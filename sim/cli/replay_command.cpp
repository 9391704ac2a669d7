#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/commands.hpp"
#include "cli/file_comparison.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "engine/version.hpp"
#include "report/run_facts.hpp"
#include "report/run_tables.hpp"

namespace diorama::cli {

namespace {

struct Compared {
    std::string_view file;
    std::optional<Difference> difference;
};

std::string text_of(std::string const& folder, std::vector<Compared> const& all, bool same_digest) {
    std::string text;
    bool same = same_digest;
    for (auto const& one : all) {
        if (!one.difference) continue;
        same = false;
        auto const path = (std::filesystem::path(folder) / one.file).string();
        text += one.difference->missing
                    ? fmt::format("{} is missing\n", path)
                    : fmt::format("{}:{}:1: differs from here on\n", path, one.difference->line);
    }
    if (!same_digest) text += "the state at the end has another digest\n";
    return text + (same ? fmt::format("identical: {} files, byte for byte\n", all.size())
                        : "not identical\n");
}

std::string json_of(std::vector<Compared> const& all, bool same, bool same_digest) {
    nlohmann::ordered_json json;
    json["identical"] = same;
    json["digest_identical"] = same_digest;
    auto& files = json["files"] = nlohmann::ordered_json::array();
    for (auto const& one : all) {
        files.push_back({{"file", one.file}, {"identical", !one.difference}});
        if (one.difference && one.difference->missing) files.back()["missing"] = true;
        if (one.difference && !one.difference->missing) files.back()["line"] = one.difference->line;
    }
    return json.dump(2) + "\n";
}

}  // namespace

int replay(ReplayOptions const& options) {
    std::filesystem::path const folder(options.folder);
    auto const voice = options.quiet ? Progress::Voice::silent : Progress::Voice::speaking;
    auto const facts = report::read_run_facts((folder / "run.json").string());
    if (facts.version != engine::version())
        remark(fmt::format(
            "warning: the result was made by version {}, this is {}: results may differ",
            facts.version, engine::version()));
    scenario::Overrides overrides;
    overrides.seed = facts.seed;
    overrides.weeks = facts.weeks;
    auto const scenario = scenario::load((folder / "scenario.toml").string(), overrides);
    parallel::Workers const workers(options.threads);

    Interruption const interruption;
    Progress progress("running again", "weeks", facts.weeks, voice);
    engine::Simulation run(std::make_shared<engine::Model const>(scenario.model), workers);
    if (facts.causes_weeks > 0) run.log_causes(facts.causes_weeks);
    while (!run.finished()) {
        if (interruption.requested()) return exit_interrupted;
        run.step(workers);
        progress.set_done(run.week());
    }
    std::vector<Compared> all;
    bool const same_digest = report::digest_text(run.digest()) == facts.digest;
    bool same = same_digest;
    for (auto const& table : report::run_tables(run)) {
        auto const names = facts.names ? charts::Names::written : charts::Names::left_out;
        all.push_back(
            {table.file, compare_with_file((folder / table.file).string(), [&](std::ostream& out) {
                 table.write(run, names, out);
             })});
        same = same && !all.back().difference;
    }
    say(options.format == Format::json ? json_of(all, same, same_digest)
                                       : text_of(options.folder, all, same_digest));
    return same ? exit_done : exit_failed;
}

}  // namespace diorama::cli
