#include "mechanisms/lines.hpp"

#include <algorithm>

#include "mechanisms/climate.hpp"

namespace diorama::mechanisms {

std::size_t Lines::first_manager(std::size_t row) const noexcept {
    auto const first =
        std::lower_bound(managers_by_row.begin(), managers_by_row.end(), org::person(row));
    return static_cast<std::size_t>(first - managers_by_row.begin());
}

Lines read_lines(org::Hierarchy const& hierarchy, people::People const& people,
                 bool posts_may_be_empty) {
    Lines lines;
    lines.voice_of.resize(hierarchy.headcount());
    for (std::size_t i = 0; i < lines.voice_of.size(); ++i) {
        auto manager = hierarchy.managers_of[i];
        while (posts_may_be_empty && manager != org::no_person &&
               !people.standings[org::row(manager)].present())
            manager = hierarchy.managers_of[org::row(manager)];
        lines.voice_of[i] =
            manager == org::no_person ? no_voice : hierarchy.leader_index[org::row(manager)];
    }
    lines.managers_by_row.reserve(hierarchy.leaders.size());
    lines.places_by_row.reserve(hierarchy.leaders.size());
    for (std::size_t i = 0; i < hierarchy.headcount(); ++i)
        if (auto const place = hierarchy.leader_index[i]; place != org::Hierarchy::no_leader) {
            lines.managers_by_row.push_back(org::person(i));
            lines.places_by_row.push_back(place);
        }
    return lines;
}

void look_up_managers(Lines const& lines, std::span<FromManager const> of_each, parallel::Rows rows,
                      FromManagers& out) noexcept {
    // One by one: a processor gathers eight numbers no faster than it reads eight.
    auto const nobody = static_cast<std::uint32_t>(of_each.size() - 1);
    for (std::size_t k = 0; k < rows.size(); ++k)
        out[k] = of_each[std::min(lines.voice_of[rows.first + k], nobody)];
}

}  // namespace diorama::mechanisms
