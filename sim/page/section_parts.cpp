#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

void thin_out(std::vector<ChartLine>& lines, std::size_t most_points) {
    std::size_t count = 0;
    for (auto const& line : lines) count += line.points.size();
    std::size_t const stride = (count + most_points - 1) / most_points;
    if (stride <= 1) return;
    for (auto& line : lines) {
        std::vector<ChartPoint> kept;
        for (std::size_t i = 0; i < line.points.size(); ++i)
            if (i % stride == 0 || i + 1 == line.points.size()) kept.push_back(line.points[i]);
        line.points = std::move(kept);
    }
}

std::vector<ChartLine> lines_of(StudyFolder const& folder, std::string_view measure) {
    std::vector<ChartLine> lines;
    for (auto const& arm : folder.shown) {
        ChartLine line{arm.name, folder.colour_of(arm.name), {}};
        for (auto const& point : course_of(folder, arm.name, measure))
            line.points.push_back({point.week.value, point.mean, point.run_low, point.run_high});
        if (!line.points.empty()) lines.push_back(std::move(line));
    }
    thin_out(lines);
    return lines;
}

std::vector<ChartLine> difference_lines_of(StudyFolder const& folder, std::string_view measure) {
    std::vector<ChartLine> lines;
    for (auto const& arm : folder.shown) {
        if (arm.name == folder.baseline) continue;
        ChartLine line{arm.name, folder.colour_of(arm.name), {}};
        for (auto const& point : course_of(folder, arm.name, measure))
            line.points.push_back(
                {point.week.value, point.difference, point.difference_low, point.difference_high});
        if (!line.points.empty()) lines.push_back(std::move(line));
    }
    thin_out(lines);
    return lines;
}

std::vector<std::pair<std::string, std::size_t>> legend_of(StudyFolder const& folder) {
    std::vector<std::pair<std::string, std::size_t>> legend;
    for (auto const& arm : folder.shown) legend.emplace_back(arm.name, folder.colour_of(arm.name));
    return legend;
}

Table years_table(StudyFolder const& folder, std::string caption,
                  std::vector<std::pair<std::string, std::string>> const& measures_and_titles) {
    Table table;
    table.caption = std::move(caption);
    table.folded = true;
    table.text_columns = 1;
    table.head = {"Way", "Week"};
    for (auto const& [measure, title] : measures_and_titles) table.head.push_back(title);
    auto const step = year_step(folder.weeks.value);
    for (auto const& arm : folder.shown) {
        std::vector<std::vector<CoursePoint>> courses;
        for (auto const& [measure, title] : measures_and_titles)
            courses.push_back(course_of(folder, arm.name, measure));
        if (courses.empty() || courses.front().empty()) continue;
        for (std::size_t i = 0; i < courses.front().size(); ++i) {
            auto const& at = courses.front()[i];
            // The ends of years, and the last week.
            if (std::fmod(at.week.value, step) != 0.0 && i + 1 < courses.front().size()) continue;
            std::vector<Prose> row{prose(arm.name), prose(plain_span(at.week, 0))};
            for (std::size_t m = 0; m < courses.size(); ++m) {
                auto const unit = unit_of(folder, measures_and_titles[m].first);
                row.push_back(
                    i < courses[m].size()
                        ? prose(number_span(courses[m][i].mean, unit), " ",
                                interval_prose(courses[m][i].low, courses[m][i].high, unit))
                        : Prose{});
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

Figure lines_figure(StudyFolder const& folder, std::string id, std::string title, Prose caption,
                    std::vector<std::tuple<std::string, std::string, AxisKind>> const& panels,
                    bool from_zero) {
    Figure figure;
    figure.id = std::move(id);
    figure.title = std::move(title);
    figure.caption = std::move(caption);
    figure.legend = legend_of(folder);
    std::vector<std::pair<std::string, std::string>> measures;
    for (auto const& [measure, panel_title, axis] : panels) {
        auto lines = lines_of(folder, measure);
        if (lines.empty()) continue;
        figure.panels.push_back(LineChart{panel_title, "", axis, from_zero, std::move(lines)});
        measures.emplace_back(measure, panel_title);
    }
    figure.table = years_table(folder, figure.title + ", as numbers", measures);
    return figure;
}

std::uint32_t week_of(Sheet const& sheet, std::size_t row) {
    return sheet.whole_number(row, "week");
}

std::uint32_t heat_step(std::uint32_t weeks) { return year_step(weeks) / 4; }

std::string heat_column_words(std::uint32_t step) {
    return step == 13 ? "A column is a quarter of a year."
                      : fmt::format("A column is {} weeks.", step);
}

std::vector<std::size_t> most_needed(Sheet const& leaders, std::vector<std::size_t> rows,
                                     std::size_t most) {
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        return leaders.number(a, "required_sessions").value >
               leaders.number(b, "required_sessions").value;
    });
    rows.resize(std::min(rows.size(), most));
    return rows;
}

std::string unit_of(StudyFolder const& folder, std::string_view measure) {
    for (auto const* file : {"results.csv", "courses.csv"})
        if (auto const* sheet = folder.find(file))
            for (std::size_t i = 0; i < sheet->size(); ++i)
                if (sheet->text(i, "measure") == measure)
                    return std::string(sheet->text(i, "unit"));
    return "share";
}

std::string measure_words(std::string_view measure) {
    constexpr std::pair<std::string_view, std::string_view> known[] = {
        {"integrated", "people who use all three practices of their own accord"},
        {"using", "people using a practice (mean over the three)"},
        {"trust", "trust in the leadership"},
        {"energy", "energy"},
        {"tool_quality", "quality of the digital tools"},
        {"leader_change_hours", "hours of leaders spent on the change"},
        {"decisions_defaulted", "decisions made by default in the last week"},
        {"adopted_share", "people who have adopted"},
        {"adopted", "people who have adopted"}};
    for (auto const& [name, words] : known)
        if (name == measure) return std::string(words);
    return spaced(measure);
}

std::string timing_words(std::string_view area, std::string_view activity) {
    if (area.empty()) return "whole programme";
    return activity.empty() ? std::string(area) : fmt::format("{}: {}", area, activity);
}

}  // namespace diorama::page
