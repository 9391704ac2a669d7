#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "engine/version.hpp"
#include "page/sheet.hpp"
#include "page/study_facts.hpp"
#include "problems/problem.hpp"
#include "problems/visible.hpp"
#include "reasons/story.hpp"
#include "report/comparison_layout.hpp"
#include "report/run_facts.hpp"

namespace diorama::cli {

namespace {

namespace fs = std::filesystem;

/// One run of a result folder, and what it came to when the folder was written.
struct Kept {
    std::string scenario;
    scenario::Overrides overrides;
    std::string version, digest, arm;
};

[[noreturn]] void refuse_question(problems::Place place, std::string what, std::string instead) {
    throw problems::InputError({{std::move(place), std::move(what), std::move(instead)}});
}

Kept run_of_folder(WhyOptions const& options) {
    auto const facts = report::read_run_facts((fs::path(options.folder) / "run.json").string());
    if (!options.arm.empty())
        refuse_question(options.arm_place, "the folder holds one run, which has no arms",
                        "leave --arm out");
    if (options.seed && *options.seed != facts.seed)
        refuse_question({options.folder, 1, 1},
                        fmt::format("the folder holds the run of seed {}", facts.seed),
                        "leave --seed out, or name a folder of diorama compare");
    Kept kept{
        (fs::path(options.folder) / "scenario.toml").string(), {}, facts.version, facts.digest, ""};
    kept.overrides.seed = facts.seed;
    kept.overrides.weeks = facts.weeks;
    return kept;
}

Kept run_of_study(WhyOptions const& options) {
    auto const facts = page::read_study_facts((fs::path(options.folder) / "study.json").string());
    auto arm = options.arm;
    if (arm.empty()) arm = page::Sheet::read(options.folder, "leads.csv").text(0, "first");
    std::vector<std::string_view> names;
    std::size_t place = facts.arms.size();
    for (std::size_t a = 0; a < facts.arms.size(); ++a) {
        names.push_back(facts.arms[a].name);
        if (facts.arms[a].name == arm) place = a;
    }
    if (place == facts.arms.size())
        refuse_question(options.arm_place, fmt::format("the comparison has no arm '{}'", arm),
                        problems::suggestion(arm, names));
    auto const seed = options.seed.value_or(facts.seeds.front());
    auto const runs = page::Sheet::read(options.folder, "runs.csv");
    Kept kept{(fs::path(options.folder) / fmt::format("arm-{}.toml", place + 1)).string(),
              {},
              facts.version,
              "",
              arm};
    for (std::size_t i = 0; i < runs.size(); ++i)
        if (runs.text(i, "arm") == arm && runs.text(i, "seed") == fmt::format("{}", seed))
            kept.digest = runs.text(i, "digest");
    if (kept.digest.empty())
        refuse_question(
            {options.folder, 1, 1}, fmt::format("the comparison has no run of seed {}", seed),
            fmt::format("its seeds are {} to {}", facts.seeds.front(), facts.seeds.back()));
    kept.overrides.seed = seed;
    kept.overrides.weeks = facts.weeks;
    return kept;
}

org::PersonId find_person(WhyOptions const& options, org::Organisation const& organisation) {
    auto const& wanted = options.team.empty() ? options.person : options.team;
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < organisation.headcount(); ++i) {
        auto const who = org::person(i);
        if (organisation.id(who) == wanted) {
            if (!options.team.empty() && organisation.hierarchy.span_of(who) == 0)
                refuse_question(options.who_place, fmt::format("nobody reports to '{}'", wanted),
                                "name a manager, or ask about --person " + wanted);
            return who;
        }
        ids.push_back(organisation.id(who));
    }
    refuse_question(options.who_place, fmt::format("there is no person '{}'", wanted),
                    problems::suggestion(wanted, ids));
}

}  // namespace

int why(WhyOptions const& options) {
    std::error_code error;
    bool const is_study = fs::exists(fs::path(options.folder) / "study.json", error);
    auto const kept = is_study ? run_of_study(options) : run_of_folder(options);
    auto const scenario = scenario::load(kept.scenario, kept.overrides);
    auto const model = std::make_shared<engine::Model const>(scenario.model);
    if (model->bare_contagion())
        refuse_question({kept.scenario, 1, 1}, "bare contagion has no ladder and one cause",
                        "ask about a run of a whole scenario");
    auto const who = find_person(options, *model->organisation);
    parallel::Workers const workers(options.threads);

    engine::Simulation run(model, workers);
    run.log_causes(options.causes_weeks);
    reasons::PersonWatch watch(who, options.causes_weeks);
    {
        Interruption const interruption;
        Progress progress("running again, causes noted", "weeks", model->weeks,
                          voice(options.quiet));
        while (!run.finished()) {
            if (interruption.requested()) return exit_interrupted;
            run.step(workers);
            watch.note(run);
            progress.set_done(run.week());
        }
    }
    if (report::digest_text(run.digest()) != kept.digest) {
        remark(
            fmt::format("{}: the run came out differently from the one in the folder (made by "
                        "version {}, this is {}), so that its causes would not be those",
                        options.folder, kept.version, engine::version()));
        return exit_failed;
    }
    auto const sentences =
        options.team.empty() ? reasons::tell_person(run, watch) : reasons::tell_team(run, who);
    if (options.format == Format::json) {
        nlohmann::ordered_json json;
        json["folder"] = options.folder;
        if (is_study) json["arm"] = kept.arm;
        json["seed"] = model->seed;
        json[options.team.empty() ? "person" : "team"] = model->organisation->id(who);
        json["sentences"] = sentences;
        say(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
        return exit_done;
    }
    std::string text;
    if (is_study) text = fmt::format("{}, seed {}\n", problems::visible(kept.arm), model->seed);
    for (auto const& one : sentences) text += report::wrapped(problems::visible(one), 0);
    say(text);
    return exit_done;
}

}  // namespace diorama::cli
