#include <algorithm>

#include "interventions/carry_out.hpp"
#include "interventions/selection.hpp"
#include "mechanisms/net_energy.hpp"
#include "mechanisms/traits.hpp"
#include "random/draw.hpp"

namespace diorama::interventions {

namespace {

using org::PersonId;

/// Whether `below` is `above` or reports to it over any number of levels.
bool reports_to(org::Hierarchy const& hierarchy, PersonId below, PersonId above) {
    for (PersonId who = below; who != org::no_person; who = hierarchy.managers_of[org::row(who)])
        if (who == above) return true;
    return false;
}

/// People who may be laid off, those who go first in front.
std::vector<PersonId> in_order_of_leaving(LayOffRule rule, Scene const& scene) {
    std::vector<std::pair<double, PersonId>> ranked;
    auto const net = rule == LayOffRule::drainers ? mechanisms::net_energy(scene.people, scene.ties)
                                                  : std::vector<float>();
    for (std::size_t i = 0; i < scene.people.headcount(); ++i) {
        auto const who = org::person(i);
        bool const root = scene.hierarchy->managers_of[i] == org::no_person;
        if (!scene.people.standings[i].present() || root || is_participant(scene.programme, who))
            continue;
        auto const draw = random::words(
            {scene.seed, random::Purpose::selection, scene.week, static_cast<std::uint32_t>(i)});
        ranked.push_back(
            {rule == LayOffRule::drainers ? static_cast<double>(net[i]) : random::uniform(draw[0]),
             who});
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<PersonId> order;
    for (auto const& [key, who] : ranked) order.push_back(who);
    return order;
}

}  // namespace

std::uint32_t carry_out(LayOff const& action, Scene& scene) {
    auto const order = in_order_of_leaving(action.who, scene);
    auto const& standings = scene.people.standings;
    auto const present =
        std::count_if(standings.begin(), standings.end(), [](auto one) { return one.present(); });
    auto const wanted = static_cast<std::size_t>(action.share * static_cast<double>(present) + 0.5);
    auto const count = std::min(wanted, order.size());
    for (std::size_t k = 0; k < count; ++k)
        scene.people.standings[org::row(order[k])] = people::Standing();
    count_heads(scene);
    return static_cast<std::uint32_t>(count);
}

std::uint32_t carry_out(Hire const& action, Scene& scene) {
    auto wanted = static_cast<std::size_t>(
        action.share * static_cast<double>(scene.people.headcount()) + 0.5);
    std::uint32_t hired = 0;
    for (std::size_t i = 0; i < scene.people.headcount() && hired < wanted; ++i) {
        if (scene.people.standings[i].present()) continue;
        mechanisms::draw_person(
            std::get<mechanisms::Traits>(scene.base),
            std::get<mechanisms::Trust>(scene.base).at_start_share,
            std::get<mechanisms::Mandate>(scene.base).participation_at_start_share,
            random::Purpose::newcomer_traits, scene.seed, scene.week, i, scene.people);
        ++hired;
    }
    count_heads(scene);
    return hired;
}

std::uint32_t carry_out(Reorganise const& action, Scene& scene) {
    // A team cannot move below itself: the lines stay a forest.
    if (reports_to(*scene.hierarchy, action.to, action.team)) return 0;
    auto const before = scene.hierarchy;
    auto managers = before->managers_of;
    managers[org::row(action.team)] = action.to;
    auto after = std::make_shared<org::Hierarchy const>(org::make_hierarchy(std::move(managers)));
    move_leader_rows(*before, *after, scene);
    scene.hierarchy = std::move(after);
    scene.exceptions_basis.clear();  // what climbs to whom has changed
    std::uint32_t moved = 0;
    for (std::size_t i = 0; i < scene.people.headcount(); ++i)
        moved += reports_to(*scene.hierarchy, org::person(i), action.team) ? 1U : 0U;
    return moved;
}

std::uint32_t carry_out(AllocateBudget const& action, Scene& scene) {
    scene.strategy.budget_factor = action.factor;
    return 0;
}

std::uint32_t carry_out(CutBudget const& action, Scene& scene) {
    scene.strategy.budget_factor *= 1.0 - action.share;
    return 0;
}

}  // namespace diorama::interventions
