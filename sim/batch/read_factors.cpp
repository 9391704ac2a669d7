#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>

#include "batch/factors.hpp"
#include "scenario/parameters_list.hpp"

namespace diorama::batch {

namespace {

using scenario::Kind;
using scenario::TableReader;
using scenario::Value;

/// What is declared about a path, or nothing for files and the like.
std::optional<scenario::ParameterRow> declared(std::string_view path) {
    static auto const rows = scenario::list_parameters();
    auto const found =
        std::find_if(rows.begin(), rows.end(), [&](auto const& row) { return row.path == path; });
    return found == rows.end() ? std::nullopt : std::optional(*found);
}

bool is_number(scenario::ParameterRow const& row) {
    return row.type == "number" || row.type == "integer";
}

/// What a scenario may set beside its declared parameters.
constexpr std::array<std::string_view, 3> file_paths{"organisation.chart", "organisation.ties",
                                                     "leadership.diaries"};

/// Refuses what is not a factor: the seed, and names that no parameter has.
bool may_vary(std::string const& path, problems::Place const& place, problems::Problems& problems) {
    if (path == "seed") {
        problems.add(place, "the seed is no factor", "say how many seeds with replicates");
        return false;
    }
    if (declared(path) || names_files(path)) return true;
    auto const rows = scenario::list_parameters();
    std::vector<std::string_view> known(file_paths.begin(), file_paths.end());
    for (auto const& row : rows) known.push_back(row.path);
    problems.add(place, fmt::format("no parameter is called '{}'", path),
                 problems::suggestion(path, known));
    return false;
}

/// Holds a word or a flag against those that there are.
void check_word(std::string const& path, Value const& level, scenario::ParameterRow const& row,
                problems::Problems& problems) {
    if (row.type == "flag" && level.kind != Kind::flag)
        return problems.add(level.place,
                            fmt::format("{} must be true or false and is {}", path,
                                        scenario::kind_name(level.kind)),
                            "write it without quotes");
    if (row.type != "choice") return;
    auto const word = store::text_of(value_of(level));
    if (std::find(row.words.begin(), row.words.end(), word) == row.words.end())
        problems.add(level.place, fmt::format("{} cannot be '{}'", path, word),
                     problems::suggestion(word, {row.words.begin(), row.words.end()}));
}

/// Looks the number up in the arms' models: with its range, all that asked_factors() checks.
///
/// Returns  false after a problem; `factor.number` stays empty for what the model cannot take
bool find_number(VariedFactor& factor, double low, double high,
                 std::vector<scenario::Arm> const& arms, problems::Problems& problems) {
    auto const row = declared(factor.path);
    if (row) factor.unit = row->unit;
    if (arms.empty() || !row || !is_number(*row)) return true;
    factor.whole = row->type == "integer";
    // Where the organisation comes from and how long runs last is read with the scenario.
    if (factor.path == "weeks" || factor.path.starts_with("organisation.") ||
        factor.path.starts_with("community."))
        return true;
    design::RangeRequest const request{factor.path, low, high, factor.scale, factor.place};
    problems::Problems last;
    for (auto const& arm : arms) {
        problems::Problems of_arm;
        auto found = design::asked_factors(arm.scenario.model, {request}, of_arm);
        if (of_arm.empty()) {
            factor.number = std::move(found.front());
            return true;
        }
        last = std::move(of_arm);
    }
    for (auto const& one : last.list()) problems.add(one.place, one.what, one.instead);
    return false;
}

bool check_levels(std::vector<Value> const& levels,
                  std::optional<scenario::ParameterRow> const& row, std::string const& path,
                  problems::Problems& problems) {
    std::size_t const before = problems.count();
    std::set<store::PointValue> known;
    for (auto const& level : levels) {
        bool const scalar =
            level.kind != Kind::list && level.kind != Kind::table && level.kind != Kind::date;
        if (!scalar)
            problems.add(level.place,
                         fmt::format("a value of {} is {}", path, scenario::kind_name(level.kind)),
                         "write numbers, texts, true or false");
        else if (row && is_number(*row))
            scenario::check_range(path, level, row->low.value_or(-1e300), row->high.value_or(1e300),
                                  row->type == "integer", row->unit, problems);
        else if (row)
            check_word(path, level, *row, problems);
        if (scalar && !known.insert(value_of(level)).second)
            problems.add(
                level.place,
                fmt::format("{} has the value {} twice", path, store::text_of(value_of(level))),
                "write it once");
    }
    return problems.count() == before;
}

bool is_word(Value const& value) { return value.kind == Kind::text; }

/// The equal steps of a range: what `levels = 5` asks a grid for.
std::vector<Value> stepped(VariedFactor const& factor, std::size_t count) {
    std::vector<Value> levels;
    for (std::size_t k = 0; k < count; ++k) {
        auto const value = value_at(
            factor, count == 1 ? 0.0 : static_cast<double>(k) / (static_cast<double>(count) - 1.0));
        Value level;
        level.place = factor.place;
        level.kind = std::holds_alternative<double>(value) ? Kind::number : Kind::whole;
        level.number = std::holds_alternative<double>(value)
                           ? std::get<double>(value)
                           : static_cast<double>(std::get<std::int64_t>(value));
        // Steps are numbers that people write: 0.6, not 0.6000000000000001.
        auto const text = fmt::format("{:.12g}", level.number);
        std::from_chars(text.data(), text.data() + text.size(), level.number);
        level.number = std::clamp(level.number, factor.low, factor.high);
        level.whole = static_cast<std::int64_t>(level.number);
        if (levels.empty() || levels.back().number != level.number)
            levels.push_back(std::move(level));
    }
    return levels;
}

/// `low` and `high` of a factor.
std::optional<VariedFactor> read_range(TableReader& reader, DesignPlan const& design,
                                       VariedFactor factor,
                                       std::vector<scenario::Arm> const& arms) {
    reader.require("high", factor.place, "high = 0.9");
    reader.require("low", factor.place, "low = 0.3");
    auto const low = reader.number("low", -1e300, 1e300, "-");
    auto const high = reader.number("high", -1e300, 1e300, "-");
    auto const scale = reader.choice("scale", {"linear", "log"});
    auto const levels = reader.whole("levels", 2, 10'000, "levels");
    if (!low || !high) return std::nullopt;
    auto const refuse = [&](std::string_view key, std::string what, std::string instead) {
        reader.problems().add(reader.place_of(key), std::move(what), std::move(instead));
        return std::nullopt;
    };
    if (!(*low < *high))
        return refuse(
            "high", fmt::format("the range {:g} to {:g} of {} is empty", *low, *high, factor.path),
            "write the lower end as low");
    factor.low = *low;
    factor.high = *high;
    factor.scale = scale.value_or(0) == 1 ? design::Scale::logarithmic : design::Scale::linear;
    if (factor.scale == design::Scale::logarithmic && *low <= 0.0)
        return refuse("low", "a logarithmic range must begin above 0",
                      "raise low, or write scale = \"linear\"");
    if (auto const row = declared(factor.path); row && !is_number(*row))
        return refuse("low", fmt::format("{} is a {}, which has no range", factor.path, row->type),
                      "list its values, as values = [...]");
    if (!find_number(factor, *low, *high, arms, reader.problems())) return std::nullopt;
    if (design.kind == DesignKind::grid && !levels)
        return refuse("low", fmt::format("a grid needs values of {}, not a range", factor.path),
                      "write values = [...], or levels = 5 beside low and high");
    if (levels) factor.levels = stepped(factor, static_cast<std::size_t>(*levels));
    return factor;
}

}  // namespace

bool names_files(std::string_view path) {
    return std::find(file_paths.begin(), file_paths.end(), path) != file_paths.end();
}

store::PointValue value_of(Value const& value) {
    switch (value.kind) {
        case Kind::whole:
            return value.whole;
        case Kind::number:
            return value.number;
        case Kind::flag:
            return std::string(value.flag ? "true" : "false");
        default:
            return value.text;
    }
}

std::optional<VariedFactor> listed_factor(std::string path, problems::Place const& place,
                                          std::vector<Value> levels,
                                          std::vector<scenario::Arm> const& arms,
                                          problems::Problems& problems) {
    VariedFactor factor{.path = std::move(path), .unit = "-", .place = place};
    if (!may_vary(factor.path, place, problems)) return std::nullopt;
    auto const row = declared(factor.path);
    if (!check_levels(levels, row, factor.path, problems)) return std::nullopt;
    factor.levels = std::move(levels);
    bool const numbers = std::none_of(factor.levels.begin(), factor.levels.end(), is_word);
    if (row && is_number(*row) && numbers && !factor.levels.empty()) {
        auto const [low, high] =
            std::minmax_element(factor.levels.begin(), factor.levels.end(),
                                [](Value const& a, Value const& b) { return a.number < b.number; });
        if (!find_number(factor, low->number, high->number, arms, problems)) return std::nullopt;
    } else if (row) {
        factor.unit = row->unit;
    }
    return factor;
}

std::vector<VariedFactor> read_factors(TableReader& top, DesignPlan const& design,
                                       std::vector<scenario::Arm> const& arms) {
    std::vector<VariedFactor> factors;
    for (auto const* table : top.tables("factor")) {
        TableReader reader(&table->table, "factor.", top.problems());
        reader.require("path", table->place, R"(path = "leadership.pledge_hours_per_week")");
        auto const path = reader.text("path");
        auto const place = path ? reader.value("path")->place : table->place;
        Value const* const values = reader.value("values");
        std::optional<VariedFactor> factor;
        if (values != nullptr) {
            if (values->kind != Kind::list || values->list.empty())
                top.problems().add(values->place, "values must be a list with something in it",
                                   "write it as values = [2, 4, 8]");
            else if (path)
                factor = listed_factor(*path, place, values->list, arms, top.problems());
        } else if (path && may_vary(*path, place, top.problems())) {
            factor = read_range(reader, design, {.path = *path, .unit = "-", .place = place}, arms);
        }
        reader.complain_of_unknown();
        if (!factor) continue;
        if (std::any_of(factors.begin(), factors.end(),
                        [&](auto const& other) { return other.path == factor->path; }))
            top.problems().add(place, fmt::format("{} is varied twice", factor->path),
                               "give it one [[factor]]");
        else
            factors.push_back(std::move(*factor));
    }
    return factors;
}

DesignPlan read_design(TableReader& top, std::string const& file, std::optional<Value>& list_file) {
    DesignPlan design;
    auto const* const table = top.table("design");
    if (table == nullptr) {
        top.problems().add({file, 0, 0}, "the experiment has no design",
                           "write [design] and kind = \"grid\", \"lhs\", \"sobol\", \"morris\", "
                           "\"saltelli\" or \"list\"");
        return design;
    }
    auto const place = top.value("design")->place;
    TableReader reader(table, "design.", top.problems());
    reader.require("kind", place, "kind = \"grid\"");
    auto const kind = reader.choice("kind", {design_names.begin(), design_names.end()});
    if (kind) design.kind = static_cast<DesignKind>(*kind);
    bool const samples = kind && design.kind != DesignKind::grid && design.kind != DesignKind::list;
    if (samples) {
        auto const key = design.kind == DesignKind::morris && table->find("trajectories") != nullptr
                             ? "trajectories"
                             : "points";
        reader.require(key, place, fmt::format("{} = 64", key));
        if (auto const size = reader.whole(key, 1, 10'000'000, key))
            design.size = static_cast<std::size_t>(*size);
        if (auto const seed =
                reader.whole("seed", 0, std::numeric_limits<std::int64_t>::max(), "-"))
            design.seed = static_cast<std::uint64_t>(*seed);
        if (design.kind == DesignKind::lhs) design.maximin = reader.flag("maximin").value_or(false);
    }
    if (kind && design.kind == DesignKind::list) {
        reader.require("points", place, "points = \"points.csv\"");
        if (reader.text("points")) list_file = *reader.value("points");
    }
    if (kind) reader.complain_of_unknown();
    return design;
}

}  // namespace diorama::batch
