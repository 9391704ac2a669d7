#pragma once
#include <optional>
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

/// Ways that charts and tables show: with more, neither lines nor colours can be told apart.
inline constexpr std::size_t most_shown_ways = 8;

/// A result folder of `compare`, read back.
struct StudyFolder {
    std::string path;
    std::string version, commit, study, description, baseline, command, measure;
    Number weeks, seed_count, first_seed, last_seed, planned_seeds, leader_hour_rate;
    Number planned_knock_outs, planned_draws;
    std::vector<ArmLine> arms;  ///< all, in the study's order
    /// The same, or of more than most_shown_ways the baseline and those that are best by `measure`
    /// in the last week.
    std::vector<ArmLine> shown;
    Sheets sheets;

    /// As Sheets::find().
    Sheet const* find(std::string_view file) const { return sheets.find(file); }
    std::size_t colour_of(std::string_view arm) const;
    std::uint32_t last_week() const { return static_cast<std::uint32_t>(weeks.value); }
    bool shows_all() const { return shown.size() == arms.size(); }
    bool shows(std::string_view arm) const;
    /// The row of results.csv about an arm and a measure in the last week, or nothing.
    std::optional<std::size_t> result_row(std::string_view arm, std::string_view measure) const;
    /// Places in `arms`, the best first: by the mean of `measure` in the last week, in the
    /// direction in which leads.csv counts; in the study's order where there is none.
    std::vector<std::size_t> ranked() const;
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
