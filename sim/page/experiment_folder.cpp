#include "page/experiment_folder.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace diorama::page {

namespace {

constexpr std::array<std::string_view, 9> analysis_tables{
    "factors.csv",  "effects.csv", "levels.csv", "variance.csv", "sensitivity.csv",
    "adequacy.csv", "winners.csv", "map.csv",    "failures.csv"};

}  // namespace

std::size_t ExperimentFolder::place_of(std::string_view way) const {
    auto const found = std::find_if(facts.ways.begin(), facts.ways.end(),
                                    [&](WayFacts const& one) { return one.arm == way; });
    return static_cast<std::size_t>(found - facts.ways.begin());
}

std::size_t ExperimentFolder::colour_of(std::string_view way) const {
    if (!has_ways()) return 1;
    auto const found = std::find_if(shown.begin(), shown.end(),
                                    [&](WayFacts const& one) { return one.arm == way; });
    return static_cast<std::size_t>(found - shown.begin());
}

bool ExperimentFolder::shows(std::string_view way) const {
    return std::any_of(shown.begin(), shown.end(),
                       [&](WayFacts const& one) { return one.arm == way; });
}

ExperimentBounds ExperimentBounds::tighter() const {
    constexpr std::size_t most_usual_measures = 16;
    return {ways,
            std::max<std::size_t>(1, std::min(measures, most_usual_measures) / 2),
            std::max<std::size_t>(5, rows / 2),
            std::max<std::size_t>(80, points / 2),
            std::max<std::size_t>(400, places / 2),
            std::max<std::size_t>(25, table_rows / 2)};
}

std::size_t ExperimentFolder::told_measures() const {
    return std::min(bounds.measures, facts.measures.size());
}

void ExperimentFolder::bound(ExperimentBounds const& to) {
    bounds = to;
    shown = facts.ways;
    if (facts.ways.size() <= bounds.ways) return;
    struct Merit {
        double certain = 0.0, best = 0.0;
        std::size_t place = 0;
    };
    std::vector<Merit> merits;
    auto const* winners = find("winners.csv");
    for (std::size_t place = 1; place < facts.ways.size(); ++place) {
        Merit merit{0.0, 0.0, place};
        if (winners != nullptr)
            for (auto const i :
                 rows_of(*winners, facts.ways[place].arm, facts.measures.front().measure))
                merit = {winners->number(i, "certain_at").value,
                         winners->number(i, "best_at").value, place};
        merits.push_back(merit);
    }
    std::stable_sort(merits.begin(), merits.end(), [](Merit const& a, Merit const& b) {
        return std::pair(a.certain, a.best) > std::pair(b.certain, b.best);
    });
    // The last colour is for all the others together.
    merits.resize(bounds.ways - 2);
    std::sort(merits.begin(), merits.end(),
              [](Merit const& a, Merit const& b) { return a.place < b.place; });
    shown.assign(1, facts.ways.front());
    for (auto const& merit : merits) shown.push_back(facts.ways[merit.place]);
}

FactorFacts const* ExperimentFolder::factor(std::string_view path) const {
    auto const found = std::find_if(facts.factors.begin(), facts.factors.end(),
                                    [&](FactorFacts const& one) { return one.path == path; });
    return found == facts.factors.end() ? nullptr : &*found;
}

ExperimentFolder read_experiment_folder(std::string const& path) {
    ExperimentFolder folder{
        read_experiment_facts((std::filesystem::path(path) / "experiment.json").string()),
        Sheets::read(path, analysis_tables,
                     std::vector<std::string>(analysis_tables.begin(), analysis_tables.end()))};
    folder.bound({});
    return folder;
}

std::vector<std::size_t> rows_of(Sheet const& sheet, std::string_view way,
                                 std::string_view measure) {
    return rows_where(sheet, {{"measure", measure}, {"arm", way}});
}

AxisKind difference_axis(std::string_view unit) {
    return unit == "share" ? AxisKind::points : AxisKind::plain;
}

AxisKind value_axis(std::string_view unit) {
    return unit == "share" ? AxisKind::percent : AxisKind::plain;
}

bool has_fit(Sheet const& effects, std::vector<std::size_t> const& rows) {
    return !rows.empty() && effects.number(rows.front(), "fit_share").known();
}

}  // namespace diorama::page
