#include <catch2/catch.hpp>

#include "mechanisms/small_office.hpp"
#include "mechanisms/trust.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

/// Trust of one person after so many weeks of the same.
double trust_after(int weeks, Climate const& climate, double from, double default_share = 0.0,
                   Trust const& p = {}) {
    auto people = test::alike(1);
    people.trust[0] = static_cast<float>(from);
    Departments departments;
    departments.resize(1);
    departments.default_share[0] = static_cast<float>(default_share);
    TrustTerms terms;
    weigh_trust(p, climate, departments, terms);
    for (int week = 0; week < weeks; ++week) judge_leadership(terms, {0, 1}, people);
    return static_cast<double>(people.trust[0]);
}

Climate running(double kept_share, double delegated_share = 0.0) {
    Climate climate;
    climate.programme_running = true;
    climate.kept_share = kept_share;
    climate.delegated_share = delegated_share;
    return climate;
}

}  // namespace

TEST_CASE("a week of kept promises builds trust, one of broken ones costs twice as much",
          "[mechanisms][trust]") {
    REQUIRE(trust_after(1, running(1.0), 0.5) == Approx(0.5 + 0.015 * 0.5));
    REQUIRE(trust_after(1, running(0.0), 0.5) == Approx(0.5 - 0.03 * 0.5));
    REQUIRE(trust_after(1, running(0.6), 0.5) ==
            Approx(0.5 + 0.015 * 0.6 * 0.5 - 0.03 * 0.4 * 0.5));
}

TEST_CASE("trust settles where gain and loss balance: K .61 at .44, K .95 at .90",
          "[mechanisms][trust]") {
    for (double const from : {0.05, 0.55, 0.95}) {
        REQUIRE(trust_after(3000, running(0.61), from) == Approx(0.44).margin(0.005));
        REQUIRE(trust_after(3000, running(0.95), from) == Approx(0.90).margin(0.005));
        for (double const kept : {0.0, 0.3, 0.71, 1.0}) {
            double const fixed = 0.015 * kept / (0.015 * kept + 0.03 * (1.0 - kept));
            REQUIRE(trust_after(3000, running(kept), from) == Approx(fixed).margin(1e-4));
        }
    }
}

TEST_CASE("below K .71 a programme costs trust, above it builds some", "[mechanisms][trust]") {
    REQUIRE(trust_after(100, running(0.69), 0.55) < 0.55);
    REQUIRE(trust_after(100, running(0.73), 0.55) > 0.55);
}

TEST_CASE("sending a delegate costs trust while the programme runs", "[mechanisms][trust]") {
    double const without = trust_after(1, running(0.8, 0.0), 0.5);
    REQUIRE(trust_after(1, running(0.8, 1.0), 0.5) == Approx(without - 0.03 * 0.5));
    REQUIRE(trust_after(1, running(0.8, 1.0 / 3.0), 0.5) == Approx(without - 0.005));
}

TEST_CASE("decisions by default cost trust with or without a programme", "[mechanisms][trust]") {
    REQUIRE(trust_after(1, running(1.0), 0.5, 0.25) == Approx(0.5 + 0.0075 - 0.02 * 0.25 * 0.5));
    REQUIRE(trust_after(1, Climate{}, 0.55, 0.25) == Approx(0.55 - 0.02 * 0.25 * 0.55));
}

TEST_CASE("without a programme trust drifts back to where it began", "[mechanisms][trust]") {
    REQUIRE(trust_after(1, Climate{}, 0.75) == Approx(0.75 - 0.005 * 0.2));
    REQUIRE(trust_after(3000, Climate{}, 0.1) == Approx(0.55).margin(1e-4));
}

TEST_CASE("trust stays a share at any rates", "[mechanisms][trust]") {
    Trust const p{0.55, 1.0, 1.0, 1.0, 1.0, 1.0};
    for (int weeks = 0; weeks < 4; ++weeks)
        for (double const kept : {0.0, 0.5, 1.0}) {
            double const trust = trust_after(weeks, running(kept, 1.0), 0.9, 1.0, p);
            REQUIRE(trust >= 0.0);
            REQUIRE(trust <= 1.0);
        }
}
