#include <catch2/catch.hpp>

#include "mechanisms/energy.hpp"
#include "mechanisms/small_office.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

namespace {

/// One person with what they meet, all of it set by hand.
struct One {
    Energy p;
    Climate climate;
    Departments departments;
    Diaries diaries;
    org::Hierarchy hierarchy = test::lines({-1});
    LeaderWeeks leaders;
    std::vector<Voice> voices{Voice{}};
    std::uint32_t voice_of = no_voice;
    people::People people = test::alike(1);
    float colleagues = 0.0F;  ///< mean energy of those around

    One() {
        departments.resize(1);
        departments.tool_quality[0] = 1.0F;
        leaders.resize(1);
    }
    double after(int weeks, double from) {
        people.energy[0] = static_cast<float>(from);
        for (int week = 0; week < weeks; ++week) {
            EnergyTerms terms;
            terms.overfull.assign(voices.size(), 0.0F);
            weigh_departments(p, climate, departments, terms);
            std::vector<FromManager> of_each(voices.size() + 1);
            weigh_managers(p, {diaries, leaders}, voices, {0, leaders.count()}, terms, of_each);
            FromManagers above;
            look_up_managers(lines(), of_each, {0, 1}, above);
            feel_energy(p, terms, lines(), above, {&colleagues, 1}, {0, 1}, people);
        }
        return static_cast<double>(people.energy[0]);
    }
    /// Leads the first team, if the lines say that this person leads anybody.
    Lines lines() const {
        Lines all;
        all.voice_of = {voice_of};
        if (!hierarchy.leaders.empty()) {
            all.managers_by_row = {org::person(0)};
            all.places_by_row = {0};
        }
        return all;
    }
    /// What the organisation alone would settle a person at.
    double organisation() {
        auto const kept = p;
        p.personal_rate_per_week = p.colleague_rate_per_week = 0.0;
        p.organisation_rate_per_week = 1.0;
        double const settled = after(1, 0.0);
        p = kept;
        return settled;
    }
};

}  // namespace

TEST_CASE("a week of energy: one's own, that of colleagues, that of the organisation",
          "[mechanisms][energy]") {
    One one;
    one.people.personal_energy[0] = 0.1F;
    one.colleagues = 0.2F;
    one.departments.tool_quality[0] = 0.6F;                                      // -.08
    for (std::size_t p = 0; p < 3; ++p) one.people.standings[0].set_rung(p, 4);  // +.3
    REQUIRE(one.after(1, 0.0) == Approx(0.05 * 0.1 + 0.08 * 0.2 + 0.06 * 0.22));
    one.people.energy_inertia[0] = 2.0F;
    REQUIRE(one.after(1, 0.0) == Approx(0.0171));
}

TEST_CASE("energy settles at the weighted mean of its three sources", "[mechanisms][energy]") {
    One one;
    one.people.personal_energy[0] = 0.3F;
    one.colleagues = -0.4F;
    one.climate.progress_share = 0.5;
    double const settled = (0.05 * 0.3 + 0.08 * -0.4 + 0.06 * 0.15) / 0.19;
    for (double const from : {-1.0, 0.0, 1.0})
        REQUIRE(one.after(400, from) == Approx(settled).margin(1e-4));
}

TEST_CASE("what the organisation gives and takes, one source at a time", "[mechanisms][energy]") {
    One one;
    REQUIRE(one.organisation() == 0.0);
    one.climate.purpose_at_start_share = 0.3;
    one.climate.purpose_share = 0.58;
    REQUIRE(one.organisation() == Approx(0.5 * 0.28));
    one.climate.purpose_share = 0.3;
    one.climate.autonomy_at_start_share = 0.3;
    one.climate.autonomy_share = 0.6;
    REQUIRE(one.organisation() == Approx(0.15));
    one.climate.autonomy_share = 0.3;
    one.climate.slip_share = 1.0;
    REQUIRE(one.organisation() == Approx(-0.3));
    one.climate.slip_share = 0.0;
    one.departments.default_share[0] = 0.25F;
    REQUIRE(one.organisation() == Approx(-0.1));
    one.departments.default_share[0] = 0.0F;
    one.people.reactance[0] = 0.5F;
    one.people.reactance_pressure[0] = 0.8F;
    REQUIRE(one.organisation() == Approx(-0.2));
    one.people.reactance_pressure[0] = 0.0F;
    one.people.standings[0].set_rung(1, 5);
    REQUIRE(one.organisation() == Approx(0.1));
}

TEST_CASE("a present manager carries people along, up or down; an absent one does not",
          "[mechanisms][energy]") {
    One one;
    one.voice_of = 0;
    one.voices[0].presence = 0.8F;
    one.voices[0].energy = -0.5F;
    REQUIRE(one.organisation() == Approx(0.25 * 0.8 * -0.5));
    one.voices[0].energy = 0.5F;
    REQUIRE(one.organisation() == Approx(0.1));
    one.voices[0].presence = 0.0F;
    REQUIRE(one.organisation() == 0.0);
}

TEST_CASE("a manager whose own work finds no room in the week is drained by it",
          "[mechanisms][energy]") {
    One one;
    one.hierarchy = test::one_team(1);  // the one person leads somebody
    one.leaders.resize(1);
    one.diaries.desk_hours_per_week = 10.0;
    one.leaders.meeting_hours[0] = 30.0F;
    REQUIRE(one.organisation() == 0.0);  // 30 + 10 just fit
    one.leaders.meeting_hours[0] = 34.0F;
    REQUIRE(one.organisation() == Approx(-0.3 * 0.4));
    one.leaders.steering_hours[0] = 2.0F;
    REQUIRE(one.organisation() == Approx(-0.3 * 0.6));
    one.leaders.meeting_hours[0] = 40.0F;  // the desk cannot give way more than wholly
    REQUIRE(one.organisation() == Approx(-0.3));
    one.diaries.desk_hours_per_week = 0.0;
    REQUIRE(one.organisation() == 0.0);
    one.diaries.desk_hours_per_week = 10.0;
    one.hierarchy = test::lines({-1, -1});  // leads nobody, whatever stands in the diary
    REQUIRE(one.organisation() == 0.0);
}

TEST_CASE("the organisation's pull is bounded", "[mechanisms][energy]") {
    One one;
    one.p.slip_weight = one.p.bad_tools_weight = one.p.default_weight = 1.0;
    one.climate.slip_share = 1.0;
    one.departments.tool_quality[0] = 0.0F;
    one.departments.default_share[0] = 1.0F;
    REQUIRE(one.organisation() == -1.0);
}

TEST_CASE("at the greatest rates energy lands on the mean of its sources and never beyond",
          "[mechanisms][energy]") {
    One one;
    one.p.personal_rate_per_week = one.p.colleague_rate_per_week =
        one.p.organisation_rate_per_week = 1.0;
    one.people.energy_inertia[0] = 0.2F;
    one.people.personal_energy[0] = 1.0F;
    one.colleagues = 1.0F;
    one.climate.progress_share = 1.0;
    one.p.progress_weight = 1.0;
    REQUIRE(one.after(1, -1.0) == Approx(1.0));
    one.people.personal_energy[0] = -1.0F;
    REQUIRE(one.after(1, 0.7) == Approx(1.0 / 3.0));
    one.p.personal_rate_per_week = one.p.colleague_rate_per_week =
        one.p.organisation_rate_per_week = 0.5;
    one.people.energy_inertia[0] = 1.0F;  // together 1.5 a week
    REQUIRE(one.after(1, 0.7) == Approx(1.0 / 3.0));
}

TEST_CASE("with no rate energy does not move", "[mechanisms][energy]") {
    One one;
    one.p.personal_rate_per_week = one.p.colleague_rate_per_week =
        one.p.organisation_rate_per_week = 0.0;
    one.people.personal_energy[0] = 1.0F;
    REQUIRE(one.after(10, -0.25) == -0.25);
}
