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
    lines.managers_by_row = hierarchy.leaders;
    std::sort(lines.managers_by_row.begin(), lines.managers_by_row.end());
    for (auto const who : lines.managers_by_row)
        lines.places_by_row.push_back(hierarchy.leader_index[org::row(who)]);
    return lines;
}

}  // namespace diorama::mechanisms
