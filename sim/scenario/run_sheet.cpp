#include "scenario/run_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "mechanisms/reference.hpp"
#include "scenario/document.hpp"
#include "scenario/key_hints.hpp"
#include "scenario/layers.hpp"
#include "scenario/run_sheet_steps.hpp"
#include "scenario/source_text.hpp"
#include "scenario/study.hpp"

namespace diorama::scenario {

namespace {

constexpr std::size_t most_levers = 5, most_charts = 3, most_presets = 5, most_steps = 200;

/// The scenario, or the arms of the study, that the sheet is about.
/// Returns  nothing after adding what is wrong there
std::optional<SheetSubject> read_subject(RunSheet const& sheet, problems::Problems& problems) {
    SheetSubject subject;
    try {
        if (is_study(sheet.scenario)) {
            auto study = load_study(sheet.scenario);
            for (auto const& arm : study.arms) subject.branches.push_back(arm.name);
            subject.model = std::move(study.arms.front().scenario.model);
        } else {
            auto scenario = load(sheet.scenario);
            subject.branches.push_back(scenario.name);
            subject.model = std::move(scenario.model);
        }
    } catch (problems::InputError const& error) {
        for (auto const& one : error.problems()) problems.add(one.place, one.what, one.instead);
        return std::nullopt;
    }
    subject.measures =
        subject.model.bare_contagion() ? measures::contagion_catalogue() : measures::catalogue();
    return subject;
}

/// A list of names of which each has to be known.
std::vector<std::string> read_names(TableReader& reader, std::string_view key,
                                    std::string_view example, std::size_t most,
                                    std::vector<std::string_view> const& known,
                                    std::string_view noun) {
    std::vector<std::string> names;
    auto const texts = reader.texts(key, example);
    if (!texts) return names;
    if (texts->size() > most)
        reader.problems().add(
            reader.place_of(key),
            fmt::format("{} names {} and the stage has room for {}", key, texts->size(), most),
            "keep those that matter most");
    for (auto const& one : *texts) {
        if (std::find(known.begin(), known.end(), one.text) == known.end())
            reader.problems().add(one.place, fmt::format("no {} is called '{}'", noun, one.text),
                                  suggest(one.text, known));
        names.push_back(one.text);
    }
    return names;
}

void read_stage(TableReader& top, SheetSubject const& subject, RunSheet& sheet) {
    auto const paths = mechanisms::parameter_paths();
    std::vector<std::string_view> measures;
    for (auto const& one : subject.measures) measures.push_back(one.name);
    sheet.levers = read_names(top, "levers", R"(levers = ["leadership.hierarchy_load"])",
                              most_levers, {paths.begin(), paths.end()}, "parameter");
    sheet.charts = read_names(top, "charts", R"(charts = ["using", "energy"])", most_charts,
                              measures, "measure");
}

}  // namespace

RunSheet load_run_sheet(std::string const& path) {
    problems::Problems problems;
    auto const table = read_document(path, std::nullopt, problems);
    problems.throw_if_any();
    RunSheet sheet;
    sheet.file = path;
    TableReader top(&*table, "", problems);
    sheet.name = top.text("name").value_or(std::filesystem::path(path).stem().string());
    sheet.description = top.text("description").value_or("");
    top.require("scenario", {path, 1, 1}, R"(scenario = "../retailer.toml")");
    if (top.text("scenario")) sheet.scenario = located_path(*top.value("scenario"));
    // Without its subject a sheet's names mean nothing, so that is told first and alone.
    problems.throw_if_any();
    auto const subject = read_subject(sheet, problems);
    problems.throw_if_any();
    read_stage(top, *subject, sheet);
    sheet.presets = read_presets(top, *subject);
    if (sheet.presets.size() > most_presets)
        problems.add(top.place_of("preset"), "there are keys for five presets",
                     "keep the five that matter most");
    sheet.steps = read_steps(top, *subject, sheet.presets);
    if (sheet.steps.empty() && problems.empty())
        problems.add({path, 1, 1}, "a run sheet without steps has nothing to run",
                     R"(write [[step]] with do = "say" and a text)");
    if (sheet.steps.size() > most_steps)
        problems.add({path, 1, 1}, fmt::format("there are {} steps", sheet.steps.size()),
                     fmt::format("a sheet has at most {}", most_steps));
    top.complain_of_unknown();
    problems.throw_if_any();
    for (auto const& step : sheet.steps) sheet.minutes += step.minutes;
    return sheet;
}

bool is_run_sheet(std::string const& path) {
    problems::Problems problems;
    if (auto const table = read_document(path, std::nullopt, problems))
        return table->find("step") != nullptr;
    std::string text;
    return !read_text(path, text) &&
           (text.starts_with("[[step]]") || text.find("\n[[step]]") != std::string::npos);
}

}  // namespace diorama::scenario
