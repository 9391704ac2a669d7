#include "scenario/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "measures/catalogue.hpp"
#include "scenario/arms.hpp"
#include "scenario/expectations.hpp"
#include "scenario/key_hints.hpp"
#include "scenario/loading.hpp"
#include "scenario/source_text.hpp"

namespace diorama::scenario {

namespace {

bool sets(std::vector<Layer> const& layers, std::string_view path) {
    return std::any_of(layers.begin(), layers.end(), [&](Layer const& layer) {
        return std::any_of(layer.begin(), layer.end(),
                           [&](Assignment const& one) { return one.path == path; });
    });
}

std::vector<std::string_view> names_of(std::span<measures::Measure const> list) {
    std::vector<std::string_view> names;
    for (auto const& measure : list) names.push_back(measure.name);
    return names;
}

bool is_bare(Study const& study) {
    return !study.arms.empty() && study.arms.front().scenario.model.bare_contagion();
}

void take_default_measures(Study& study) { study.measures = default_measures(is_bare(study)); }

void read_measures(TableReader& top, std::vector<std::string_view> const& known, Study& study) {
    auto const names = top.texts("measures", R"(measures = ["integrated", "energy"])");
    if (!names) return take_default_measures(study);
    if (names->empty())
        top.problems().add(top.place_of("measures"), "there is nothing to compare",
                           "name a measure, or leave the key out");
    for (auto const& name : *names) {
        if (std::find(known.begin(), known.end(), name.text) == known.end())
            top.problems().add(name.place, fmt::format("no measure is called '{}'", name.text),
                               suggest(name.text, known));
        else if (std::find(study.measures.begin(), study.measures.end(), name.text) !=
                 study.measures.end())
            top.problems().add(name.place, fmt::format("measure '{}' is named twice", name.text),
                               "name it once");
        study.measures.push_back(name.text);
    }
}

void read_rest(TableReader& top, bool sound, bool weeks_from_outside, Study& study) {
    auto known = names_of(measures::catalogue());
    if (is_bare(study)) known = names_of(measures::contagion_catalogue());
    if (auto const read = top.whole("replicates", 1, 1000000, "runs"))
        study.replicates = static_cast<std::uint32_t>(*read);
    if (auto const name = top.text("baseline"))
        study.baseline =
            find_arm(study, *name, top.value("baseline")->place, top.problems()).value_or(0);
    if (auto const detail =
            top.choice("timing", {timing_detail_names.begin(), timing_detail_names.end()}))
        study.timing = static_cast<TimingDetail>(*detail);
    // Without the arms nobody knows how long they run and, but for names, what they measure.
    read_measures(top, known, study);
    std::uint32_t const weeks =
        sound && !study.arms.empty() ? study.arms.front().scenario.model.weeks : 5200;
    read_expectations(top, known, weeks, weeks_from_outside, study);
    top.complain_of_unknown();
}

}  // namespace

Study load_study(std::string const& path, Overrides const& overrides) {
    problems::Problems problems;
    auto const table = read_document(path, std::nullopt, problems);
    problems.throw_if_any();
    Study study;
    TableReader top(&*table, "", problems);
    study.name = top.text("name").value_or(std::filesystem::path(path).stem().string());
    study.description = top.text("description").value_or("");
    top.know("seed");
    top.know("weeks");
    auto plans = read_arm_plans(top, problems);
    if (plans.size() < 2)
        problems.add(
            {path, 0, 0},
            fmt::format("a study compares at least two arms and this has {}", plans.size()),
            R"(write [[arm]] with name = "..." and scenario = "....toml", twice or more)");
    for (auto& plan : plans) {
        plan.layers.push_back(study_layer(*table));
        plan.layers.push_back(command_line_layer(overrides));
    }
    std::erase_if(plans, [](ArmPlan const& plan) { return plan.path.empty(); });
    OrganisationShelf shelf;
    bool const sound = load_arms(plans, shelf, study, problems);
    bool const shortened = sets({command_line_layer(overrides)}, "weeks");
    read_rest(top, sound, shortened, study);
    problems.throw_if_any();
    return study;
}

Study study_of(std::vector<std::string> const& paths, Overrides const& overrides) {
    problems::Problems problems;
    if (paths.size() < 2)
        problems.add(
            {"command line", 1, 1},
            fmt::format("comparing needs at least two scenarios and there are {}", paths.size()),
            "name a study, or two scenarios or more");
    std::vector<ArmPlan> plans;
    for (auto const& path : paths)
        plans.push_back({path, path, std::nullopt, {command_line_layer(overrides)}});
    Study study;
    OrganisationShelf shelf;
    if (load_arms(plans, shelf, study, problems)) {
        take_default_measures(study);
        std::vector<std::string> names;
        for (auto const& arm : study.arms) names.push_back(arm.scenario.name);
        for (std::size_t k = 0; k < study.arms.size(); ++k) {
            // Scenarios of one name are told apart by their files.
            if (std::count(names.begin(), names.end(), names[k]) == 1)
                study.arms[k].name = names[k];
            study.name += (k == 0 ? "" : " against ") + study.arms[k].name;
        }
    }
    problems.throw_if_any();
    return study;
}

bool is_study(std::string const& path) {
    problems::Problems problems;
    if (auto const table = read_document(path, std::nullopt, problems))
        return table->find("arm") != nullptr;
    // With a syntax error it still matters which of the two was meant.
    std::string text;
    return !read_text(path, text) &&
           (text.starts_with("[[arm]]") || text.find("\n[[arm]]") != std::string::npos);
}

}  // namespace diorama::scenario
