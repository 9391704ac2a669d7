#include "page/folder.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "page/study_facts.hpp"

namespace diorama::page {

namespace {

constexpr std::array<std::string_view, 15> page_tables{
    "results.csv",      "weeks_to.csv", "totals.csv",      "slips.csv",       "timing.csv",
    "expectations.csv", "runs.csv",     "leads.csv",       "courses.csv",     "groups.csv",
    "leaders.csv",      "money.csv",    "differences.csv", "bottlenecks.csv", "assumptions.csv"};

std::vector<ArmLine> shown_of(StudyFolder const& folder) {
    if (folder.arms.size() <= most_shown_ways) return folder.arms;
    std::vector<bool> is_shown(folder.arms.size(), false);
    std::size_t count = 0;
    auto const show = [&](std::size_t arm) {
        if (count == most_shown_ways || is_shown[arm]) return;
        is_shown[arm] = true;
        ++count;
    };
    for (std::size_t arm = 0; arm < folder.arms.size(); ++arm)
        if (folder.arms[arm].name == folder.baseline) show(arm);
    for (auto const arm : folder.ranked()) show(arm);
    std::vector<ArmLine> shown;
    for (std::size_t arm = 0; arm < folder.arms.size(); ++arm)
        if (is_shown[arm]) shown.push_back(folder.arms[arm]);
    return shown;
}

}  // namespace

std::size_t StudyFolder::colour_of(std::string_view arm) const {
    if (arm == baseline) return 0;
    std::size_t colour = 1;
    for (auto const& one : shown) {
        if (one.name == arm) return colour;
        if (one.name != baseline) ++colour;
    }
    return colour;
}

bool StudyFolder::shows(std::string_view arm) const {
    return std::any_of(shown.begin(), shown.end(),
                       [&](ArmLine const& one) { return one.name == arm; });
}

std::optional<std::size_t> StudyFolder::result_row(std::string_view arm,
                                                   std::string_view of_measure) const {
    auto const* sheet = find("results.csv");
    if (sheet == nullptr) return std::nullopt;
    auto const rows = rows_where(*sheet, {{"arm", arm}, {"measure", of_measure}});
    if (rows.empty()) return std::nullopt;
    return rows.back();
}

std::vector<std::size_t> StudyFolder::ranked() const {
    std::vector<std::size_t> order(arms.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    auto const* leads = find("leads.csv");
    auto const* results = find("results.csv");
    if (leads == nullptr || results == nullptr) return order;
    auto const mean = [&](std::string_view arm) {
        auto const row = result_row(arm, measure);
        return row ? results->number(*row, "mean").value : std::nan("");
    };
    bool const less_is_better = mean(leads->text(0, "first")) < mean(leads->text(0, "second"));
    std::vector<double> merits;
    for (auto const& arm : arms) {
        double const merit = less_is_better ? -mean(arm.name) : mean(arm.name);
        merits.push_back(std::isnan(merit) ? -HUGE_VAL : merit);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return merits[a] > merits[b]; });
    return order;
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
    folder.planned_knock_outs = of_study(facts.planned_knock_outs);
    folder.planned_draws = of_study(facts.planned_draws);
    folder.leader_hour_rate = of_study(facts.leader_hour_rate);
    for (auto const& arm : facts.arms)
        folder.arms.push_back({arm.name, arm.description, arm.scenario_hash, of_study(arm.people),
                               of_study(arm.departments), of_study(arm.managers),
                               of_study(arm.layers), of_study(arm.ties), arm.ties_generated});
    folder.sheets = Sheets::read(path, page_tables, facts.tables);
    folder.shown = shown_of(folder);
    return folder;
}

std::vector<CoursePoint> course_of(StudyFolder const& folder, std::string_view arm,
                                   std::string_view measure) {
    std::vector<CoursePoint> course;
    auto const* sheet = folder.find("courses.csv");
    if (sheet == nullptr) return course;
    for (auto const i : rows_where(*sheet, {{"measure", measure}, {"arm", arm}})) {
        sheet->whole_number(i, "week");
        course.push_back({sheet->number(i, "week"), sheet->number(i, "mean"),
                          sheet->number(i, "low"), sheet->number(i, "high"),
                          sheet->number(i, "run_low"), sheet->number(i, "run_high"),
                          sheet->number(i, "difference"), sheet->number(i, "difference_low"),
                          sheet->number(i, "difference_high")});
    }
    return course;
}

}  // namespace diorama::page
