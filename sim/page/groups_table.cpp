#include <cmath>
#include <map>
#include <utility>

#include "experiment/paired_runs.hpp"
#include "page/study_lines.hpp"

namespace diorama::page {

namespace {

using experiment::GroupWeek;

/// Means over the seeds in which anybody was in the group.
struct GroupMean {
    double people = 0.0, using_share = 0.0, integrated_share = 0.0, energy = 0.0;
    std::uint32_t seeds = 0;

    void add(GroupWeek const& one) {
        if (one.people == 0) return;
        people += one.people;
        using_share += static_cast<double>(one.using_share);
        integrated_share += static_cast<double>(one.integrated_share);
        energy += static_cast<double>(one.energy);
        ++seeds;
    }
};
using GroupMeans = std::map<std::pair<std::uint32_t, std::uint32_t>, GroupMean>;  ///< group, week

/// Three decimals: a heat map shows no more, and the page stays small.
double three_decimals(double value) { return std::round(value * 1e3) / 1e3; }

GroupMeans means_of(std::vector<experiment::RunResult const*> const& runs,
                    std::vector<GroupWeek> experiment::GroupCourses::*kind) {
    GroupMeans means;
    for (auto const* run : runs)
        for (auto const& one : run->groups.*kind) means[{one.group, one.week}].add(one);
    return means;
}

void write_kind(std::string_view arm, std::string_view level, GroupMeans const& means,
                org::Organisation const& organisation, StudyLines& lines) {
    for (auto const& [key, mean] : means) {
        if (mean.seeds == 0) continue;
        bool const is_team = level == "team";
        auto const department = is_team ? organisation.departments[key.first] : key.first;
        auto const over = [&](double sum) { return three_decimals(sum / mean.seeds); };
        lines.line(arm, level,
                   is_team ? organisation.id(org::person(key.first)) : std::string_view{},
                   organisation.department_names[department], key.second, over(mean.people),
                   over(mean.using_share), over(mean.integrated_share), over(mean.energy));
    }
}

}  // namespace

void write_groups(StudyResult const& result, std::ostream& out) {
    experiment::PairedRuns const runs(result.study, result.runs);
    StudyLines lines(result, out, "arm,level,team,department,week,people,using,integrated,energy");
    for (std::size_t arm = 0; arm < runs.arms(); ++arm) {
        auto const& organisation = *result.study.arms[arm].scenario.model.organisation;
        for (auto const& [level, kind] :
             {std::pair{"department", &experiment::GroupCourses::departments},
              std::pair{"team", &experiment::GroupCourses::teams}})
            write_kind(lines.arm(arm), level, means_of(runs.of(arm), kind), organisation, lines);
    }
}

}  // namespace diorama::page
