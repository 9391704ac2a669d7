#pragma once
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "interventions/structures.hpp"

namespace diorama::test {

/// Twelve people in three departments of four: a chief (row 0) over the heads of the departments
/// (rows 0, 4, 8), the rest below their head. The higher the row, the later the person (z rises).
/// Everybody is present and unaware; ties only join rows 1 and 2.
struct SmallScene {
    org::Organisation organisation;
    people::People people;
    org::Ties ties;
    mechanisms::LeaderWeeks leaders;
    mechanisms::Departments departments;
    mechanisms::ProgrammeState programme;
    mechanisms::StrategyState strategy;
    mechanisms::TeamMemory memory;
    std::vector<mechanisms::Voice> voices;
    std::shared_ptr<org::Hierarchy const> hierarchy;
    std::vector<double> exceptions_basis;
    interventions::Structures structures;
    mechanisms::Parameters base;
    parallel::Workers workers{2};
    interventions::Scene scene;

    explicit SmallScene(std::size_t headcount = 12, std::size_t in_department = 4)
        : scene{organisation, people, ties,   leaders,   departments,      programme,
                strategy,     memory, voices, hierarchy, exceptions_basis, structures,
                base,         5,      10,     workers} {
        org::Chart chart;
        for (std::size_t i = 0; i < headcount; ++i) {
            std::size_t const head = i / in_department * in_department;
            chart.ids.push_back("P" + std::to_string(i));
            chart.managers.push_back(i == 0 ? org::no_person : org::person(i == head ? 0 : head));
        }
        organisation = org::assemble(std::move(chart));
        std::size_t const department_count = (headcount + in_department - 1) / in_department;
        people.resize(headcount);
        people::Standing present;
        present.set_present(true);
        for (std::size_t i = 0; i < headcount; ++i) {
            people.standings[i] = present;
            people.departments[i] = static_cast<std::uint16_t>(i / in_department);
            people.innovativeness[i] = 0.1F * static_cast<float>(i) - 1.0F;
        }
        std::vector<org::Tie> const pair{{org::person(1), org::person(2)}};
        ties = org::Ties(headcount, pair);
        hierarchy = std::make_shared<org::Hierarchy const>(organisation.hierarchy);
        leaders.resize(hierarchy->leaders.size());
        memory.resize(hierarchy->leaders.size());
        voices.resize(hierarchy->leaders.size());
        departments.resize(department_count);
    }

    people::Standing& of(std::size_t row) { return people.standings[row]; }
    void stand(std::size_t row, unsigned rung) {
        for (std::size_t p = 0; p < people::practice_count; ++p) of(row).set_rung(p, rung);
    }
    std::uint32_t act(interventions::Action const& action) {
        return interventions::act(action, scene);
    }
    void live_on_in(std::uint32_t week) {
        scene.week = week;
        interventions::live_on(scene);
    }
    /// The programme needs these people, the first as chief executive.
    void needs(std::vector<std::size_t> const& rows) {
        for (std::size_t k = 0; k < rows.size(); ++k) {
            mechanisms::Participant one;
            one.who = org::person(rows[k]);
            one.role =
                k == 0 ? mechanisms::Role::chief_executive : mechanisms::Role::finance_officer;
            one.leader = organisation.hierarchy.leader_index[rows[k]];
            programme.participants.push_back(one);
        }
    }

    template <class Is>
    std::vector<std::size_t> rows(Is const& is) const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < people.headcount(); ++i)
            if (is(people.standings[i])) found.push_back(i);
        return found;
    }
    std::vector<std::size_t> members() const {
        return rows([](auto one) { return one.in_project(); });
    }
    std::vector<std::size_t> experts() const {
        return rows([](auto one) { return one.in_unit(); });
    }
    std::vector<std::size_t> staff() const {
        return rows([](auto one) { return one.local_staff(); });
    }
    std::size_t present_count() const {
        return rows([](auto one) { return one.present(); }).size();
    }
    bool tied(std::size_t a, std::size_t b) const {
        auto const peers = ties.of(org::person(a));
        return std::find(peers.begin(), peers.end(), org::person(b)) != peers.end();
    }
};

}  // namespace diorama::test
