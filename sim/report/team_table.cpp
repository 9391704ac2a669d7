#include "report/team_table.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "mechanisms/hotspots.hpp"
#include "mechanisms/net_energy.hpp"
#include "report/csv_lines.hpp"

namespace diorama::report {

namespace {

using mechanisms::EnergyKind;

/// Sums over the people of one group.
struct Group {
    std::uint32_t people = 0, integrated = 0, energised = 0, drained = 0;
    std::uint32_t uses = 0;  ///< person-practices
    double energy = 0.0, net_energy = 0.0, trust = 0.0;
    std::array<std::uint32_t, mechanisms::energy_kind_names.size()> kinds{};

    void add(people::People const& all, std::size_t i, float net, EnergyKind kind) {
        auto const standing = all.standings[i];
        ++people;
        integrated += standing.integrated() ? 1U : 0U;
        energised += all.energy[i] >= mechanisms::pole_energy ? 1U : 0U;
        drained += all.energy[i] <= -mechanisms::pole_energy ? 1U : 0U;
        for (std::size_t p = 0; p < people::practice_count; ++p) uses += standing.uses(p) ? 1U : 0U;
        energy += static_cast<double>(all.energy[i]);
        net_energy += static_cast<double>(net);
        trust += static_cast<double>(all.trust[i]);
        ++kinds[static_cast<std::size_t>(kind)];
    }
};

/// A group that nobody is in has no means: the cells stay empty.
void write_group(std::string_view level, std::string_view id, std::string_view department,
                 Group const& group, Lines& lines) {
    lines.word(level);
    lines.text(id);
    lines.text(department);
    lines.cell(group.people);
    lines.cell(static_cast<double>(group.uses) /
               (static_cast<double>(people::practice_count) * group.people));
    for (double const sum :
         {static_cast<double>(group.integrated), group.energy, group.net_energy, group.trust})
        lines.cell(sum / group.people);
    for (auto const count : {group.energised, group.drained}) lines.cell(count);
    for (std::size_t kind = 1; kind < group.kinds.size(); ++kind) lines.cell(group.kinds[kind]);
    lines.end();
}

}  // namespace

void write_teams(engine::Simulation const& run, charts::Names, std::ostream& out) {
    auto const& organisation = *run.model().organisation;
    auto const& world = run.world();
    auto const& lines_of = *world.hierarchy;
    auto const net = mechanisms::net_energy(world.people, world.ties);
    auto const kinds = mechanisms::energy_kinds(world.people, world.ties, net);
    Group whole;
    std::vector<Group> departments(organisation.department_names.size());
    std::vector<Group> teams(lines_of.leaders.size());
    for (std::size_t i = 0; i < world.people.headcount(); ++i) {
        if (!world.people.standings[i].present()) continue;
        whole.add(world.people, i, net[i], kinds[i]);
        departments[world.people.departments[i]].add(world.people, i, net[i], kinds[i]);
        if (auto const manager = lines_of.managers_of[i]; manager != org::no_person)
            teams[lines_of.leader_index[org::row(manager)]].add(world.people, i, net[i], kinds[i]);
    }
    Lines lines(out);
    lines.word(
        "level,id,department,people,using,integrated,energy,net_energy,trust,energised,drained");
    for (std::size_t kind = 1; kind < mechanisms::energy_kind_names.size(); ++kind)
        lines.word(mechanisms::energy_kind_names[kind]);
    lines.end();
    write_group("organisation", "", "", whole, lines);
    for (std::size_t d = 0; d < departments.size(); ++d)
        write_group("department", "", organisation.department_names[d], departments[d], lines);
    auto leaders = lines_of.leaders;
    std::sort(leaders.begin(), leaders.end());
    for (auto const manager : leaders)
        write_group("team", organisation.id(manager),
                    organisation.department_names[world.people.departments[org::row(manager)]],
                    teams[lines_of.leader_index[org::row(manager)]], lines);
}

}  // namespace diorama::report
