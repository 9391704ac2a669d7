#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "batch/experiment.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "problems/visible.hpp"
#include "scenario/run_sheet.hpp"
#include "scenario/study.hpp"

namespace diorama::cli {

namespace {

struct Found {
    std::string what;  ///< one line
    std::vector<std::string> notes;
};

Found describe(scenario::Scenario const& one) {
    return {fmt::format("scenario {}: {} people, {} weeks, {} {}", problems::visible(one.name),
                        one.model.organisation->headcount(), one.model.weeks,
                        one.model.events.size(), one.model.events.size() == 1 ? "event" : "events"),
            one.notes};
}

Found describe(scenario::Study const& study) {
    Found found;
    found.what = fmt::format("study {}: {} arms, {} seeds each, {} expectations",
                             problems::visible(study.name), study.arms.size(), study.replicates,
                             study.expectations.size());
    found.notes = study.notes;
    // Arms that share an organisation share most notes: each is said once.
    for (auto const& arm : study.arms)
        for (auto const& note : arm.scenario.notes)
            if (std::find(found.notes.begin(), found.notes.end(), note) == found.notes.end())
                found.notes.push_back(note);
    return found;
}

Found describe(batch::Experiment const& experiment) {
    auto found = describe(experiment.study);
    found.what = fmt::format(
        "experiment {}: {} points x {} arms x {} replicates = {} runs",
        problems::visible(experiment.name), experiment.points.size(), experiment.study.arms.size(),
        experiment.replicates,
        experiment.points.size() * experiment.study.arms.size() * experiment.replicates);
    return found;
}

Found describe(scenario::RunSheet const& sheet) {
    return {
        fmt::format("run sheet {}: {} {}, {:g} minutes, about {}", problems::visible(sheet.name),
                    sheet.steps.size(), sheet.steps.size() == 1 ? "step" : "steps", sheet.minutes,
                    problems::visible(sheet.scenario)),
        {}};
}

/// A run sheet is held against what it is about as that is written, and as the viewer opens it.
scenario::RunSheet read_run_sheet(CheckOptions const& options) {
    problems::Problems problems;
    for (auto const& [option, place] : options.asked)
        problems.add(place, fmt::format("a run sheet takes no {}", option),
                     "leave it out, or change the scenario that the sheet names");
    problems.throw_if_any();
    return scenario::load_run_sheet(options.file);
}

Found read_and_describe(CheckOptions const& options) {
    auto const& overrides = options.common.overrides;
    if (scenario::is_run_sheet(options.file)) return describe(read_run_sheet(options));
    if (batch::is_experiment(options.file))
        return describe(batch::read_experiment(options.file, overrides));
    if (scenario::is_study(options.file))
        return describe(scenario::load_study(options.file, overrides));
    return describe(scenario::load(options.file, overrides));
}

}  // namespace

int check(CheckOptions const& options) {
    Found found;
    {
        Progress const progress(
            "reading " + options.file, "", 0,
            options.common.quiet ? Progress::Voice::silent : Progress::Voice::speaking);
        found = read_and_describe(options);
    }
    if (options.common.format == Format::json) {
        nlohmann::ordered_json json;
        json["problems"] = nlohmann::ordered_json::array();
        json["found"] = found.what;
        json["notes"] = found.notes;
        say(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
        return exit_done;
    }
    std::string text = fmt::format("ok: {}\n", found.what);
    for (auto const& note : found.notes) text += fmt::format("note: {}\n", problems::visible(note));
    say(text);
    return exit_done;
}

}  // namespace diorama::cli
