#pragma once
#include <optional>
#include <string>
#include <tuple>

#include "page/document.hpp"
#include "page/folder.hpp"

/// The sections of a study's page, one function each; nothing where the folder does not tell.
namespace diorama::page {

/// Who is ahead, how sure that is, by when and at what price. Its words follow these rules, which
/// stand on the page too:
///  - the ways are ordered by the mean of the study's first measure in the last week;
///  - the first is ahead of the second where the 95 % interval of their difference, seed by seed,
///    leaves out 0; it is clearly ahead where it is best in 95 % of the seeds or more too;
///  - anything else is undecided, and so is a single seed;
///  - where other assumptions were tried and the share of them that keeps the order may be below
///    95 % (its interval reaches below), the headline says that it hangs on the assumptions.
Section verdict_section(StudyFolder const& folder, std::string& headline);
Section ways_section(StudyFolder const& folder);
std::optional<Section> adoption_section(StudyFolder const& folder);
std::optional<Section> where_section(StudyFolder const& folder);
std::optional<Section> people_section(StudyFolder const& folder);
std::optional<Section> leaders_section(StudyFolder const& folder);
std::optional<Section> timing_section(StudyFolder const& folder);
std::optional<Section> customers_section(StudyFolder const& folder);
std::optional<Section> money_section(StudyFolder const& folder);
std::optional<Section> bottlenecks_section(StudyFolder const& folder);
std::optional<Section> assumptions_section(StudyFolder const& folder);
std::optional<Section> expectations_section(StudyFolder const& folder);
Section origin_section(StudyFolder const& folder);

/// All of them.
Document compose(StudyFolder const& folder);

// For several sections.

/// Draws fewer points where all lines together have too many (usually four ways over three years);
/// the tables have all of them.
void thin_out(std::vector<ChartLine>& lines, std::size_t most_points = 640);
/// A line a way of one measure, its band nine runs of ten. Empty where courses.csv has it not.
std::vector<ChartLine> lines_of(StudyFolder const& folder, std::string_view measure);
/// The same of the difference to the baseline, its band the 95 % interval.
std::vector<ChartLine> difference_lines_of(StudyFolder const& folder, std::string_view measure);
std::vector<std::pair<std::string, std::size_t>> legend_of(StudyFolder const& folder);
/// Rows of years' ends: a column for each measure, a row for each way and year.
Table years_table(StudyFolder const& folder, std::string caption,
                  std::vector<std::pair<std::string, std::string>> const& measures_and_titles);
/// A panel for each of these measures that courses.csv has, a line a way, and the table of years.
Figure lines_figure(StudyFolder const& folder, std::string id, std::string title, Prose caption,
                    std::vector<std::tuple<std::string, std::string, AxisKind>> const& panels,
                    bool from_zero);
/// The week of a row.
/// Errors   throws problems::InputError where the cell holds no week
std::uint32_t week_of(Sheet const& sheet, std::size_t row);
/// Rows of a table of leaders, those first who were needed in most sessions.
std::vector<std::size_t> most_needed(Sheet const& leaders, std::vector<std::size_t> rows,
                                     std::size_t most);
/// Lines of a long table, of all ways together.
inline constexpr std::size_t told_leaders = 200, told_groups = 200;
/// Weeks from one column of a heat map to the next: a quarter, or more where ten years are not
/// enough.
std::uint32_t heat_step(std::uint32_t weeks);
/// `A column is a quarter of a year.`
std::string heat_column_words(std::uint32_t step);
/// Rows of all heat maps of a page together: beyond that a row is a department, and of departments
/// the first ones.
inline constexpr std::size_t most_heat_rows = 1600;

/// What a measure of results.csv or courses.csv is counted in.
std::string unit_of(StudyFolder const& folder, std::string_view measure);
/// `integrated` as people say it.
std::string measure_words(std::string_view measure);
std::string timing_words(std::string_view area, std::string_view activity);

}  // namespace diorama::page
