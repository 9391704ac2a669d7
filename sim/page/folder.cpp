#include "page/folder.hpp"

#include <array>
#include <filesystem>

#include "page/study_facts.hpp"

namespace diorama::page {

namespace {

constexpr std::array<std::string_view, 15> page_tables{
    "results.csv",      "weeks_to.csv", "totals.csv",      "slips.csv",       "timing.csv",
    "expectations.csv", "runs.csv",     "leads.csv",       "courses.csv",     "groups.csv",
    "leaders.csv",      "money.csv",    "differences.csv", "bottlenecks.csv", "assumptions.csv"};

}  // namespace

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
    auto const of_study = [](auto value) { return fact(value, "study.json"); };
    StudyFolder folder;
    folder.path = path;
    folder.version = facts.version;
    folder.commit = facts.commit;
    folder.study = facts.study;
    folder.description = facts.description;
    folder.baseline = facts.baseline;
    folder.command = facts.command;
    folder.measure = facts.measure;
    folder.weeks = of_study(std::uint64_t{facts.weeks});
    folder.seed_count = of_study(std::uint64_t{facts.seeds.size()});
    folder.first_seed = of_study(facts.seeds.front());
    folder.last_seed = of_study(facts.seeds.back());
    folder.planned_seeds = of_study(facts.planned_seeds);
    folder.leader_hour_rate = of_study(facts.leader_hour_rate);
    for (auto const& arm : facts.arms)
        folder.arms.push_back({arm.name, arm.description, arm.scenario_hash, of_study(arm.people),
                               of_study(arm.departments), of_study(arm.managers),
                               of_study(arm.layers), of_study(arm.ties), arm.ties_generated});
    folder.sheets = Sheets::read(path, page_tables);
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

}  // namespace diorama::page
