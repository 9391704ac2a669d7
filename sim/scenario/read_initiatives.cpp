#include <fmt/format.h>

#include <algorithm>

#include "mechanisms/strategy.hpp"
#include "scenario/draft.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

namespace {

mechanisms::Initiative read_initiative(Value const& value, problems::Problems& problems) {
    TableReader reader(&value.table, "strategy.initiative.", problems);
    mechanisms::Initiative one;
    reader.require("name", value.place, R"(name = "one customer record")");
    reader.require("target", value.place, R"(target = "tools", "seats" or "time")");
    if (auto const name = reader.text("name")) one.name = *name;
    if (auto const target = reader.choice("target", {mechanisms::initiative_target_names.begin(),
                                                     mechanisms::initiative_target_names.end()}))
        one.target = static_cast<mechanisms::InitiativeTarget>(*target);
    if (auto const low = reader.number("cost_low_per_person", 0.0, 1e6, "money/person"))
        one.cost_low_per_person = *low;
    if (auto const high = reader.number("cost_high_per_person", 0.0, 1e6, "money/person"))
        one.cost_high_per_person = *high;
    if (auto const weeks = reader.whole("weeks", 1, 520, "weeks"))
        one.weeks = static_cast<std::uint32_t>(*weeks);
    if (auto const effect = reader.number("effect", 0.0, 20.0, "-")) one.effect = *effect;
    if (one.cost_low_per_person > one.cost_high_per_person)
        problems.add(reader.place_of("cost_low_per_person"),
                     fmt::format("the low estimate, {}, lies above the high one, {}",
                                 one.cost_low_per_person, one.cost_high_per_person),
                     "make cost_high_per_person at least cost_low_per_person");
    reader.complain_of_unknown();
    return one;
}

}  // namespace

void read_initiatives(TableReader& strategy, Draft& draft) {
    auto const tables = strategy.tables("initiative");
    if (strategy.value("initiative") == nullptr) return;  // the default roadmap
    draft.initiatives.clear();
    for (auto const* table : tables) {
        auto one = read_initiative(*table, strategy.problems());
        bool const known = std::any_of(
            draft.initiatives.begin(), draft.initiatives.end(),
            [&](auto const& other) { return !one.name.empty() && other.name == one.name; });
        if (known)
            strategy.problems().add(table->place,
                                    fmt::format("a second initiative is called '{}'", one.name),
                                    "give each initiative a name of its own");
        draft.initiatives.push_back(std::move(one));
    }
}

}  // namespace diorama::scenario
