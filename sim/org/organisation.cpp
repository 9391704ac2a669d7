#include "org/organisation.hpp"

#include <cassert>
#include <limits>

namespace diorama::org {
namespace {

void lay_out_reports(Hierarchy& hierarchy) {
    std::size_t const headcount = hierarchy.headcount();
    hierarchy.report_offsets.assign(headcount + 1, 0);
    for (std::size_t i = 0; i < headcount; ++i) {
        PersonId const manager = hierarchy.managers_of[i];
        if (manager == no_person) {
            hierarchy.roots.push_back(person(i));
            continue;
        }
        assert(row(manager) < headcount);
        ++hierarchy.report_offsets[row(manager) + 1];
    }
    for (std::size_t i = 0; i < headcount; ++i)
        hierarchy.report_offsets[i + 1] += hierarchy.report_offsets[i];
    hierarchy.reports.resize(headcount - hierarchy.roots.size());
    std::vector<std::uint32_t> next(hierarchy.report_offsets.begin(),
                                    hierarchy.report_offsets.end() - 1);
    for (std::size_t i = 0; i < headcount; ++i)
        if (PersonId const manager = hierarchy.managers_of[i]; manager != no_person)
            hierarchy.reports[next[row(manager)]++] = person(i);
}

/// Returns  how many people hang below a root: fewer than everyone means a cycle
std::size_t measure_depths(Hierarchy& hierarchy) {
    hierarchy.depths.assign(hierarchy.headcount(), 0);
    std::vector<PersonId> layer = hierarchy.roots;
    std::vector<PersonId> below;
    std::size_t reached = 0;
    for (std::size_t depth = 0; !layer.empty(); ++depth) {
        assert(depth <= std::numeric_limits<std::uint16_t>::max());
        reached += layer.size();
        below.clear();
        for (PersonId const i : layer) {
            hierarchy.depths[row(i)] = static_cast<std::uint16_t>(depth);
            auto const reports = hierarchy.reports_of(i);
            below.insert(below.end(), reports.begin(), reports.end());
        }
        layer.swap(below);
    }
    return reached;
}

/// A counting sort by depth keeps row order within a layer.
void rank_leaders(Hierarchy& hierarchy) {
    std::size_t const headcount = hierarchy.headcount();
    std::vector<std::uint32_t> first_at_depth;
    for (std::size_t i = 0; i < headcount; ++i) {
        if (hierarchy.span_of(person(i)) == 0) continue;
        std::size_t const depth = hierarchy.depths[i];
        if (first_at_depth.size() < depth + 2) first_at_depth.resize(depth + 2, 0);
        ++first_at_depth[depth + 1];
    }
    for (std::size_t d = 1; d < first_at_depth.size(); ++d)
        first_at_depth[d] += first_at_depth[d - 1];
    hierarchy.leaders.resize(first_at_depth.empty() ? 0 : first_at_depth.back());
    hierarchy.leader_index.assign(headcount, Hierarchy::no_leader);
    for (std::size_t i = 0; i < headcount; ++i) {
        if (hierarchy.span_of(person(i)) == 0) continue;
        std::uint32_t const place = first_at_depth[hierarchy.depths[i]]++;
        hierarchy.leaders[place] = person(i);
        hierarchy.leader_index[i] = place;
    }
}

}  // namespace

Hierarchy make_hierarchy(std::vector<PersonId> managers_of) {
    Hierarchy hierarchy;
    hierarchy.managers_of = std::move(managers_of);
    lay_out_reports(hierarchy);
    [[maybe_unused]] std::size_t const reached = measure_depths(hierarchy);
    assert(reached == hierarchy.headcount() && "a cycle of reporting lines");
    rank_leaders(hierarchy);
    return hierarchy;
}

}  // namespace diorama::org
