#include <catch2/catch.hpp>

#include "interventions/heads.hpp"
#include "interventions/selection.hpp"
#include "interventions/small_scene.hpp"

using namespace diorama;
using namespace diorama::interventions;
using test::SmallScene;

namespace {

std::vector<std::size_t> rows(std::vector<org::PersonId> const& who) {
    std::vector<std::size_t> found;
    for (auto const id : who) found.push_back(org::row(id));
    return found;
}
using Rows = std::vector<std::size_t>;

}  // namespace

TEST_CASE("the most innovative go first, except those whom the programme needs",
          "[interventions][selection]") {
    SmallScene firm;
    firm.needs({0, 4});
    REQUIRE(rows(most_innovative(firm.people, 3, firm.programme)) == Rows{1, 2, 3});
    firm.of(2).set_in_project(true);
    firm.of(3).set_local_staff(true);
    firm.of(5).set_in_unit(true);
    firm.of(6).set_present(false);
    REQUIRE(rows(most_innovative(firm.people, 3, firm.programme)) == Rows{1, 7, 8});
    REQUIRE(most_innovative(firm.people, 99, firm.programme).size() == 6);
}

TEST_CASE("of equally innovative people the first in the file goes", "[interventions][selection]") {
    SmallScene firm;
    std::fill(firm.people.innovativeness.begin(), firm.people.innovativeness.end(), 0.5F);
    REQUIRE(rows(most_innovative(firm.people, 3, firm.programme)) == Rows{0, 1, 2});
}

TEST_CASE("experts are picked from the project, then by rungs climbed, then by innovativeness",
          "[interventions][selection]") {
    SmallScene firm;
    firm.needs({0});
    firm.of(11).set_in_project(true);
    firm.stand(9, 3);
    firm.stand(7, 2);
    firm.stand(8, 2);
    firm.stand(10, 5);
    firm.of(10).set_local_staff(true);  // already placed
    REQUIRE(rows(hand_picked(firm.people, 5, 1.0, firm.programme)) == Rows{11, 9, 7, 8, 1});
}

TEST_CASE(
    "only people integrated in all three practices, in no structure, are asked for local staff",
    "[interventions][selection]") {
    SmallScene firm;
    for (std::size_t row : {9u, 3u, 6u, 7u}) firm.stand(row, 4);
    firm.of(6).set_rung(1, 3);
    firm.of(7).set_in_unit(true);
    REQUIRE(rows(integrated_by_innovativeness(firm.people, {}, 10)) == Rows{3, 9});
    REQUIRE(rows(integrated_by_innovativeness(firm.people, {}, 1)) == Rows{3});
}

TEST_CASE("members of a department lie side by side, the absent left out",
          "[interventions][selection]") {
    SmallScene firm;
    firm.of(5).set_present(false);
    DepartmentIndex const members(firm.workers, firm.people, 3);
    REQUIRE(rows(members.members(1)) == Rows{4, 6, 7});
    REQUIRE(members.count(2) == 4);
}

TEST_CASE("wanted staff is a share of each department, rounded to the nearest",
          "[interventions][selection]") {
    SmallScene firm;
    REQUIRE(wanted_staff(heads_of(firm.workers, firm.people, 3).present, 0.25) ==
            std::vector<std::uint32_t>{1, 1, 1});
    REQUIRE(wanted_staff(heads_of(firm.workers, firm.people, 3).present, 0.12) ==
            std::vector<std::uint32_t>{0, 0, 0});
    REQUIRE(wanted_staff(heads_of(firm.workers, firm.people, 3).present, 0.13) ==
            std::vector<std::uint32_t>{1, 1, 1});
}

TEST_CASE("the neediest department is the one that lacks most, else one's own",
          "[interventions][selection]") {
    REQUIRE(neediest_department({2, 5, 5}, {1, 2, 2}, 0) == 1);
    REQUIRE(neediest_department({2, 5, 5}, {0, 4, 4}, 2) == 0);
    REQUIRE(neediest_department({2, 5, 5}, {2, 5, 9}, 2) == 2);
}

TEST_CASE("ties into a department join to its people only, and never to oneself",
          "[interventions][selection]") {
    SmallScene firm;
    DepartmentIndex const members(firm.workers, firm.people, 3);
    std::vector<org::Tie> ties;
    add_ties_within(members, 1, org::person(5), 40, 1, 1, ties);
    REQUIRE(ties.size() > 20);
    REQUIRE(ties.size() < 40);  // about ten of forty draws were oneself
    for (auto const& tie : ties) {
        REQUIRE(tie.a == org::person(5));
        REQUIRE(tie.b != tie.a);
        REQUIRE(firm.people.departments[org::row(tie.b)] == 1);
        REQUIRE(tie.origin == org::TieOrigin::generated);
    }
}
