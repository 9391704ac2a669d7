#include <fmt/format.h>

#include <array>
#include <cmath>

#include "mechanisms/trust.hpp"
#include "verification/linear_solve.hpp"
#include "verification/small_model.hpp"
#include "verification/verifications.hpp"

namespace diorama::verification {

namespace {

/// The person for whom theory and simulation are furthest apart.
Finding furthest(std::string name, std::vector<double> const& theory,
                 std::vector<float> const& simulated, double allowed_error) {
    std::size_t worst = 0;
    auto const apart = [&](std::size_t i) {
        return std::abs(theory[i] - static_cast<double>(simulated[i]));
    };
    for (std::size_t i = 1; i < theory.size(); ++i)
        if (apart(i) > apart(worst)) worst = i;
    return {std::move(name), theory[worst], Computed{static_cast<double>(simulated[worst])},
            allowed_error};
}

/// Nine people, three to five ties each.
org::Ties nine_people() {
    constexpr std::array<std::array<std::size_t, 2>, 17> pairs{{{0, 1},
                                                                {0, 2},
                                                                {0, 3},
                                                                {1, 2},
                                                                {1, 4},
                                                                {2, 3},
                                                                {2, 5},
                                                                {3, 6},
                                                                {4, 5},
                                                                {4, 7},
                                                                {5, 6},
                                                                {5, 8},
                                                                {6, 8},
                                                                {6, 7},
                                                                {7, 8},
                                                                {0, 8},
                                                                {3, 7}}};
    std::vector<org::Tie> ties;
    for (auto const& [a, b] : pairs) ties.push_back({org::person(a), org::person(b)});
    return org::Ties(9, ties);
}

/// Weight of everybody's word with everybody: an equal part for each colleague.
Matrix listening(org::Ties const& ties) {
    std::size_t const people = ties.headcount();
    Matrix weights(people, std::vector<double>(people, 0.0));
    for (std::size_t i = 0; i < people; ++i)
        for (auto const peer : ties.of(org::person(i)))
            weights[i][org::row(peer)] = 1.0 / static_cast<double>(ties.degree(org::person(i)));
    return weights;
}

/// What all end at if each takes the mean of their colleagues, again and again: the stationary
/// weights of everybody's first word, times those words.
double consensus(Matrix const& weights, std::vector<float> const& first) {
    std::size_t const people = first.size();
    Matrix a(people, std::vector<double>(people));
    std::vector<double> b(people, 0.0);
    for (std::size_t i = 0; i < people; ++i)
        for (std::size_t j = 0; j < people; ++j) a[i][j] = weights[j][i] - (i == j ? 1.0 : 0.0);
    // One equation follows from the others; in its place the weights add up to 1.
    for (auto& one : a.back()) one = 1.0;
    b.back() = 1.0;
    auto const word = solve(a, b);
    double sum = 0.0;
    for (std::size_t i = 0; i < people; ++i) sum += word[i] * static_cast<double>(first[i]);
    return sum;
}

/// Where everybody ends who is pulled to their own energy and to the mean of their colleagues.
std::vector<double> anchored(Matrix const& weights, std::vector<float> const& own,
                             double personal_rate, double colleague_rate) {
    std::size_t const people = own.size();
    Matrix a(people, std::vector<double>(people));
    std::vector<double> b(people);
    for (std::size_t i = 0; i < people; ++i) {
        for (std::size_t j = 0; j < people; ++j)
            a[i][j] =
                (i == j ? personal_rate + colleague_rate : 0.0) - colleague_rate * weights[i][j];
        b[i] = personal_rate * static_cast<double>(own[i]);
    }
    return solve(a, b);
}

engine::Model energy_model(std::size_t headcount, org::Ties ties, std::uint64_t seed,
                           double personal_rate, double colleague_rate, double organisation_rate) {
    auto model = still_model(headcount, 3, std::move(ties));
    part<mechanisms::Switches>(model).energy = true;
    auto& energy = part<mechanisms::Energy>(model);
    energy.personal_rate_per_week = personal_rate;
    energy.colleague_rate_per_week = colleague_rate;
    energy.organisation_rate_per_week = organisation_rate;
    auto& traits = part<mechanisms::Traits>(model);
    traits.energy_inertia_low = traits.energy_inertia_high = 1.0;
    traits.using_at_start_share = 0.0;
    model.seed = seed;
    model.weeks = 600;
    return model;
}

}  // namespace

std::vector<Finding> fixed_points_of_trust(Setting const&) {
    mechanisms::Trust const p;
    std::vector<Finding> findings;
    for (double const kept : {0.5, 0.61, 0.8, 0.95}) {
        mechanisms::Climate climate;
        climate.programme_running = true;
        climate.kept_share = kept;
        mechanisms::Departments departments;
        departments.resize(1);
        people::People people;
        people.resize(1);
        people.departments = {0};
        people.trust[0] = static_cast<float>(p.at_start_share);
        mechanisms::TrustTerms terms;
        mechanisms::weigh_trust(p, climate, departments, terms);
        for (int week = 0; week < 2'000; ++week)
            mechanisms::judge_leadership(terms, {0, 1}, people);
        double const gain = p.gain_per_week * kept, loss = p.loss_per_week * (1.0 - kept);
        // A float stands still where a week would move it by less than half of its last bit.
        findings.push_back({fmt::format("trust in the end, {} of the promise kept", kept),
                            gain / (gain + loss), Computed{static_cast<double>(people.trust[0])},
                            1e-5});
    }
    return findings;
}

std::vector<Finding> fixed_point_of_energy(Setting const& setting) {
    auto model =
        energy_model(50, org::Ties(50, {}), setting.seed_of(Topic::energy, 0, 0), 0.05, 0.0, 0.06);
    auto& energy = part<mechanisms::Energy>(model);
    energy.inspiring_manager_weight = 0.0;
    energy.overfull_diary_weight = 0.0;  // a full week now and then would move managers' end
    energy.bad_tools_weight = 0.5;
    double const organisation =
        -energy.bad_tools_weight * (1.0 - part<mechanisms::Tools>(model).quality_at_start);
    auto const simulation = run(std::move(model), setting.workers);
    auto const& people = simulation.world().people;
    std::vector<double> theory;
    for (float const own : people.personal_energy)
        theory.push_back((0.05 * static_cast<double>(own) + 0.06 * organisation) / (0.05 + 0.06));
    return {furthest("energy in the end, own and the organisation's pull", theory, people.energy,
                     1e-5)};
}

std::vector<Finding> averaging_of_energy(Setting const& setting) {
    auto const ties = nine_people();
    auto const weights = listening(ties);
    auto const end_of = [&](double personal_rate, double colleague_rate) {
        auto model = energy_model(9, ties, setting.seed_of(Topic::energy, 1, 0), personal_rate,
                                  colleague_rate, 0.0);
        part<mechanisms::Switches>(model).exposure = true;
        return run(std::move(model), setting.workers).world().people;
    };
    auto const alike = end_of(0.0, 0.5);
    std::vector<double> const same(9, consensus(weights, alike.personal_energy));
    auto const apart = end_of(0.1, 0.3);
    // Colleagues see energy in steps of 1 / 32767. Without an anchor the error of half a step adds
    // up over the few dozen weeks until all show the same; with one it is at most
    // colleague / personal rate times it.
    return {
        furthest("energy in the end, colleagues' pull alone (DeGroot)", same, alike.energy, 5e-4),
        furthest("energy in the end, own and colleagues' pull (Friedkin-Johnsen)",
                 anchored(weights, apart.personal_energy, 0.1, 0.3), apart.energy, 6e-5)};
}

}  // namespace diorama::verification
