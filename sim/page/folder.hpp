#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "page/sheet.hpp"

namespace diorama::page {

/// What study.json says of one arm, for a page. Counts are numbers of that file.
struct ArmLine {
    std::string name, description, scenario_hash;
    Number people, departments, managers, layers, ties;
    bool ties_generated = false;
};

/// A result folder of `compare`, read back.
struct StudyFolder {
    std::string path;
    std::string version, commit, study, description, baseline, command, measure;
    Number weeks, seed_count, first_seed, last_seed, planned_seeds, leader_hour_rate;
    std::vector<ArmLine> arms;
    Sheets sheets;

    /// As Sheets::find().
    Sheet const* find(std::string_view file) const { return sheets.find(file); }
    std::size_t colour_of(std::string_view arm) const;
};

/// Errors   throws problems::InputError
StudyFolder read_study_folder(std::string const& path);

/// One measure of one arm in courses.csv, week by week.
struct CoursePoint {
    Number week, mean, low, high, run_low, run_high, difference, difference_low, difference_high;
};
std::vector<CoursePoint> course_of(StudyFolder const& folder, std::string_view arm,
                                   std::string_view measure);

}  // namespace diorama::page
