#pragma once
#include <functional>
#include <iosfwd>
#include <string_view>
#include <vector>

#include "experiment/compare.hpp"
#include "experiment/comparison.hpp"
#include "page/study_facts.hpp"
#include "reasons/assumptions.hpp"
#include "reasons/bottlenecks.hpp"
#include "scenario/study.hpp"

/// The tables that a page needs beside those of a comparison. Whatever stands on the page stands in
/// a table first: the page is made from files alone (folder.hpp).
namespace diorama::page {

/// How departments and teams are watched for a page: by the quarter.
inline constexpr experiment::Watch page_watch{.every_weeks = 13};

/// What a study left behind, for its tables.
struct StudyResult {
    scenario::Study const& study;
    experiment::StudyRuns const& runs;
    experiment::Comparison const& comparison;
    reasons::Bottlenecks const* bottlenecks = nullptr;  ///< null: not asked for
    reasons::Assumptions const* assumptions = nullptr;
    StudyFacts const& facts;
};

/// One CSV file. Lines, numbers and texts as those of report::ComparisonTable.
struct StudyTable {
    std::string_view file;
    void (*write)(StudyResult const& result, std::ostream& out);
    bool (*is_there)(StudyResult const& result);  ///< whether there is anything to write
};

/// leads.csv, courses.csv, groups.csv, leaders.csv, money.csv, differences.csv, bottlenecks.csv,
/// assumptions.csv.
std::vector<StudyTable> const& study_tables();

// Parts of study_tables(), one a file.
void write_leads(StudyResult const& result, std::ostream& out);
void write_courses(StudyResult const& result, std::ostream& out);
void write_groups(StudyResult const& result, std::ostream& out);
void write_leader_hours(StudyResult const& result, std::ostream& out);
void write_money(StudyResult const& result, std::ostream& out);
void write_differences(StudyResult const& result, std::ostream& out);
void write_bottlenecks(reasons::Bottlenecks const& found, scenario::Study const& study,
                       std::ostream& out);
void write_assumptions(StudyResult const& result, std::ostream& out);

}  // namespace diorama::page
