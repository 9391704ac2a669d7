#include <catch2/catch.hpp>

#include <algorithm>

#include "mechanisms/net_energy.hpp"
#include "mechanisms/small_office.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

using test::Pairs;
using test::ties_of;
using test::with_energy;

/// Ten people in a ring; the first is full of energy, the sixth drained.
Pairs ring_of_ten() {
    Pairs pairs;
    for (std::size_t i = 0; i < 10; ++i) pairs.emplace_back(i, (i + 1) % 10);
    return pairs;
}
people::People ten() { return with_energy({0.9F, 0, 0, 0, 0, -0.9F, 0, 0, 0, 0}); }

}  // namespace

TEST_CASE("in a triangle each pulls on half of what the others hear", "[mechanisms][net-energy]") {
    auto const net =
        net_energy(with_energy({0.6F, 0.0F, -0.3F}), ties_of(3, {{0, 1}, {1, 2}, {0, 2}}));
    REQUIRE(net[0] == Approx(0.3 + 0.45));
    REQUIRE(net[1] == Approx(-0.3 + 0.15));
    REQUIRE(net[2] == Approx(-0.45 - 0.15));
}

TEST_CASE("what one gives the other is drained of, where both know as many",
          "[mechanisms][net-energy]") {
    auto const pair = net_energy(with_energy({0.5F, -0.2F}), ties_of(2, {{0, 1}}));
    REQUIRE(pair[0] == Approx(0.7));
    REQUIRE(pair[0] + pair[1] == Approx(0.0).margin(1e-7));
    // Whoever is somebody's only colleague pulls with full weight, and is hardly pulled back.
    auto const star =
        net_energy(with_energy({0.6F, 0, 0, 0}), ties_of(4, {{0, 1}, {0, 2}, {0, 3}}));
    REQUIRE(star[0] == Approx(1.8));
    REQUIRE(star[1] == Approx(-0.2));
}

TEST_CASE("alike, alone or gone: nobody drains anybody", "[mechanisms][net-energy]") {
    auto const triangle = ties_of(4, {{0, 1}, {1, 2}, {0, 2}});
    for (float const net : net_energy(with_energy({0.4F, 0.4F, 0.4F, -0.9F}), triangle))
        REQUIRE(net == 0.0F);
    auto people = with_energy({0.6F, 0.0F, -0.3F, 0.0F});
    people.standings[2].set_present(false);
    auto const net = net_energy(people, triangle);
    // With the third gone the two are each other's only colleague.
    REQUIRE(net[0] == Approx(0.6));
    REQUIRE(net[1] == Approx(-0.6));
    REQUIRE(net[2] == 0.0F);
}

TEST_CASE("of ten people one is a generator, one a sink, one stores", "[mechanisms][net-energy]") {
    auto people = ten();
    people.energy_inertia[2] = 3.0F;
    auto const ties = ties_of(10, ring_of_ten());
    auto const kinds = energy_kinds(people, ties, net_energy(people, ties));
    REQUIRE(kinds[0] == EnergyKind::generator);
    REQUIRE(kinds[5] == EnergyKind::sink);
    REQUIRE(kinds[2] == EnergyKind::capacitor);
    REQUIRE(std::count(kinds.begin(), kinds.end(), EnergyKind::ordinary) == 7);
}

TEST_CASE("a generator whom twice as many know is a magnet", "[mechanisms][net-energy]") {
    auto people = ten();
    auto pairs = ring_of_ten();
    for (std::size_t other : {2U, 3U, 7U, 8U})
        pairs.emplace_back(0, other);  // six ties; 2.8 is the mean
    auto const ties = ties_of(10, pairs);
    REQUIRE(energy_kinds(people, ties, net_energy(people, ties))[0] == EnergyKind::magnet);
}

TEST_CASE("where nobody pulls there are neither generators nor sinks, and whoever left is ordinary",
          "[mechanisms][net-energy]") {
    auto people = with_energy(std::vector<float>(10, 0.4F));
    auto const ties = ties_of(10, ring_of_ten());
    people.energy_inertia[4] = 5.0F;
    people.standings[4].set_present(false);
    for (auto const kind : energy_kinds(people, ties, net_energy(people, ties)))
        REQUIRE((kind == EnergyKind::capacitor || kind == EnergyKind::ordinary));
    REQUIRE(energy_kinds(people, ties, net_energy(people, ties))[4] == EnergyKind::ordinary);
    REQUIRE(energy_kinds(test::alike(0), {}, {}).empty());
}
