#include "page/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "page/study_facts.hpp"

namespace diorama::page {

namespace {

constexpr std::array<std::string_view, 15> page_tables{
    "results.csv",      "weeks_to.csv", "totals.csv",      "slips.csv",       "timing.csv",
    "expectations.csv", "runs.csv",     "leads.csv",       "courses.csv",     "groups.csv",
    "leaders.csv",      "money.csv",    "differences.csv", "bottlenecks.csv", "assumptions.csv"};

Number fact(double value) { return {value, fmt::format("{}", value), "study.json"}; }
Number fact(std::uint64_t value) { return fact(static_cast<double>(value)); }

}  // namespace

Sheet const* StudyFolder::find(std::string_view file) const {
    auto const found = sheets.find(file);
    return found == sheets.end() || found->second.size() == 0 ? nullptr : &found->second;
}

std::size_t StudyFolder::colour_of(std::string_view arm) const {
    if (arm == baseline) return 0;
    std::size_t colour = 1;
    for (auto const& one : arms) {
        if (one.name == arm) return colour;
        if (one.name != baseline) ++colour;
    }
    return colour;
}

StudyFolder read_study_folder(std::string const& path) {
    auto const facts = read_study_facts((std::filesystem::path(path) / "study.json").string());
    StudyFolder folder;
    folder.path = path;
    folder.version = facts.version;
    folder.commit = facts.commit;
    folder.study = facts.study;
    folder.description = facts.description;
    folder.baseline = facts.baseline;
    folder.command = facts.command;
    folder.measure = facts.measure;
    folder.weeks = fact(std::uint64_t{facts.weeks});
    folder.seed_count = fact(std::uint64_t{facts.seeds.size()});
    folder.first_seed = fact(facts.seeds.front());
    folder.last_seed = fact(facts.seeds.back());
    folder.planned_seeds = fact(facts.planned_seeds);
    folder.leader_hour_rate = fact(facts.leader_hour_rate);
    for (auto const& arm : facts.arms)
        folder.arms.push_back({arm.name, arm.description, arm.scenario_hash, fact(arm.people),
                               fact(arm.departments), fact(arm.managers), fact(arm.layers),
                               fact(arm.ties), arm.ties_generated});
    for (auto const file : page_tables)
        if (std::filesystem::exists(std::filesystem::path(path) / file))
            folder.sheets.emplace(file, Sheet::read(path, std::string(file)));
    return folder;
}

std::vector<CoursePoint> course_of(StudyFolder const& folder, std::string_view arm,
                                   std::string_view measure) {
    std::vector<CoursePoint> course;
    auto const* sheet = folder.find("courses.csv");
    if (sheet == nullptr) return course;
    for (auto const i : rows_where(*sheet, {{"measure", measure}, {"arm", arm}}))
        course.push_back({sheet->number(i, "week"), sheet->number(i, "mean"),
                          sheet->number(i, "low"), sheet->number(i, "high"),
                          sheet->number(i, "run_low"), sheet->number(i, "run_high"),
                          sheet->number(i, "difference"), sheet->number(i, "difference_low"),
                          sheet->number(i, "difference_high")});
    return course;
}

std::vector<std::size_t> rows_where(
    Sheet const& sheet,
    std::vector<std::pair<std::string_view, std::string_view>> const& conditions) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < sheet.size(); ++i)
        if (std::all_of(conditions.begin(), conditions.end(),
                        [&](auto const& one) { return sheet.text(i, one.first) == one.second; }))
            rows.push_back(i);
    return rows;
}

}  // namespace diorama::page
