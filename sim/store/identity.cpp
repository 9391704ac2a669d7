#include <fmt/format.h>

#include <cmath>

#include "store/store.hpp"

/// What an experiment is, in and out of a store.
namespace diorama::store {

namespace {

void bind_value(Statement& statement, int place, PointValue const& value) {
    if (auto const* text = std::get_if<std::string>(&value))
        statement.bind(place, *text);
    else if (auto const* whole = std::get_if<std::int64_t>(&value))
        statement.bind(place, *whole);
    else
        statement.bind(place, std::get<double>(value));
}

PointValue value_at(Statement const& statement, int place) {
    switch (statement.type(place)) {
        case CellType::whole:
            return statement.whole(place);
        case CellType::number:
            return statement.number(place);
        default:
            return statement.text(place);
    }
}

void write_points(Database& database, std::vector<FactorRow> const& factors,
                  std::vector<Point> const& points, std::int64_t first) {
    Statement insert(database, "INSERT INTO points VALUES(?, ?, ?)");
    for (std::size_t point = 0; point < points.size(); ++point)
        for (std::size_t k = 0; k < factors.size(); ++k) {
            insert.bind(1, first + static_cast<std::int64_t>(point)).bind(2, factors[k].path);
            bind_value(insert, 3, points[point][k]);
            insert.execute();
        }
}

void write_facts(Database& database, Identity const& identity, std::int64_t point_count) {
    Statement text(database, "INSERT OR REPLACE INTO facts VALUES(?, ?)");
    auto const put = [&](std::string_view name, auto const& value) {
        text.bind(1, name).bind(2, value).execute();
    };
    put("engine_version", std::string_view(identity.engine_version));
    put("experiment", std::string_view(identity.experiment));
    put("design", std::string_view(identity.design));
    put("design_size", identity.design_size);
    put("design_seed", identity.design_seed);
    put("design_points", identity.design_points);
    put("point_count", point_count);
    put("seeds", std::string_view(identity.seeds));
    if (!identity.folder.empty()) put("folder", std::string_view(identity.folder));
}

void write_rows(Database& database, Identity const& identity) {
    Statement arm(database, "INSERT INTO arms VALUES(?, ?, ?, ?, ?, ?)");
    for (std::size_t k = 0; k < identity.arms.size(); ++k) {
        auto const& row = identity.arms[k];
        arm.bind(1, row.arm).bind(2, static_cast<std::int64_t>(k)).bind(3, row.digest);
        arm.bind(4, row.weeks).bind(5, row.seed).bind(6, row.scenario).execute();
    }
    Statement factor(database, "INSERT INTO factors VALUES(?, ?, ?, ?, ?, ?)");
    Statement level(database, "INSERT INTO levels VALUES(?, ?, ?)");
    for (std::size_t k = 0; k < identity.factors.size(); ++k) {
        auto const& row = identity.factors[k];
        factor.bind(1, row.path).bind(2, static_cast<std::int64_t>(k)).bind(3, row.unit);
        factor.bind(4, row.scale).bind(5, row.low).bind(6, row.high).execute();
        for (std::size_t i = 0; i < row.levels.size(); ++i) {
            level.bind(1, row.path).bind(2, static_cast<std::int64_t>(i));
            bind_value(level, 3, row.levels[i]);
            level.execute();
        }
    }
    Statement measure(database, "INSERT INTO measures VALUES(?, ?, ?, ?, ?)");
    for (std::size_t k = 0; k < identity.measures.size(); ++k) {
        auto const& row = identity.measures[k];
        measure.bind(1, row.measure).bind(2, static_cast<std::int64_t>(k)).bind(3, row.unit);
        measure.bind(4, std::int64_t{row.higher_is_better}).bind(5, row.meaning).execute();
    }
    Statement weekly(database, "INSERT INTO weekly_measures VALUES(?, ?)");
    for (std::size_t k = 0; k < identity.weekly.size(); ++k)
        weekly.bind(1, identity.weekly[k]).bind(2, static_cast<std::int64_t>(k)).execute();
}

void read_facts(Database& database, Identity& identity) {
    Statement facts(database, "SELECT name, value FROM facts");
    while (facts.step()) {
        auto const name = facts.text(0);
        if (name == "engine_version") identity.engine_version = facts.text(1);
        if (name == "experiment") identity.experiment = facts.text(1);
        if (name == "design") identity.design = facts.text(1);
        if (name == "design_size") identity.design_size = facts.whole(1);
        if (name == "design_seed") identity.design_seed = facts.whole(1);
        if (name == "design_points") identity.design_points = facts.whole(1);
        if (name == "seeds") identity.seeds = facts.text(1);
        if (name == "folder") identity.folder = facts.text(1);
    }
}

bool same(double one, double other) {
    return one == other || (std::isnan(one) && std::isnan(other));
}

bool same_factor(FactorRow const& a, FactorRow const& b) {
    return a.path == b.path && a.scale == b.scale && same(a.low, b.low) && same(a.high, b.high) &&
           a.levels == b.levels;
}

}  // namespace

void Store::begin(Identity const& identity, std::vector<Point> const& points) {
    Transaction transaction(database_);
    write_facts(database_, identity, static_cast<std::int64_t>(points.size()));
    write_rows(database_, identity);
    write_points(database_, identity.factors, points, 0);
    transaction.commit();
}

Identity Store::identity() {
    Identity identity;
    read_facts(database_, identity);
    Statement arms(database_, "SELECT arm, digest, weeks, seed, scenario FROM arms ORDER BY place");
    while (arms.step())
        identity.arms.push_back(
            {arms.text(0), arms.text(1), arms.text(4), arms.whole(2), arms.whole(3)});
    Statement factors(database_, "SELECT path, unit, scale, low, high FROM factors ORDER BY place");
    Statement levels(database_, "SELECT value FROM levels WHERE path = ? ORDER BY place");
    while (factors.step()) {
        FactorRow row{factors.text(0),   factors.text(1),   factors.text(2),
                      factors.number(3), factors.number(4), {}};
        levels.bind(1, row.path);
        while (levels.step()) row.levels.push_back(value_at(levels, 0));
        identity.factors.push_back(std::move(row));
    }
    Statement measures(database_,
                       "SELECT measure, unit, higher_is_better, meaning FROM measures ORDER BY "
                       "place");
    while (measures.step())
        identity.measures.push_back(
            {measures.text(0), measures.text(1), measures.whole(2) != 0, measures.text(3)});
    Statement weekly(database_, "SELECT measure FROM weekly_measures ORDER BY number");
    while (weekly.step()) identity.weekly.push_back(weekly.text(0));
    measures_.clear();
    for (auto const& measure : identity.measures) measures_.push_back(measure.measure);
    weekly_measures_ = identity.weekly;
    know_identity_ = true;
    return identity;
}

std::vector<Point> Store::points() {
    auto const factors = identity().factors;
    Statement count(database_, "SELECT value FROM facts WHERE name = 'point_count'");
    std::size_t const points = count.step() ? static_cast<std::size_t>(count.whole(0)) : 0;
    std::vector<Point> result(points, Point(factors.size()));
    for (std::size_t k = 0; k < factors.size(); ++k) {
        Statement values(database_, "SELECT point, value FROM points WHERE path = ?");
        values.bind(1, factors[k].path);
        while (values.step()) {
            auto const point = static_cast<std::size_t>(values.whole(0));
            if (point < points) result[point][k] = value_at(values, 1);
        }
    }
    return result;
}

void Store::add_points(std::vector<Point> const& points) {
    if (points.empty()) return;
    auto const known = identity();
    Transaction transaction(database_);
    Statement count(database_, "SELECT value FROM facts WHERE name = 'point_count'");
    std::int64_t const first = count.step() ? count.whole(0) : 0;
    count.execute();
    write_points(database_, known.factors, points, first);
    write_facts(database_, known, first + static_cast<std::int64_t>(points.size()));
    transaction.commit();
}

void Store::note_build(std::string const& build) {
    Statement(database_, "INSERT OR IGNORE INTO builds VALUES(?)").bind(1, build).execute();
}

std::string difference(Identity const& one, Identity const& other) {
    if (one.engine_version != other.engine_version)
        return fmt::format("the version of the engine ({} and {})", one.engine_version,
                           other.engine_version);
    if (one.design != other.design || one.design_size != other.design_size ||
        one.design_seed != other.design_seed || one.design_points != other.design_points)
        return "the design";
    if (one.seeds != other.seeds) return "how seeds are given out";
    if (one.arms.size() != other.arms.size()) return "the arms";
    for (std::size_t k = 0; k < one.arms.size(); ++k) {
        auto const& a = one.arms[k];
        auto const& b = other.arms[k];
        if (a.arm != b.arm) return "the arms";
        if (a.digest != b.digest || a.weeks != b.weeks || a.seed != b.seed)
            return fmt::format("the scenario of '{}'", a.arm);
    }
    if (one.factors.size() != other.factors.size()) return "the factors";
    for (std::size_t k = 0; k < one.factors.size(); ++k)
        if (!same_factor(one.factors[k], other.factors[k])) return "the factors";
    if (one.measures.size() != other.measures.size()) return "the measures";
    for (std::size_t k = 0; k < one.measures.size(); ++k)
        if (one.measures[k].measure != other.measures[k].measure) return "the measures";
    if (one.weekly != other.weekly) return "the measures kept week by week";
    return {};
}

}  // namespace diorama::store
