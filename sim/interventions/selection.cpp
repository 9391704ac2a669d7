#include "interventions/selection.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

#include "interventions/heads.hpp"
#include "random/draw.hpp"

namespace diorama::interventions {

namespace {

using org::PersonId;

bool is_free(people::Standing standing) {
    return standing.present() && !standing.in_project() && !standing.in_unit() &&
           !standing.local_staff();
}

/// The first `count` of `who` by a key that is unique for each person.
template <class Key>
std::vector<PersonId> first_by(std::vector<PersonId> who, std::size_t count, Key const& key) {
    count = std::min(count, who.size());
    auto const earlier = [&](PersonId a, PersonId b) { return key(a) < key(b); };
    std::partial_sort(who.begin(), who.begin() + static_cast<std::ptrdiff_t>(count), who.end(),
                      earlier);
    who.resize(count);
    return who;
}

template <class Keep>
std::vector<PersonId> everybody(people::People const& people, Keep const& keep) {
    std::vector<PersonId> who;
    for (std::size_t i = 0; i < people.headcount(); ++i)
        if (keep(i)) who.push_back(org::person(i));
    return who;
}

void add_tie(PersonId who, PersonId peer, std::vector<org::Tie>& ties) {
    if (peer != who) ties.push_back({who, peer, 1.0F, org::TieOrigin::generated});
}

}  // namespace

bool is_participant(mechanisms::ProgrammeState const& programme, PersonId who) {
    return std::any_of(programme.participants.begin(), programme.participants.end(),
                       [&](auto const& one) { return one.who == who; });
}

std::vector<PersonId> most_innovative(people::People const& people, std::size_t count,
                                      mechanisms::ProgrammeState const& programme) {
    auto who = everybody(people, [&](std::size_t i) {
        return is_free(people.standings[i]) && !is_participant(programme, org::person(i));
    });
    return first_by(std::move(who), count, [&](PersonId id) {
        return std::pair(people.innovativeness[org::row(id)], id);
    });
}

std::vector<PersonId> hand_picked(people::People const& people, std::size_t count,
                                  double project_share,
                                  mechanisms::ProgrammeState const& programme) {
    auto who = everybody(people, [&](std::size_t i) {
        auto const standing = people.standings[i];
        return standing.present() && !standing.in_unit() && !standing.local_staff() &&
               !is_participant(programme, org::person(i));
    });
    auto const rank = [&](PersonId id) {
        int rungs = 0;
        for (std::size_t p = 0; p < people::practice_count; ++p)
            rungs += static_cast<int>(people.standings[org::row(id)].rung(p));
        return std::tuple(-rungs, people.innovativeness[org::row(id)], id);
    };
    auto const in_project = [&](PersonId id) {
        return people.standings[org::row(id)].in_project();
    };
    auto const others =
        std::stable_partition(who.begin(), who.end(), in_project);  // members in front
    auto const places = static_cast<std::size_t>(project_share * static_cast<double>(count) + 0.5);
    auto const members = first_by({who.begin(), others}, places, rank);
    std::vector<PersonId> rest(others, who.end());
    auto picked = members;
    auto const best = first_by(std::move(rest), count - std::min(count, members.size()), rank);
    picked.insert(picked.end(), best.begin(), best.end());
    // Where there is nobody else, more of the project come.
    for (PersonId const id : first_by({who.begin(), others}, count, rank))
        if (picked.size() < count && std::find(picked.begin(), picked.end(), id) == picked.end())
            picked.push_back(id);
    return picked;
}

std::vector<PersonId> people_in_unit(people::People const& people) {
    return everybody(people, [&](std::size_t i) { return people.standings[i].in_unit(); });
}

std::vector<PersonId> by_innovativeness(people::People const& people, std::vector<PersonId> who) {
    auto const count = who.size();
    return first_by(std::move(who), count, [&](PersonId id) {
        return std::pair(people.innovativeness[org::row(id)], id);
    });
}

std::vector<PersonId> integrated_by_innovativeness(people::People const& people,
                                                   mechanisms::ProgrammeState const& programme,
                                                   std::size_t count) {
    return first_by(
        everybody(people,
                  [&](std::size_t i) {
                      return is_free(people.standings[i]) && people.standings[i].integrated() &&
                             !is_participant(programme, org::person(i));
                  }),
        count, [&](PersonId id) { return std::pair(people.innovativeness[org::row(id)], id); });
}

std::vector<PersonId> integrated_of_departments(parallel::Workers const& workers,
                                                people::People const& people,
                                                mechanisms::ProgrammeState const& programme,
                                                std::vector<std::uint32_t> const& counts) {
    if (std::all_of(counts.begin(), counts.end(), [](auto count) { return count == 0; })) return {};
    auto rows = integrated_rows(workers, people, counts);
    std::erase_if(rows, [&](auto i) { return is_participant(programme, org::person(i)); });

    // Those of one department side by side; of each, where they begin and where the chosen do.
    std::vector<std::size_t> first(counts.size() + 1, 0), first_chosen(counts.size() + 1, 0);
    for (auto const i : rows) ++first[people.departments[i] + std::size_t{1}];
    for (std::size_t d = 0; d < counts.size(); ++d) {
        first_chosen[d + 1] = first_chosen[d] + std::min<std::size_t>(counts[d], first[d + 1]);
        first[d + 1] += first[d];
    }
    std::vector<std::pair<float, PersonId>> ranked(rows.size());
    auto next = first;
    for (auto const i : rows)
        ranked[next[people.departments[i]]++] = {people.innovativeness[i], org::person(i)};
    std::vector<PersonId> chosen(first_chosen.back());
    constexpr std::size_t departments_at_once = 64;
    workers.for_each(counts.size() / departments_at_once + 1, [&](std::size_t index) {
        auto const end = std::min((index + 1) * departments_at_once, counts.size());
        for (auto d = index * departments_at_once; d < end; ++d) {
            auto const members = std::span(ranked).subspan(first[d], first[d + 1] - first[d]);
            auto const taken = first_chosen[d + 1] - first_chosen[d];
            std::partial_sort(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(taken),
                              members.end());
            for (std::size_t k = 0; k < taken; ++k) chosen[first_chosen[d] + k] = members[k].second;
        }
    });
    return chosen;
}

std::vector<std::uint32_t> wanted_staff(std::vector<std::uint32_t> const& present,
                                        double staff_share) {
    std::vector<std::uint32_t> wanted;
    for (auto const count : present)
        wanted.push_back(
            static_cast<std::uint32_t>(staff_share * static_cast<double>(count) + 0.5));
    return wanted;
}

std::size_t neediest_department(std::vector<std::uint32_t> const& wanted,
                                std::vector<std::uint32_t> const& staff, std::size_t home) {
    std::size_t neediest = home;
    std::uint32_t largest_gap = 0;
    for (std::size_t d = 0; d < wanted.size(); ++d) {
        std::uint32_t const gap = wanted[d] > staff[d] ? wanted[d] - staff[d] : 0;
        if (gap > largest_gap) {
            largest_gap = gap;
            neediest = d;
        }
    }
    return neediest;
}

PersonId draw_member(DepartmentIndex const& members, std::size_t department, PersonId who,
                     std::uint64_t seed, std::uint32_t week, std::uint32_t nth) {
    auto const count = static_cast<std::uint32_t>(members.count(department));
    if (count == 0) return who;
    auto const draw = random::words(
        {seed, random::Purpose::structures, week, static_cast<std::uint32_t>(org::row(who)), nth});
    return members.member(department, random::below(draw[0], count));
}

void add_ties_within(DepartmentIndex const& members, std::size_t department, PersonId who,
                     std::uint32_t count, std::uint64_t seed, std::uint32_t week,
                     std::vector<org::Tie>& ties, std::uint32_t first_draw) {
    for (std::uint32_t n = 0; n < count; ++n)
        add_tie(who, draw_member(members, department, who, seed, week, first_draw + n), ties);
}

void add_ties_anywhere(people::People const& people, PersonId who, std::uint32_t count,
                       std::uint64_t seed, std::uint32_t week, std::vector<org::Tie>& ties) {
    for (std::uint32_t n = 0; n < count; ++n) {
        auto const draw = random::words({seed, random::Purpose::structures, week,
                                         static_cast<std::uint32_t>(org::row(who)), n});
        add_tie(who,
                org::person(random::below(draw[1], static_cast<std::uint32_t>(people.headcount()))),
                ties);
    }
}

}  // namespace diorama::interventions
