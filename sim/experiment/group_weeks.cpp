#include "experiment/group_weeks.hpp"

namespace diorama::experiment {

namespace {

/// Sums over the present people of one group.
struct Standings {
    std::uint32_t people = 0, uses = 0, integrated = 0;
    double energy = 0.0;
};

void add_line(std::uint32_t week, std::size_t group, Standings const& sum,
              std::vector<GroupWeek>& lines) {
    auto const people = static_cast<float>(sum.people);
    GroupWeek line{.week = week, .group = static_cast<std::uint32_t>(group), .people = sum.people};
    if (sum.people > 0) {
        line.using_share =
            static_cast<float>(sum.uses) / (people * static_cast<float>(people::practice_count));
        line.integrated_share = static_cast<float>(sum.integrated) / people;
        line.energy = static_cast<float>(sum.energy) / people;
    }
    lines.push_back(line);
}

}  // namespace

void watch(engine::Simulation const& run, Watch const& how, GroupCourses& courses) {
    auto const& people = run.world().people;
    auto const& lines = *run.world().hierarchy;
    std::vector<Standings> departments(run.model().organisation->department_names.size());
    bool const with_teams = lines.leaders.size() <= how.most_teams;
    std::vector<Standings> teams(with_teams ? people.headcount() : 0);
    for (std::size_t i = 0; i < people.headcount(); ++i) {
        auto const standing = people.standings[i];
        if (!standing.present()) continue;
        auto const add = [&](Standings& sum) {
            ++sum.people;
            sum.uses += standing.uses_count();
            sum.integrated += standing.integrated() ? 1U : 0U;
            sum.energy += static_cast<double>(people.energy[i]);
        };
        add(departments[people.departments[i]]);
        auto const manager = lines.managers_of[i];
        if (with_teams && manager != org::no_person) add(teams[org::row(manager)]);
    }
    for (std::size_t d = 0; d < departments.size(); ++d)
        add_line(run.week(), d, departments[d], courses.departments);
    for (std::size_t i = 0; i < teams.size(); ++i)
        if (teams[i].people > 0) add_line(run.week(), i, teams[i], courses.teams);
}

}  // namespace diorama::experiment
