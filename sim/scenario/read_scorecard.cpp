#include <fmt/format.h>

#include <algorithm>

#include "mechanisms/roles.hpp"
#include "scenario/draft.hpp"
#include "scenario/key_hints.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

namespace {

constexpr double largest = 1e9;

engine::Kpi read_kpi(Value const& value, problems::Problems& problems) {
    TableReader reader(&value.table, "strategy.scorecard.", problems);
    engine::Kpi kpi;
    reader.require("measure", value.place, R"(measure = "satisfaction")");
    reader.require("target", value.place, "target = 0.7");
    reader.require("owner", value.place, R"(owner = "marketing_officer")");
    if (auto const name = reader.text("measure")) {
        if (auto const place = measures::find(measures::catalogue(), *name)) {
            kpi.measure = static_cast<measures::Place>(*place);
        } else {
            std::vector<std::string_view> known;
            for (auto const& measure : measures::catalogue()) known.push_back(measure.name);
            problems.add(reader.place_of("measure"),
                         fmt::format("no measure is called '{}'", *name), suggest(*name, known));
        }
    }
    // A target of nothing is reached by anything: the smallest step above it is
    // the least.
    if (auto const target = reader.number("target", 1e-6, largest, "-")) kpi.target = *target;
    if (auto const weight = reader.number("weight", 1e-6, largest, "-")) kpi.weight = *weight;
    if (auto const owner =
            reader.choice("owner", {mechanisms::role_names.begin(), mechanisms::role_names.end()}))
        kpi.owner = static_cast<mechanisms::Role>(*owner);
    reader.complain_of_unknown();
    return kpi;
}

}  // namespace

void read_scorecard(TableReader& strategy, Draft& draft) {
    for (auto const* table : strategy.tables("scorecard")) {
        std::size_t const before = strategy.problems().count();
        auto const kpi = read_kpi(*table, strategy.problems());
        if (strategy.problems().count() != before) continue;
        bool const known =
            std::any_of(draft.scorecard.begin(), draft.scorecard.end(),
                        [&](auto const& other) { return other.measure == kpi.measure; });
        if (known)
            strategy.problems().add(
                table->place,
                fmt::format("'{}' stands on the scorecard twice",
                            measures::catalogue()[static_cast<std::size_t>(kpi.measure)].name),
                "keep one of the two; a larger weight makes it count for more");
        draft.scorecard.push_back(kpi);
    }
}

}  // namespace diorama::scenario
