#include <algorithm>

#include "org/structure.hpp"

namespace diorama::org {

std::vector<std::vector<PersonId>> find_cycles(std::span<PersonId const> managers) {
    constexpr std::uint32_t nobody = 0xffffffffU;
    // Whoever climbs the lines leaves a mark; climbing into one's own marks is a circle.
    std::vector<std::uint32_t> climber(managers.size(), nobody);
    std::vector<std::vector<PersonId>> cycles;
    for (std::uint32_t start = 0; start < managers.size(); ++start) {
        PersonId at = person(start);
        while (at != no_person && climber[row(at)] == nobody) {
            climber[row(at)] = start;
            at = managers[row(at)];
        }
        if (at == no_person || climber[row(at)] != start) continue;
        std::vector<PersonId>& cycle = cycles.emplace_back();
        for (PersonId next = at; cycle.empty() || next != at; next = managers[row(next)])
            cycle.push_back(next);
        std::ranges::rotate(cycle, std::ranges::min_element(cycle));
    }
    std::ranges::sort(cycles, {}, [](auto const& cycle) { return cycle.front(); });
    return cycles;
}

}  // namespace diorama::org
