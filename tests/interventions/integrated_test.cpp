#include <catch2/catch.hpp>

#include "interventions/heads.hpp"
#include "interventions/selection.hpp"
#include "interventions/small_scene.hpp"

using namespace diorama;
using namespace diorama::interventions;
using test::SmallScene;
using Rows = std::vector<std::size_t>;

namespace {

/// Six of twelve people are digital staff: two of them the core, one in each department beside.
LaunchDio const with_core{.staff_share = 0.5, .ties_per_person = 0, .core_share = 1.0 / 3.0};

/// A unit of rows 1, 2 and 3.
SmallScene& with_unit(SmallScene& firm) {
    firm.needs({0, 4, 8});
    firm.act(LaunchUnit{.staff_share = 0.25, .ties_per_expert = 0});
    return firm;
}

}  // namespace

TEST_CASE("a DIO keeps the best experts of the unit together as its core", "[interventions][dio]") {
    SmallScene firm;
    with_unit(firm).act(with_core);
    REQUIRE(firm.experts() == Rows{1, 2});
    REQUIRE(firm.staff() == Rows{3});
    auto const help = helpers(firm.structures);
    REQUIRE(help.experts == 2.0);
    REQUIRE(help.expert_hours == 10.0);
    REQUIRE(help.local_hours == 3.0);
    // A core has neither the unit's authority nor its steering group.
    REQUIRE(firm.structures.authority() == 0.0);
    firm.live_on_in(11);
    REQUIRE(firm.programme.participants[0].steering_hours == 0.0F);
}

TEST_CASE("without a unit the core comes first, from people who are integrated",
          "[interventions][dio]") {
    SmallScene firm;
    firm.needs({0, 4, 8});
    firm.act(with_core);
    REQUIRE(firm.experts().empty());
    for (std::size_t row : {5u, 6u, 7u}) firm.stand(row, 4);
    firm.live_on_in(14);
    REQUIRE(firm.experts() == Rows{5, 6});
    REQUIRE(firm.staff() == Rows{7});
}

TEST_CASE("without a core group everybody of the unit moves into departments",
          "[interventions][dio]") {
    SmallScene firm;
    with_unit(firm).act(LaunchDio{.staff_share = 0.5});
    REQUIRE(firm.experts().empty());
    REQUIRE(firm.staff() == Rows{1, 2, 3});
    REQUIRE(helpers(firm.structures).experts == 0.0);
}

TEST_CASE("the core and a department bring out products in turn", "[interventions][dio]") {
    SmallScene firm;
    with_unit(firm);
    std::vector<org::Tie> const known{{org::person(3), org::person(11)}};
    firm.ties = firm.ties.with(known);
    auto dio = with_core;
    dio.product_every_weeks = 6;
    firm.act(dio);
    for (std::uint32_t week = 11; week <= 15; ++week) firm.live_on_in(week);
    REQUIRE(firm.people.product_advantage == std::vector(12, 0.0F));
    firm.live_on_in(16);  // the core's: its members know each other
    for (std::size_t row = 0; row < 12; ++row)
        REQUIRE(firm.people.product_advantage[row] == (row == 1 || row == 2 ? 0.1F : 0.0F));
    firm.live_on_in(22);  // that of the first department's local staff, row 3
    REQUIRE(firm.people.product_advantage[11] == 0.1F);
    REQUIRE(firm.people.product_advantage[1] == 0.1F);
}

TEST_CASE("hires from outside take seats by lot, and nobody's who leads or is needed",
          "[interventions][dio]") {
    SmallScene firm;
    firm.needs({0, 4, 8, 1});
    REQUIRE(firm.act(LaunchDio{.staff_share = 0.25, .outside_share = 1.0}) == 3);
    auto const staff = firm.staff();
    REQUIRE(staff.size() == 3);
    for (std::size_t d = 0; d < 3; ++d) {
        REQUIRE(staff[d] / 4 == d);
        REQUIRE(staff[d] % 4 != 0);
        REQUIRE(staff[d] != 1);
        REQUIRE(firm.of(staff[d]).integrated());
    }
    REQUIRE(firm.present_count() == 12);
}

TEST_CASE("heads are kept up with whoever a DIO places", "[interventions][dio]") {
    SmallScene firm(3000, 100);
    firm.needs({0, 100, 200});
    for (std::size_t row = 0; row < 3000; row += 7) firm.stand(row, 4);
    for (std::size_t row = 3; row < 3000; row += 50) firm.of(row).set_present(false);
    for (std::size_t row : {8u, 1508u}) firm.of(row).set_in_project(true);
    firm.act(LaunchDio{.staff_share = 0.2, .core_share = 0.1, .outside_share = 0.5});
    auto const heads = heads_of(firm.workers, firm.people, 30);
    REQUIRE(heads.unit_people > 20);
    REQUIRE(heads.present_local_staff > 300);
    REQUIRE_FALSE(firm.structures.hired_rows.empty());
    REQUIRE(firm.departments.headcount == heads.present);
    REQUIRE(firm.departments.local_staff == heads.local_staff);
    REQUIRE(firm.structures.project_people == heads.project_people);
    REQUIRE(firm.structures.unit_people == heads.unit_people);
    REQUIRE(firm.structures.local_staff == heads.present_local_staff);
}

TEST_CASE("somebody from outside helps the more the longer they are there",
          "[interventions][dio]") {
    SmallScene firm;
    firm.needs({0, 4, 8});
    firm.act(LaunchDio{.staff_share = 0.25, .outside_share = 1.0});
    firm.live_on_in(10);
    REQUIRE(firm.departments.absorbing_staff == std::vector(3, 1.0F));
    firm.live_on_in(23);  // half of the 26 weeks
    REQUIRE(firm.departments.absorbing_staff == std::vector(3, 0.5F));
    firm.of(firm.staff()[0]).set_local_staff(false);  // left: nobody there to be absorbed
    firm.live_on_in(23);
    REQUIRE(firm.departments.absorbing_staff[0] == 0.0F);
    firm.live_on_in(37);
    REQUIRE(firm.departments.absorbing_staff == std::vector(3, 0.0F));
    REQUIRE(firm.structures.hired_rows.empty());
}

TEST_CASE("an ended DIO gives its lines and decisions back, and a part of its staff goes on",
          "[interventions][dio]") {
    SmallScene firm;
    with_unit(firm);
    for (std::size_t row : {5u, 9u}) firm.stand(row, 4);
    firm.act(with_core);
    REQUIRE(firm.staff() == Rows{3, 5, 9});
    REQUIRE(firm.act(EndDio{.keep_share = 1.0 / 3.0}) == 4);  // two of the staff, two of the core
    REQUIRE(firm.staff() == Rows{3});
    REQUIRE(firm.experts().empty());
    REQUIRE(firm.structures.centralisation_factor() == 1.0);
    REQUIRE(firm.structures.hierarchy_load_factor() == 1.0);
    REQUIRE(firm.structures.autonomy_gain() == 0.0);
    REQUIRE(helpers(firm.structures).local_hours == 3.0);
    REQUIRE(firm.act(EndDio{}) == 0);
    firm.live_on_in(14);
    REQUIRE(firm.staff() == Rows{3});
}

TEST_CASE("liaison people couple a project with every department", "[interventions][project]") {
    SmallScene firm;
    firm.needs({0});
    REQUIRE(firm.act(LinkDepartments{}) == 0);  // nothing to be linked to
    firm.act(LaunchProject{.people_count = 2, .outside_ties_per_person = 0});  // rows 1 and 2
    REQUIRE(firm.act(LinkDepartments{}) == 3);
    for (std::size_t row : {3u, 4u, 8u}) {
        REQUIRE((firm.tied(row, 1) || firm.tied(row, 2)));
        REQUIRE(firm.of(row).rung(0) == unsigned(people::Rung::aware));
    }
    firm.live_on_in(22);  // the project's first product
    for (std::size_t row = 0; row < 12; ++row) {
        bool const near = row == 1 || row == 2 || row == 3 || row == 4 || row == 8;
        REQUIRE(firm.people.product_advantage[row] == (near ? 0.1F : 0.0F));
    }
}

TEST_CASE("a unit takes at most the stated part of its experts from the project",
          "[interventions][unit]") {
    for (auto const& [share, experts] : std::vector<std::pair<double, Rows>>{
             {0.0, {1, 2, 3, 5}}, {0.5, {1, 2, 9, 10}}, {1.0, {1, 9, 10, 11}}}) {
        SmallScene firm;
        firm.needs({0, 4, 8});
        for (std::size_t row : {9u, 10u, 11u}) firm.of(row).set_in_project(true);
        firm.act(LaunchUnit{.staff_share = 1.0 / 3.0, .project_share = share});
        REQUIRE(firm.experts() == experts);
    }
}

TEST_CASE("where nobody else is left, more of the project join the unit", "[interventions][unit]") {
    SmallScene firm(4, 4);
    for (std::size_t row : {1u, 2u, 3u}) firm.of(row).set_in_project(true);
    firm.needs({0});
    firm.act(LaunchUnit{.staff_share = 0.5, .project_share = 0.0});
    REQUIRE(firm.experts() == Rows{1, 2});
}
