#include <algorithm>
#include <boost/graph/strong_components.hpp>

#include "org/boost_graph.hpp"
#include "org/structure.hpp"

namespace diorama::org {

std::vector<std::vector<PersonId>> find_cycles(std::span<PersonId const> managers) {
    Lines const lines{managers};
    std::vector<std::uint32_t> component(managers.size());
    std::size_t const components = boost::strong_components(
        lines, boost::make_iterator_property_map(component.data(), RowMap{}));
    std::vector<std::uint32_t> sizes(components, 0);
    for (std::uint32_t const c : component) ++sizes[c];

    std::vector<std::vector<PersonId>> cycles;
    for (std::size_t i = 0; i < managers.size(); ++i) {
        bool const own_manager = managers[i] == person(i);
        if (sizes[component[i]] < 2 && !own_manager) continue;
        std::vector<PersonId>& cycle = cycles.emplace_back();
        PersonId next = person(i);
        do {
            cycle.push_back(next);
            next = managers[row(next)];
        } while (next != person(i));
        // Told: the others of this circle must not begin it again.
        sizes[component[i]] = 0;
    }
    return cycles;
}

}  // namespace diorama::org
