#include "page/experiment_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "report/csv_lines.hpp"
#include "scenario/parameters_list.hpp"

namespace diorama::page {

namespace {

constexpr std::size_t raster_cells = 40;

/// The points at one place of a map.
struct Place {
    std::string x, y;
    std::vector<analysis::PointVerdict const*> points;
};

std::string axis_text(report::AnalysisReport const& report, std::size_t axis, std::size_t point) {
    return store::text_of(report.responses.points[point][axis]);
}

/// The middle of the raster's cell that a coordinate falls into.
double raster_middle(double coordinate) {
    double const cells = raster_cells;
    return (std::clamp(std::floor(coordinate * cells), 0.0, cells - 1.0) + 0.5) / cells;
}

std::vector<Place> places_of(report::AnalysisReport const& report, analysis::VerdictMap const& map,
                             bool rastered) {
    auto const& axes = report.responses.axes;
    auto const text = [&](std::size_t axis, std::size_t point) {
        if (!rastered || !axes[axis].numeric) return axis_text(report, axis, point);
        return store::text_of(axes[axis].value_at(raster_middle(axes[axis].coordinates[point])));
    };
    std::vector<Place> places;
    std::map<std::pair<std::string, std::string>, std::size_t> known;
    for (auto const& verdict : map.points) {
        auto x = text(map.x, verdict.point);
        auto y = map.y == map.x ? std::string() : text(map.y, verdict.point);
        auto const [at, is_new] = known.try_emplace({x, y}, places.size());
        if (is_new) places.push_back({std::move(x), std::move(y), {}});
        places[at->second].points.push_back(&verdict);
    }
    return places;
}

std::vector<Place> places_of(report::AnalysisReport const& report,
                             analysis::VerdictMap const& map) {
    auto places = places_of(report, map, false);
    return places.size() <= most_map_places ? places : places_of(report, map, true);
}

/// Mean of what `arm` has more than the best other one, in the measure's better direction.
double mean_lead(report::AnalysisReport const& report, std::size_t measure, Place const& place,
                 std::size_t arm) {
    double const sign = report.responses.identity.measures[measure].higher_is_better ? 1.0 : -1.0;
    double sum = 0.0;
    for (auto const* verdict : place.points) {
        double other = -HUGE_VAL;
        for (std::size_t k = 0; k < verdict->arms.size(); ++k)
            if (k != arm) other = std::max(other, sign * verdict->arms[k].mean);
        sum += sign * verdict->arms[arm].mean - other;
    }
    return sum / static_cast<double>(place.points.size());
}

double mean_p_best(Place const& place, std::size_t arm) {
    double sum = 0.0;
    for (auto const* verdict : place.points) sum += verdict->arms[arm].p_best;
    return sum / static_cast<double>(place.points.size());
}

void write_place(report::AnalysisReport const& report, analysis::VerdictMap const& map,
                 Place const& place, report::Lines& lines) {
    std::vector<std::size_t> votes(report.responses.arms(), 0);
    for (auto const* verdict : place.points) ++votes[verdict->best];
    auto const best =
        static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin());
    auto const all = [&](auto const& holds) {
        return std::all_of(place.points.begin(), place.points.end(), holds);
    };
    bool const tied = all([](auto const* one) { return one->tied(); });
    bool const certain = all([&](auto const* one) { return one->decided() && one->best == best; });
    lines.text(report.measure(map.measure));
    lines.text(place.x);
    lines.text(place.y);
    lines.cell(place.points.size());
    lines.text(report.arm(best));
    lines.flag(certain);
    lines.flag(tied);
    lines.cell(mean_lead(report, map.measure, place, best));
    // Of several points there is no interval that all of them share.
    bool const alone = place.points.size() == 1;
    auto const& lead = place.points.front()->lead;
    for (double const end : {lead.low, lead.high})
        if (alone)
            lines.cell(end);
        else
            lines.word("");
    lines.cell(mean_p_best(place, best));
    lines.end();
}

/// The values of a factor, or of long lists how many they are and between which ends.
std::string levels_text(analysis::Axis const& axis) {
    constexpr std::size_t most_listed_levels = 24;
    if (axis.numeric && axis.levels.size() > most_listed_levels)
        return fmt::format("{} values, {:g} to {:g}", axis.levels.size(), axis.low, axis.high);
    std::string text;
    for (auto const& level : axis.levels)
        text += (text.empty() ? "" : ", ") + store::text_of(level);
    return text;
}

}  // namespace

void write_factors(report::AnalysisReport const& report, std::ostream& out) {
    auto const declared = scenario::list_parameters();
    report::Lines lines(out);
    lines.header("factor,unit,meaning,scale,low,high,levels,default,least,most,words,grade,source");
    for (std::size_t place = 0; place < report.responses.axes.size(); ++place) {
        auto const& factor = report.responses.identity.factors[place];
        auto const found = std::find_if(declared.begin(), declared.end(),
                                        [&](auto const& one) { return one.path == factor.path; });
        auto const* row = found == declared.end() ? nullptr : &*found;
        lines.text(factor.path);
        lines.text(factor.unit);
        lines.text(row != nullptr ? row->meaning : std::string());
        lines.text(factor.scale);
        for (double const end : {factor.low, factor.high}) lines.cell(end);
        lines.text(levels_text(report.responses.axes[place]));
        if (row != nullptr) {
            std::visit([&](auto const& value) { lines.text(fmt::format("{}", value)); },
                       row->value);
            for (auto const& end : {row->low, row->high})
                lines.cell(end.value_or(std::numeric_limits<double>::quiet_NaN()));
            lines.text(row->type == "flag" ? std::string("true, false")
                                           : fmt::format("{}", fmt::join(row->words, ", ")));
            lines.text(row->grade);
            lines.text(row->source);
        } else {
            for (int k = 0; k < 6; ++k) lines.word("");
        }
        lines.end();
    }
}

void write_winners(report::AnalysisReport const& report, std::ostream& out) {
    report::Lines lines(out);
    lines.header("measure,arm,points,best_at,certain_at,tied_at,largest_regret");
    for (auto const& map : report.maps) {
        if (!report.tells(map.measure)) continue;
        for (std::size_t arm = 0; arm < report.responses.arms(); ++arm) {
            std::size_t best = 0, certain = 0, tied = 0;
            double regret = 0.0;
            for (auto const& verdict : map.points) {
                tied += verdict.tied() ? 1 : 0;
                best += verdict.best == arm && !verdict.tied() ? 1 : 0;
                certain += verdict.best == arm && verdict.decided() ? 1 : 0;
                regret = std::max(regret, verdict.arms[arm].regret);
            }
            lines.text(report.measure(map.measure));
            lines.text(report.arm(arm));
            for (auto const count : {map.points.size(), best, certain, tied}) lines.cell(count);
            lines.cell(regret);
            lines.end();
        }
    }
}

void write_map(report::AnalysisReport const& report, std::ostream& out) {
    report::Lines lines(out);
    lines.header("measure,x,y,points,best,certain,tied,lead,lead_low,lead_high,p_best");
    for (auto const& map : report.maps)
        if (report.tells(map.measure))
            for (auto const& place : places_of(report, map)) write_place(report, map, place, lines);
}

void write_failures(store::Store& store, std::ostream& out) {
    struct Failure {
        std::size_t runs = 0;
        store::RunRow first;
    };
    std::map<std::string, Failure> failures;
    store.for_each_run([&](store::RunRow const& run) {
        if (run.status != store::RunStatus::failed) return;
        auto& failure = failures[run.error];
        if (++failure.runs == 1) failure.first = run;
    });
    std::vector<Failure const*> ranked;
    for (auto const& [error, failure] : failures) ranked.push_back(&failure);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](auto const* a, auto const* b) { return a->runs > b->runs; });
    report::Lines lines(out);
    lines.header("error,runs,run_id,arm,point,replicate,seed");
    for (auto const* one : ranked) {
        lines.text(one->first.error);
        lines.cell(one->runs);
        lines.text(one->first.run_id);
        lines.text(one->first.arm);
        for (auto const value : {one->first.point, one->first.replicate, one->first.seed})
            lines.cell(value);
        lines.end();
    }
}

}  // namespace diorama::page
