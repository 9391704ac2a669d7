#include <utility>

#include "interventions/structures.hpp"

namespace diorama::interventions {

namespace {

template <class Column>
void move_column(std::vector<std::pair<std::uint32_t, std::uint32_t>> const& rows,
                 std::size_t count, Column& column) {
    Column moved(count);
    for (auto const& [from, to] : rows) moved[to] = column[from];
    column = std::move(moved);
}

}  // namespace

void move_leader_rows(org::Hierarchy const& before, org::Hierarchy const& after, Scene& scene) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> rows;
    for (std::size_t from = 0; from < before.leaders.size(); ++from)
        if (auto const to = after.leader_index[org::row(before.leaders[from])];
            to != org::Hierarchy::no_leader)
            rows.emplace_back(static_cast<std::uint32_t>(from), to);
    auto const count = after.leaders.size();
    auto& leaders = scene.leaders;
    for (auto* column : {&leaders.meeting_hours, &leaders.spare_hours, &leaders.steering_hours,
                         &leaders.presence, &leaders.waiting_hours, &leaders.pending_message})
        move_column(rows, count, *column);
    move_column(rows, count, leaders.asked);
    move_column(rows, count, leaders.answered);
    move_column(rows, count, scene.memory);
    move_column(rows, count, scene.voices);
    for (auto& one : scene.programme.participants)
        one.leader = after.leader_index[org::row(one.who)];
}

}  // namespace diorama::interventions
