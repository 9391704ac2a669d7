#include "founding/community_ties.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

#include "founding/generated_chart.hpp"
#include "founding/tie_chances.hpp"
#include "founding/tree_rings.hpp"
#include "org/structure.hpp"

using namespace diorama;

namespace {

/// The manufacturer of 154 people: its reporting lines and its pairs with ten mails and more.
struct RealFirm {
    org::Organisation organisation;
    std::vector<org::Tie> ties;
};

std::vector<std::vector<int>> numbers_in(std::string const& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    std::vector<std::vector<int>> rows;
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, ',');)
            rows.back().push_back(std::stoi(cell));
    }
    return rows;
}

RealFirm const* real_firm() {
    static RealFirm const* const firm = []() -> RealFirm const* {
        std::string const folder = DIORAMA_SOURCE_DIR "/../shared/data/manufacturing_email/";
        if (!std::filesystem::is_directory(folder)) {
            std::cerr << "skipped: no folder " << folder << " with the real firm\n";
            return nullptr;
        }
        std::map<int, int> managers;
        for (auto const& row : numbers_in(folder + "reportsto.csv")) {
            managers[row[0]] = row[1];
            managers.try_emplace(row[1], 0);
        }
        std::map<int, org::PersonId> rows;
        org::Chart chart;
        for (auto const& [id, manager] : managers) {
            rows[id] = org::person(rows.size());
            chart.ids.push_back(std::to_string(id));
        }
        for (auto const& [id, manager] : managers)
            chart.managers.push_back(manager == 0 ? org::no_person : rows.at(manager));
        std::map<std::pair<org::PersonId, org::PersonId>, int> mails;
        for (auto const& row : numbers_in(folder + "email_weights.csv"))
            if (rows.contains(row[0]) && rows.contains(row[1]))
                mails[std::minmax(rows[row[0]], rows[row[1]])] += row[2];
        auto* const made = new RealFirm{org::assemble(std::move(chart)), {}};
        for (auto const& [pair, count] : mails)
            if (count >= 10) made->ties.push_back({pair.first, pair.second});
        return made;
    }();
    return firm;
}

/// Chance of a tie by steps in the reporting tree, 1 to 6.
std::array<double, 7> chances(org::Hierarchy const& hierarchy, std::vector<org::Tie> const& ties) {
    founding::TreeRings const rings(hierarchy);
    std::array<double, 8> pairs{}, tied{};
    for (std::uint32_t i = 0; i < rings.headcount(); ++i)
        for (std::uint32_t j = i + 1; j < rings.headcount(); ++j) ++pairs[rings.distance(i, j, 6)];
    for (org::Tie const& tie : ties)
        ++tied[rings.distance(rings.place_of(tie.a), rings.place_of(tie.b), 6)];
    std::array<double, 7> chance{};
    for (unsigned d = 1; d <= 6; ++d) chance[d] = tied[d] / pairs[d];
    return chance;
}

std::array<double, 7> mean_chances(founding::CommunityTies const& p, int seeds) {
    org::Organisation const& firm = real_firm()->organisation;
    std::array<double, 7> mean{};
    for (int seed = 1; seed <= seeds; ++seed) {
        auto const chance = chances(
            firm.hierarchy,
            founding::generate_ties(firm.hierarchy, firm.departments, p, std::uint64_t(seed)));
        for (unsigned d = 1; d <= 6; ++d) mean[d] += chance[d] / seeds;
    }
    return mean;
}

org::Organisation firm_with_ties(std::uint32_t people, founding::CommunityTies const& p = {},
                                 std::uint64_t seed = 1) {
    auto firm = org::assemble(founding::generate_chart({.people = people}, seed));
    firm.ties =
        org::Ties(people, founding::generate_ties(firm.hierarchy, firm.departments, p, seed));
    return firm;
}

}  // namespace

TEST_CASE("the mean chance of a tie is the one asked for, whatever the activities and crowds",
          "[founding][ties]") {
    for (double const mean : {0.0, 0.055, 0.556, 0.95})
        for (double const pull : {1.0, 50.0}) {
            founding::TieChances const chances(mean, 3.0, pull);
            double sum = 0.0;
            for (std::uint8_t a = 0; a < founding::activity_classes; ++a)
                for (std::uint8_t b = 0; b < founding::activity_classes; ++b)
                    for (std::uint8_t crowd = 0; crowd < founding::crowds; ++crowd)
                        sum += chances.chance({a, 0}, {b, crowd});
            REQUIRE(sum / (16.0 * 16.0 * founding::crowds) == Approx(mean).margin(1e-6));
        }
}

TEST_CASE("everyone a number of steps below a manager lies side by side", "[founding][rings]") {
    // 0 leads 1 and 2; 1 leads 3; 2 leads 4 and 5; 4 leads 6.
    auto const h =
        org::make_hierarchy({org::no_person, org::person(0), org::person(0), org::person(1),
                             org::person(2), org::person(2), org::person(4)});
    founding::TreeRings const rings(h);
    auto const two_below = rings.below(0, 2);
    REQUIRE(two_below.size() == 3);
    REQUIRE(rings.person_at(two_below.first) == org::person(3));
    REQUIRE(rings.below(rings.place_of(org::person(2)), 2).size() == 1);
    REQUIRE(rings.below(rings.place_of(org::person(5)), 1).size() == 0);
    auto const distance = [&](int a, int b) {
        return rings.distance(rings.place_of(org::person(std::size_t(a))),
                              rings.place_of(org::person(std::size_t(b))), 6);
    };
    REQUIRE(distance(3, 6) == 5);
    REQUIRE(distance(4, 5) == 2);
    REQUIRE(distance(0, 6) == 3);
}

TEST_CASE("manufacturing_email: ties by distance have the real firm's chances",
          "[founding][ties][data]") {
    if (!real_firm()) return;
    auto const real = chances(real_firm()->organisation.hierarchy, real_firm()->ties);
    std::array<double, 7> const published{0, 0.556, 0.320, 0.146, 0.082, 0.070, 0.055};
    auto const generated = mean_chances({}, 150);
    // Four standard errors of the mean of 150 seeds (measured over 600 seeds).
    std::array<double, 7> const tolerance{0, 0.023, 0.014, 0.009, 0.004, 0.004, 0.004};
    for (unsigned d = 1; d <= 6; ++d) {
        CAPTURE(d);
        REQUIRE(real[d] == Approx(published[d]).margin(0.0006));
        REQUIRE(generated[d] == Approx(real[d]).margin(tolerance[d]));
    }
}

TEST_CASE("manufacturing_email: with any mail as a tie the chances are .61 .46 .33 .24 .21 .19",
          "[founding][ties][data]") {
    if (!real_firm()) return;
    auto const generated = mean_chances(founding::any_mail(), 100);
    std::array<double, 7> const published{0, 0.61, 0.46, 0.33, 0.24, 0.21, 0.19};
    for (unsigned d = 1; d <= 6; ++d) {
        CAPTURE(d);
        REQUIRE(generated[d] == Approx(published[d]).margin(0.02));
    }
}

TEST_CASE("manufacturing_email: degrees and clustering are spread like the real firm's",
          "[founding][ties][data]") {
    if (!real_firm()) return;
    org::Organisation firm = real_firm()->organisation;
    firm.ties = org::Ties(firm.headcount(), real_firm()->ties);
    auto const real = org::describe(firm);
    REQUIRE(real.mean_degree == Approx(14.73).margin(0.01));
    REQUIRE(real.degree_deviation == Approx(13.10).margin(0.01));
    REQUIRE(real.clustering == Approx(0.360).margin(0.001));
    REQUIRE(real.people_without_ties == 17);

    double degree = 0.0, deviation = 0.0, clustering = 0.0, without = 0.0;
    constexpr int seeds = 60;
    for (int seed = 1; seed <= seeds; ++seed) {
        firm.ties = org::Ties(
            firm.headcount(),
            founding::generate_ties(firm.hierarchy, firm.departments, {}, std::uint64_t(seed)));
        auto const s = org::describe(firm);
        degree += s.mean_degree / seeds;
        deviation += s.degree_deviation / seeds;
        clustering += s.clustering / seeds;
        without += static_cast<double>(s.people_without_ties) / seeds;
    }
    REQUIRE(degree == Approx(real.mean_degree).margin(0.6));
    REQUIRE(deviation == Approx(real.degree_deviation).margin(1.8));  // generated: 12.2
    REQUIRE(clustering == Approx(real.clustering).margin(0.03));      // chance alone: 0.10
    REQUIRE(without == Approx(17.0).margin(5.0));                     // generated: 19
}

TEST_CASE("people have as many ties in a large organisation as in a small one",
          "[founding][ties]") {
    for (std::uint32_t const people : {1'000U, 10'000U, 100'000U}) {
        CAPTURE(people);
        auto const s = org::describe(firm_with_ties(people));
        REQUIRE(s.mean_degree == Approx(14.7).epsilon(0.04));
        REQUIRE(s.degree_deviation > 11.0);
        REQUIRE(s.degree_deviation < 15.5);
        // At random it would be below 0.03 for a thousand and 0.0003 for a hundred thousand.
        REQUIRE(s.clustering > 0.15);
    }
    auto const few = org::describe(firm_with_ties(2'000, {.ties_per_person = 4.0}));
    REQUIRE(few.mean_degree == Approx(4.0).epsilon(0.06));
}

TEST_CASE("rewiring keeps the number of ties and takes the clustering away", "[founding][ties]") {
    auto const local = org::describe(firm_with_ties(2'000));
    auto const half = org::describe(firm_with_ties(2'000, {.rewired_share = 0.5}));
    auto const random = org::describe(firm_with_ties(2'000, {.rewired_share = 1.0}));
    REQUIRE(half.ties == local.ties);
    REQUIRE(random.ties == local.ties);
    REQUIRE(half.clustering < 0.5 * local.clustering);
    REQUIRE(random.clustering < half.clustering);
    // Mean degree / people is 0.007; ends that stay keep some of the active people's pull.
    REQUIRE(random.clustering < 0.03);
}

TEST_CASE("one seed gives one set of ties, another seed another, and all say they are generated",
          "[founding][ties]") {
    auto const firm = org::assemble(founding::generate_chart({.people = 700}, 3));
    auto const ties = [&](std::uint64_t seed, double rewired) {
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        for (org::Tie const& tie : founding::generate_ties(firm.hierarchy, firm.departments,
                                                           {.rewired_share = rewired}, seed)) {
            REQUIRE(tie.origin == org::TieOrigin::generated);
            REQUIRE(tie.a < tie.b);
            pairs.emplace_back(org::row(tie.a), org::row(tie.b));
        }
        REQUIRE(std::ranges::is_sorted(pairs));
        REQUIRE(std::ranges::adjacent_find(pairs) == pairs.end());
        return pairs;
    };
    REQUIRE(ties(1, 0.0) == ties(1, 0.0));
    REQUIRE(ties(1, 0.4) == ties(1, 0.4));
    REQUIRE(ties(1, 0.0) != ties(2, 0.0));
}

TEST_CASE("five thousand direct reports give nobody thousands of ties", "[founding][ties]") {
    std::vector<org::PersonId> managers(5'001, org::person(0));
    managers[0] = org::no_person;
    auto const h = org::make_hierarchy(std::move(managers));
    std::vector<std::uint16_t> const departments(5'001, 0);
    // Fifteen known colleagues at .32, and what is missing from the rest of the department.
    org::Ties const rows(5'001, founding::generate_ties(h, departments, {}, 1));
    REQUIRE(static_cast<double>(rows.directed_count()) / 5'001 == Approx(14.7).epsilon(0.05));
    REQUIRE(rows.degree(org::person(0)) < 100);
    // Fifteen at .32 would be 4.8: chances fall until there are three.
    org::Ties const three(5'001,
                          founding::generate_ties(h, departments, {.ties_per_person = 3.0}, 1));
    REQUIRE(static_cast<double>(three.directed_count()) / 5'001 == Approx(3.0).epsilon(0.05));
}

TEST_CASE("organisations of one, two and many unrelated people have the ties that they can have",
          "[founding][ties]") {
    std::vector<std::uint16_t> const departments(50, 0);
    auto const count = [&](std::vector<org::PersonId> managers) {
        std::size_t const people = managers.size();
        return founding::generate_ties(org::make_hierarchy(std::move(managers)),
                                       std::span(departments).first(people), {.rewired_share = 0.5},
                                       1)
            .size();
    };
    REQUIRE(count({}) == 0);
    REQUIRE(count({org::no_person}) == 0);
    REQUIRE(count({org::no_person, org::person(0)}) <= 1);
    REQUIRE(count(std::vector<org::PersonId>(50, org::no_person)) > 0);
}
