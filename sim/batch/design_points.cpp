#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "batch/factors.hpp"
#include "charts/csv_records.hpp"
#include "design/morris.hpp"
#include "design/saltelli.hpp"

namespace diorama::batch {

namespace {

constexpr double most_points = 1e7;

store::Point point_at(std::vector<VariedFactor> const& factors, std::span<double const> unit) {
    store::Point point;
    for (std::size_t k = 0; k < factors.size(); ++k) point.push_back(value_at(factors[k], unit[k]));
    return point;
}

/// The first factor varies slowest.
std::vector<store::Point> grid_points(std::vector<VariedFactor> const& factors) {
    std::vector<store::Point> points{{}};
    for (auto const& factor : factors) {
        std::vector<store::Point> longer;
        for (auto const& point : points)
            for (auto const& level : factor.levels) {
                longer.push_back(point);
                longer.back().push_back(value_of(level));
            }
        points = std::move(longer);
    }
    return points;
}

double grid_size(std::vector<VariedFactor> const& factors) {
    double size = 1.0;
    for (auto const& factor : factors) size *= static_cast<double>(factor.levels.size());
    return size;
}

}  // namespace

store::PointValue value_at(VariedFactor const& factor, double unit) {
    if (!factor.is_range()) {
        auto const count = static_cast<double>(factor.levels.size());
        auto const slice = static_cast<std::size_t>(std::clamp(unit * count, 0.0, count - 1.0));
        return value_of(factor.levels[slice]);
    }
    design::Factor range;
    range.low = factor.low;
    range.high = factor.high;
    range.scale = factor.scale;
    range.whole = factor.whole;
    double const value = design::value_at(range, unit);
    if (factor.whole) return static_cast<std::int64_t>(value);
    return value;
}

std::vector<store::Point> design_points(DesignPlan const& design,
                                        std::vector<VariedFactor> const& factors,
                                        problems::Place const& place,
                                        problems::Problems& problems) {
    std::size_t const count = factors.size();
    if (design.kind == DesignKind::grid) {
        if (grid_size(factors) > most_points) {
            problems.add(place, fmt::format("the grid has {:g} points", grid_size(factors)),
                         "sample the space, as with kind = \"lhs\" or \"sobol\"");
            return {};
        }
        return grid_points(factors);
    }
    double const per_size = design.kind == DesignKind::morris     ? static_cast<double>(count) + 1.0
                            : design.kind == DesignKind::saltelli ? static_cast<double>(count) + 2.0
                                                                  : 1.0;
    std::size_t const most_factors =
        design::most_sobol_dimensions / (design.kind == DesignKind::saltelli ? 2 : 1);
    if (count == 0 || count > most_factors ||
        static_cast<double>(design.size) * per_size > most_points) {
        problems.add(place,
                     count == 0 ? std::string("the design has no factor to vary")
                                : fmt::format("{} factors and a size of {} make too many points",
                                              count, design.size),
                     count == 0 ? "write [[factor]] with path, low and high" : "make it smaller");
        return {};
    }
    design::UnitPoints units;
    switch (design.kind) {
        case DesignKind::lhs:
            units = design::latin_hypercube(
                design.size, count, design.seed,
                design.maximin ? design::Spread::maximin : design::Spread::random);
            break;
        case DesignKind::sobol:
            units = design::sobol_points(design.size, count, design.seed);
            break;
        case DesignKind::morris:
            units = {count, design::morris_design(count, design.size, design.seed).points};
            break;
        default:
            units = design::saltelli_design(count, design.size, design.seed).points;
    }
    std::vector<store::Point> points;
    points.reserve(units.count());
    for (std::size_t i = 0; i < units.count(); ++i)
        points.push_back(point_at(factors, units.point(i)));
    return points;
}

std::vector<store::Point> read_point_list(scenario::Value const& file,
                                          std::vector<scenario::Arm> const& arms,
                                          std::vector<VariedFactor>& factors,
                                          problems::Problems& problems) {
    auto const path = scenario::located_path(file);
    if (!std::filesystem::exists(path)) {
        problems.add(file.place, fmt::format("there is no file {}", path),
                     "name a CSV file with a column for each parameter and a line for each point");
        return {};
    }
    std::size_t const before = problems.count();
    charts::CsvRecords records(path, problems);
    if (!records.next()) {
        if (problems.count() == before)
            problems.add({path, 1, 1}, "the list of points is empty",
                         "write the parameters' paths in the first line, a point in each other");
        return {};
    }
    std::vector<std::string> paths;
    std::vector<problems::Place> places;
    for (std::size_t k = 0; k < records.size(); ++k) {
        paths.emplace_back(records[k]);
        places.push_back(records.place(k));
    }
    std::vector<std::vector<scenario::Value>> levels(paths.size());
    std::vector<std::set<store::PointValue>> known(paths.size());
    std::vector<store::Point> points;
    while (records.next()) {
        if (records.size() != paths.size()) {
            problems.add(records.place(),
                         fmt::format("the line has {} cells and there are {} parameters",
                                     records.size(), paths.size()),
                         "write one value for each parameter");
            continue;
        }
        auto& point = points.emplace_back();
        for (std::size_t k = 0; k < paths.size(); ++k) {
            auto value = scenario::read_typed_value(std::string(records[k]), records.place(k));
            value.typed.reset();
            point.push_back(value_of(value));
            if (known[k].insert(point.back()).second) levels[k].push_back(std::move(value));
        }
    }
    if (points.empty() && problems.count() == before)
        problems.add({path, 1, 1}, "the list has no point", "write a line for each");
    for (std::size_t k = 0; k < paths.size(); ++k) {
        if (std::find(paths.begin(), paths.begin() + static_cast<std::ptrdiff_t>(k), paths[k]) !=
            paths.begin() + static_cast<std::ptrdiff_t>(k)) {
            problems.add(places[k], fmt::format("{} stands in two columns", paths[k]),
                         "keep one of them");
            continue;
        }
        if (auto factor = listed_factor(paths[k], places[k], std::move(levels[k]), arms, problems))
            factors.push_back(std::move(*factor));
    }
    return points;
}

}  // namespace diorama::batch
