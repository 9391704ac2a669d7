#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "org/chart.hpp"
#include "org/ties.hpp"

namespace diorama::org {

/// Who reports to whom, as contiguous rows. A forest: each person has one manager or is a root.
struct Hierarchy {
    std::vector<PersonId> managers_of;          ///< [headcount], no_person = a root
    std::vector<std::uint32_t> report_offsets;  ///< [headcount + 1] into reports
    std::vector<PersonId> reports;      ///< [headcount - roots], grouped by manager, ascending
    std::vector<std::uint16_t> depths;  ///< [headcount], 0 = a root
    std::vector<PersonId> leaders;      ///< everyone with a report, by depth then row
    std::vector<std::uint32_t> leader_index;  ///< [headcount], place in `leaders` or no_leader
    std::vector<PersonId> roots;              ///< ascending

    static constexpr std::uint32_t no_leader = 0xffffffffU;

    std::size_t headcount() const noexcept { return managers_of.size(); }
    std::span<PersonId const> reports_of(PersonId i) const noexcept {
        return {reports.data() + report_offsets[row(i)],
                report_offsets[row(i) + 1] - report_offsets[row(i)]};
    }
    std::size_t span_of(PersonId i) const noexcept { return reports_of(i).size(); }
};

/// Takes    managers_of [headcount]: a forest (no cycle; asserts)
Hierarchy make_hierarchy(std::vector<PersonId> managers_of);

/// An organisation ready to run: the people (filled posts only), their lines, ties, departments.
struct Organisation {
    Chart chart;                                ///< as read; rows are posts
    std::vector<std::uint32_t> posts;           ///< [headcount], the chart's row of each person;
                                                ///< none where every post is filled
    Hierarchy hierarchy;                        ///< vacancies skipped: next filled manager above
    std::vector<std::uint16_t> departments;     ///< [headcount], index into department_names
    std::vector<std::string> department_names;  ///< at least one
    bool departments_derived = false;           ///< true: no column; each root's report heads one
    Ties ties;                                  ///< community ties
    bool ties_generated = false;

    std::size_t headcount() const noexcept { return hierarchy.headcount(); }
    /// The chart's row of this person.
    std::size_t post(PersonId i) const noexcept { return posts.empty() ? row(i) : posts[row(i)]; }
    std::string_view id(PersonId i) const { return chart.ids[post(i)]; }
    std::string_view title(PersonId i) const { return chart.titles[post(i)]; }
};

/// Drops vacant posts (their reports go to the next filled manager above; a vacancy without one
/// makes roots), takes the strongest of several lines (the first, solid one; matrix lines become
/// ties), and derives departments where the chart names none.
/// Takes    chart: no cycle, no unknown manager, at most 65,535 departments (the reader checked)
/// Returns  an organisation whose only ties are its matrix lines
Organisation assemble(Chart chart);

}  // namespace diorama::org
