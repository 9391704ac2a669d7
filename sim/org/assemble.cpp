#include <cassert>
#include <limits>
#include <string>
#include <unordered_map>

#include "org/organisation.hpp"

namespace diorama::org {
namespace {

constexpr std::size_t most_departments = std::numeric_limits<std::uint16_t>::max();

/// The people of a chart's posts: renumbered, with vacancies resolved upwards.
struct Occupants {
    std::vector<std::uint32_t> posts;  ///< [headcount]
    std::vector<PersonId> of_post;     ///< [posts], no_person = vacant
    std::vector<PersonId> above;       ///< [posts], the post's holder or the next filled one above
};

bool is_vacant(Chart const& chart, std::size_t post) {
    return !chart.vacant.empty() && chart.vacant[post] != 0;
}

Occupants find_occupants(Chart const& chart) {
    std::size_t const posts = chart.posts();
    Occupants occupants;
    occupants.of_post.assign(posts, no_person);
    occupants.posts.reserve(posts);
    for (std::size_t post = 0; post < posts; ++post) {
        if (is_vacant(chart, post)) continue;
        occupants.of_post[post] = person(occupants.posts.size());
        occupants.posts.push_back(static_cast<std::uint32_t>(post));
    }
    occupants.above = occupants.of_post;
    // Walks up a chain of vacancies and writes the answer back along it, so that each vacant post
    // is walked over once.
    std::vector<std::uint8_t> resolved(posts, 0);
    std::vector<std::size_t> chain;
    for (std::size_t start = 0; start < posts; ++start) {
        chain.clear();
        std::size_t post = start;
        while (is_vacant(chart, post) && !resolved[post]) {
            chain.push_back(post);
            assert(chain.size() <= posts);
            if (chart.managers[post] == no_person) break;
            post = row(chart.managers[post]);
        }
        PersonId const holder = occupants.above[post];
        for (std::size_t const vacancy : chain) {
            occupants.above[vacancy] = holder;
            resolved[vacancy] = 1;
        }
    }
    return occupants;
}

std::vector<PersonId> managers_of_people(Chart const& chart, Occupants const& occupants) {
    std::vector<PersonId> managers(occupants.posts.size(), no_person);
    for (std::size_t i = 0; i < managers.size(); ++i)
        if (PersonId const post = chart.managers[occupants.posts[i]]; post != no_person)
            managers[i] = occupants.above[row(post)];
    return managers;
}

Ties matrix_ties(Chart const& chart, Occupants const& occupants) {
    std::vector<Tie> ties;
    for (MatrixLine const& line : chart.matrix_lines) {
        PersonId const one = occupants.of_post[row(line.post)];
        PersonId const other = occupants.above[row(line.manager)];
        if (one != no_person && other != no_person && one != other) ties.push_back({one, other});
    }
    return Ties(occupants.posts.size(), ties);
}

bool names_departments(Labels const& departments) {
    for (std::string const& name : departments.names)
        if (!name.empty()) return true;
    return false;
}

/// Departments in order of their first person; those that only vacancies belong to are left out.
void take_departments(Organisation& organisation) {
    Labels const& given = organisation.chart.departments;
    constexpr std::uint32_t unseen = 0xffffffffU;
    std::vector<std::uint32_t> number(given.names.size(), unseen);
    organisation.departments.resize(organisation.headcount());
    for (std::size_t i = 0; i < organisation.headcount(); ++i) {
        std::uint32_t const code = given.code(organisation.post(person(i)));
        if (number[code] == unseen) {
            number[code] = static_cast<std::uint32_t>(organisation.department_names.size());
            std::string const& name = given.names[code];
            organisation.department_names.push_back(name.empty() ? "(none)" : name);
        }
        assert(number[code] < most_departments);
        organisation.departments[i] = static_cast<std::uint16_t>(number[code]);
    }
}

std::string department_name(Organisation const& organisation, PersonId head,
                            std::unordered_map<std::string, int> const& uses) {
    std::string const id(organisation.id(head));
    std::string const title(organisation.title(head));
    if (title.empty()) return id;
    return uses.at(title) == 1 ? title : title + " (" + id + ")";
}

/// Each direct report of a root heads a department; a root sits in "Top".
void derive_departments(Organisation& organisation) {
    Hierarchy const& hierarchy = organisation.hierarchy;
    std::unordered_map<std::string, int> uses{{"Top", 1}};
    for (PersonId const root : hierarchy.roots)
        for (PersonId const head : hierarchy.reports_of(root))
            ++uses[std::string(organisation.title(head))];

    organisation.departments_derived = true;
    organisation.department_names = {"Top"};
    organisation.departments.assign(organisation.headcount(), 0);
    for (PersonId const root : hierarchy.roots)
        for (PersonId const head : hierarchy.reports_of(root)) {
            // More heads than departments can be numbered: the rest stay with the top.
            if (organisation.department_names.size() == most_departments) break;
            organisation.departments[row(head)] =
                static_cast<std::uint16_t>(organisation.department_names.size());
            organisation.department_names.push_back(department_name(organisation, head, uses));
        }
    // Leaders come by depth, so a manager's department is settled before their reports'.
    for (PersonId const leader : hierarchy.leaders) {
        if (hierarchy.depths[row(leader)] == 0) continue;
        for (PersonId const report : hierarchy.reports_of(leader))
            organisation.departments[row(report)] = organisation.departments[row(leader)];
    }
}

}  // namespace

Organisation assemble(Chart chart) {
    assert(chart.managers.size() == chart.posts());
    Occupants occupants = find_occupants(chart);
    Organisation organisation;
    organisation.hierarchy = make_hierarchy(managers_of_people(chart, occupants));
    organisation.ties = matrix_ties(chart, occupants);
    if (occupants.posts.size() < chart.posts()) organisation.posts = std::move(occupants.posts);
    organisation.chart = std::move(chart);
    for (auto* labels : {&organisation.chart.titles, &organisation.chart.departments,
                         &organisation.chart.locations, &organisation.chart.teams})
        labels->shorten();
    if (!organisation.chart.departments.empty() &&
        names_departments(organisation.chart.departments))
        take_departments(organisation);
    else
        derive_departments(organisation);
    if (organisation.department_names.empty()) organisation.department_names = {"(none)"};
    return organisation;
}

}  // namespace diorama::org
