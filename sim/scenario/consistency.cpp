#include "scenario/consistency.hpp"

#include <fmt/format.h>

namespace diorama::scenario {

namespace {

void check_order(std::string const& table, std::string const& low_name, double low,
                 std::string const& high_name, double high, std::vector<Contradiction>& found) {
    if (low <= high) return;
    found.push_back({{table + "." + high_name, table + "." + low_name},
                     fmt::format("{0}.{1} = {2} lies above {0}.{3} = {4}", table, low_name, low,
                                 high_name, high),
                     fmt::format("make {} at least {}", high_name, low_name)});
}

}  // namespace

std::vector<Contradiction> find_contradictions(mechanisms::Parameters const& parameters) {
    std::vector<Contradiction> found;
    auto const& traits = std::get<mechanisms::Traits>(parameters);
    check_order("people", "energy_inertia_low", traits.energy_inertia_low, "energy_inertia_high",
                traits.energy_inertia_high, found);
    check_order("people", "free_share_low", traits.free_share_low, "free_share_high",
                traits.free_share_high, found);

    auto const& switches = std::get<mechanisms::Switches>(parameters);
    if (!switches.contagion) return found;
    Contradiction both;
    std::string on;
    for (auto const& field : mechanisms::Switches::fields()) {
        if (field.name == "contagion" ||
            !(switches.*std::get<bool mechanisms::Switches::*>(field.member)))
            continue;
        on += (on.empty() ? "" : ", ") + std::string(field.name);
        both.paths.push_back("mechanisms." + std::string(field.name));
    }
    if (on.empty()) return found;
    both.paths.push_back("mechanisms.contagion");
    both.paths.push_back("mechanisms.only");
    both.what = "bare contagion stands in place of the model, and beside it these are on: " + on;
    both.instead = R"(write only = ["contagion"] in [mechanisms] and no other switch)";
    found.push_back(std::move(both));
    return found;
}

}  // namespace diorama::scenario
