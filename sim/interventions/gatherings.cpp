#include "interventions/gatherings.hpp"

#include <algorithm>

#include "interventions/carry_out.hpp"
#include "interventions/selection.hpp"
#include "mechanisms/customers.hpp"
#include "random/draw.hpp"

namespace diorama::interventions {

namespace {

/// Somebody was heard: knows of everything, had a say, feels less pushed.
void take_part(people::People& people, std::size_t i, double participation_gain,
               double pressure_relief) {
    auto& standing = people.standings[i];
    for (std::size_t p = 0; p < people::practice_count; ++p)
        if (standing.rung(p) == unsigned(people::Rung::unaware))
            standing.set_rung(p, unsigned(people::Rung::aware));
    double const participation = static_cast<double>(people.participation[i]);
    people.participation[i] =
        static_cast<float>(participation + participation_gain * (1.0 - participation));
    people.reactance_pressure[i] *= static_cast<float>(1.0 - pressure_relief);
}

}  // namespace

std::uint32_t gather(Scene& scene, std::vector<double> const& attendance_share,
                     double participation_gain, double pressure_relief,
                     double issues_per_department) {
    std::uint32_t attending = 0;
    for (std::size_t i = 0; i < scene.people.headcount(); ++i) {
        if (!scene.people.standings[i].present()) continue;
        auto const draw = random::words(
            {scene.seed, random::Purpose::forums, scene.week, static_cast<std::uint32_t>(i)});
        if (random::uniform(draw[0]) >= attendance_share[scene.people.departments[i]]) continue;
        take_part(scene.people, i, participation_gain, pressure_relief);
        ++attending;
    }
    bool const heard = std::get<mechanisms::Switches>(scene.base).conversations;
    for (std::size_t d = 0; heard && d < scene.departments.count(); ++d) {
        if (scene.departments.headcount[d] == 0) continue;
        // A word of its own: departments are drawn beside people, in block 1.
        auto const draw = random::words(
            {scene.seed, random::Purpose::forums, scene.week, static_cast<std::uint32_t>(d), 1});
        scene.departments.open_issues[d] +=
            static_cast<float>(random::poisson(issues_per_department, random::uniform(draw[0])));
    }
    return attending;
}

std::uint32_t pair_departments(Scene& scene, double share, std::vector<std::uint32_t>& partner) {
    auto const count = scene.departments.count();
    auto const taking_part = static_cast<std::size_t>(share * static_cast<double>(count) + 0.5);
    std::uint32_t people = 0;
    for (std::size_t d = 0; d + 1 < taking_part; d += 2) {
        partner[d] = static_cast<std::uint32_t>(d + 1);
        partner[d + 1] = static_cast<std::uint32_t>(d);
        people += scene.departments.headcount[d] + scene.departments.headcount[d + 1];
    }
    // An odd one out joins the last pair's second department.
    if (taking_part % 2 == 1 && taking_part > 1) {
        partner[taking_part - 1] = static_cast<std::uint32_t>(taking_part - 2);
        people += scene.departments.headcount[taking_part - 1];
    }
    return people;
}

std::uint32_t pair_named(Scene& scene, std::vector<std::uint16_t> const& names,
                         std::vector<std::uint32_t>& partner) {
    std::uint32_t people = 0;
    for (std::size_t k = 0; k + 1 < names.size(); k += 2) {
        partner[names[k]] = names[k + 1];
        partner[names[k + 1]] = names[k];
        people += scene.departments.headcount[names[k]] + scene.departments.headcount[names[k + 1]];
    }
    return people;
}

std::uint32_t pair_by_lot(Scene& scene, double share, std::vector<std::uint32_t>& partner) {
    auto const count = scene.departments.count();
    auto const taking_part = static_cast<std::uint32_t>(share * static_cast<double>(count) + 0.5);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> lots;
    for (std::uint32_t d = 0; d < taking_part; ++d)
        lots.push_back(
            {random::words({scene.seed, random::Purpose::forums, scene.week, d, 2})[0], d});
    std::sort(lots.begin(), lots.end());
    std::uint32_t people = 0;
    for (std::size_t k = 0; k + 1 < lots.size(); k += 2) {
        auto const a = lots[k].second;
        auto const b = lots[k + 1].second;
        partner[a] = b;
        partner[b] = a;
        people += scene.departments.headcount[a] + scene.departments.headcount[b];
    }
    return people;
}

std::uint32_t carry_out(HoldForum const& action, Scene& scene) {
    std::vector<double> const attendance(scene.departments.count(), action.attendance_share);
    return gather(scene, attendance, action.participation_gain, action.pressure_relief,
                  action.issues_per_department);
}

std::uint32_t carry_out(HoldFocusGroups const& action, Scene& scene) {
    std::vector<double> attendance(scene.departments.count(), 0.0);
    for (std::size_t d = 0; d < attendance.size(); ++d)
        if (scene.departments.headcount[d] > 0)
            attendance[d] = action.people_per_department / scene.departments.headcount[d];
    return gather(scene, attendance, action.participation_gain, action.pressure_relief,
                  action.issues_per_department);
}

std::uint32_t carry_out(StartThinkingGroups const& action, Scene& scene) {
    auto& partner = scene.departments.group_partner;
    auto const people = action.pairing == Pairing::neighbours
                            ? pair_departments(scene, action.departments_share, partner)
                            : pair_by_lot(scene, action.departments_share, partner);
    double const elsewhere = std::get<mechanisms::Conversations>(scene.base).wrong_room_share;
    for (std::size_t d = 0; d < partner.size(); ++d) {
        bool const concerned = partner[d] != mechanisms::no_partner &&
                               mechanisms::share_a_touch_point(d, partner[d], partner.size());
        scene.departments.group_fit[d] = static_cast<float>(concerned ? 1.0 : elsewhere);
    }
    return people;
}

std::uint32_t carry_out(IntegrateMedia const& action, Scene& scene) {
    std::vector<std::uint32_t> partner(scene.departments.count(), mechanisms::no_partner);
    auto const people = action.departments.empty()
                            ? pair_departments(scene, action.departments_share, partner)
                            : pair_named(scene, action.departments, partner);
    DepartmentIndex const members(scene.workers, scene.people, scene.departments.count());
    std::vector<org::Tie> ties;
    for (std::size_t i = 0; i < scene.people.headcount(); ++i) {
        auto const d = scene.people.departments[i];
        if (partner[d] == mechanisms::no_partner || !scene.people.standings[i].present()) continue;
        // The whole number of ties, and one more by lot for the fraction.
        auto const draw = random::words({scene.seed, random::Purpose::structures, scene.week,
                                         static_cast<std::uint32_t>(i), 1000});
        auto const count =
            static_cast<std::uint32_t>(action.peer_ties_per_person + random::uniform(draw[0]));
        add_ties_within(members, partner[d], org::person(i), count, scene.seed, scene.week, ties);
    }
    if (!ties.empty()) scene.ties = scene.ties.with(ties, side_by_side(scene));
    bool const merges = std::get<mechanisms::Switches>(scene.base).media;
    for (std::size_t d = 0; merges && d < partner.size(); ++d)
        if (partner[d] != mechanisms::no_partner && scene.departments.merged_weeks[d] == 0) {
            scene.departments.merged_weeks[d] = 1;
            scene.departments.merged_with[d] = partner[d];
        }
    return people;
}

std::uint32_t carry_out(OpenCustomerCommunity const&, Scene& scene) {
    scene.structures.customer_community = true;
    return 0;
}

}  // namespace diorama::interventions
