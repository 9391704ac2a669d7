#include "mechanisms/assessment.hpp"

#include <catch2/catch.hpp>

using namespace diorama::mechanisms;

namespace {

double answer(ReadinessQuestion question, ReadinessEvidence const& evidence,
              Assessment const& p = {}) {
    return assess_readiness(p, evidence)[static_cast<std::size_t>(question)];
}

}  // namespace

TEST_CASE("digital is managed where it is somebody's job and use is measured",
          "[mechanisms][assessment]") {
    ReadinessEvidence evidence;
    evidence.digital_staff = 0.015;  // half of the three in a hundred that are wanted
    evidence.measurement = 0.3;
    REQUIRE(answer(ReadinessQuestion::managed, evidence) == Approx(0.25 + 0.15));
    evidence.digital_staff = 0.2;  // more than enough is enough
    REQUIRE(answer(ReadinessQuestion::managed, evidence) == Approx(0.5 + 0.15));
}

TEST_CASE("digital helps customers by what it adds to quality, of what it could add",
          "[mechanisms][assessment]") {
    ReadinessEvidence evidence;
    evidence.use_weight = 0.3;
    evidence.tools_weight = 0.4;
    evidence.tools_room = 0.5;
    evidence.customer_use = 0.5;
    evidence.tools_gain = 0.1;
    // (.3 x .5 + .4 x .1) / (.3 + .4 x .5) = .19 / .50
    REQUIRE(answer(ReadinessQuestion::helpful, evidence) == Approx(0.38));
    evidence.tools_gain = -0.4;  // worse tools are no help, and take none away
    REQUIRE(answer(ReadinessQuestion::helpful, evidence) == Approx(0.30));
}

TEST_CASE("to be level with competitors is a half, and they do not stand still",
          "[mechanisms][assessment]") {
    ReadinessEvidence evidence;
    REQUIRE(answer(ReadinessQuestion::competitive, evidence) == 0.0);  // no customers are met
    evidence.quality = {0.50};
    REQUIRE(answer(ReadinessQuestion::competitive, evidence) == Approx(0.5));
    // Ten points behind, as far ahead, and a lead that is as full as it gets.
    evidence.quality = {0.40, 0.60, 0.90};
    REQUIRE(answer(ReadinessQuestion::competitive, evidence) == Approx((0.25 + 0.75 + 1.0) / 3.0));
    evidence.quality = {0.50};
    evidence.years = 2.0;  // by then they stand at .54
    REQUIRE(answer(ReadinessQuestion::competitive, evidence) == Approx(0.4));
}

TEST_CASE("it is fast enough when enough of those who are left have followed",
          "[mechanisms][assessment]") {
    ReadinessEvidence evidence;
    evidence.use_before = 0.2;
    evidence.use = 0.2;
    REQUIRE(answer(ReadinessQuestion::fast, evidence) == 0.0);
    evidence.use = 0.28;  // a tenth of the eight tenths in half a year; a fifth is wanted
    REQUIRE(answer(ReadinessQuestion::fast, evidence) == Approx(0.5));
    evidence.use = 0.10;  // falling back
    REQUIRE(answer(ReadinessQuestion::fast, evidence) == 0.0);
    evidence.use = evidence.use_before = 1.0;  // nobody is left
    REQUIRE(answer(ReadinessQuestion::fast, evidence) == 1.0);
}

TEST_CASE("a strategy is agreed when people know of it, were heard, and leaders keep to it",
          "[mechanisms][assessment]") {
    ReadinessEvidence evidence;
    evidence.informed = 0.9;
    evidence.participation = 0.3;
    evidence.kept = 0.6;
    REQUIRE(answer(ReadinessQuestion::agreed, evidence) == 0.0);  // nothing was approved yet
    evidence.aligned = true;
    REQUIRE(answer(ReadinessQuestion::agreed, evidence) == Approx(0.6));
}

TEST_CASE("resistance is to know of a change and not to want it", "[mechanisms][assessment]") {
    ReadinessEvidence evidence;
    REQUIRE(answer(ReadinessQuestion::accepted, evidence) == 0.0);  // nobody knows
    evidence.aware_or_beyond = 0.8;
    evidence.willing_or_beyond = 0.2;
    REQUIRE(answer(ReadinessQuestion::accepted, evidence) == Approx(0.25));
}

TEST_CASE("silos are joined where barriers fall or where local staff bridge them",
          "[mechanisms][assessment]") {
    Assessment const p;  // three in a hundred are wanted
    REQUIRE(joined_share(p, 1.0, 0.0, 100.0) == 0.0);
    REQUIRE(joined_share(p, 0.2, 0.0, 100.0) == Approx(0.8));
    REQUIRE(joined_share(p, 1.0, 1.5, 100.0) == Approx(0.5));
    REQUIRE(joined_share(p, 0.2, 1.5, 100.0) == Approx(0.9));
    REQUIRE(joined_share(p, 1.0, 0.0, 0.0) == 0.0);
}
