#include "experiment/compared_measures.hpp"

#include <array>

#include "problems/problem.hpp"

namespace diorama::experiment {

namespace {

constexpr std::array<std::string_view, 7> told_first{
    "integrated", "using", "leader_change_hours", "trust", "energy", "adopted_share", "adopted"};

/// The first arm that does not publish the measure, or nullptr.
scenario::Arm const* lacking(scenario::Study const& study, std::string_view measure) {
    for (auto const& arm : study.arms)
        if (!measures::find(published(arm), measure)) return &arm;
    return nullptr;
}

std::string suggestion_for(scenario::Arm const& arm, std::string_view measure) {
    std::vector<std::string_view> names;
    for (auto const& one : published(arm)) names.push_back(one.name);
    return problems::suggestion(measure, names);
}

void check(scenario::Study const& study, std::string const& measure, problems::Place const& place,
           problems::Problems& problems) {
    if (auto const* arm = lacking(study, measure))
        problems.add(place,
                     "arm '" + arm->name + "' does not publish the measure '" + measure + "'",
                     suggestion_for(*arm, measure));
}

}  // namespace

std::span<measures::Measure const> published(scenario::Arm const& arm) {
    return arm.scenario.model.bare_contagion() ? measures::contagion_catalogue()
                                               : measures::catalogue();
}

std::vector<measures::Measure> compared_measures(scenario::Study const& study) {
    problems::Problems problems;
    for (auto const& name : study.measures) check(study, name, {study.name, 0, 0}, problems);
    for (auto const& one : study.expectations) check(study, one.measure, one.place, problems);
    std::vector<std::string_view> names(study.measures.begin(), study.measures.end());
    if (names.empty())
        for (auto const name : told_first)
            if (lacking(study, name) == nullptr) names.push_back(name);
    if (names.empty())
        problems.add({study.name, 0, 0}, "the arms publish no measure in common",
                     "compare bare contagion with bare contagion alone");
    problems.throw_if_any();

    auto const catalogue = published(study.arms.front());
    std::vector<measures::Measure> found;
    for (auto const name : names) found.push_back(catalogue[*measures::find(catalogue, name)]);
    return found;
}

}  // namespace diorama::experiment
