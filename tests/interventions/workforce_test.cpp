#include <catch2/catch.hpp>

#include "interventions/small_scene.hpp"

using namespace diorama;
using namespace diorama::interventions;
using test::SmallScene;

namespace {

std::vector<std::size_t> gone(SmallScene const& scene) {
    return scene.rows([](auto one) { return !one.present(); });
}

/// The manager of a row, -1 for a root.
int manager_of(SmallScene const& scene, std::size_t row) {
    auto const manager = scene.hierarchy->managers_of[row];
    return manager == org::no_person ? -1 : static_cast<int>(org::row(manager));
}

Reorganise move(std::size_t team, std::size_t to) { return {org::person(team), org::person(to)}; }

/// Each manager's row holds the manager's own number, to see where it goes.
void number_leaders(SmallScene& scene) {
    for (std::size_t k = 0; k < scene.hierarchy->leaders.size(); ++k) {
        auto const number = static_cast<float>(org::row(scene.hierarchy->leaders[k]));
        scene.leaders.waiting_hours[k] = scene.leaders.pending_message[k] = number;
        scene.leaders.asked[k] = static_cast<std::uint16_t>(number);
        scene.memory[k] = {number, 0.0F, 0.0F};
        scene.voices[k].presence = number;
    }
}

}  // namespace

TEST_CASE("a lay-off takes the stated share of those who are there", "[interventions][lay-off]") {
    SmallScene scene(1000, 10);
    REQUIRE(scene.act(LayOff{0.5}) == 500);
    REQUIRE(scene.present_count() == 500);
    REQUIRE(scene.act(LayOff{0.5}) == 250);  // half of those who stayed
    std::uint32_t heads = 0;
    for (auto const in_department : scene.departments.headcount) heads += in_department;
    REQUIRE(heads == 250);
}

TEST_CASE("by lot everybody may have to go, in any department; in another week others",
          "[interventions][lay-off]") {
    SmallScene scene(1000, 500);
    scene.act(LayOff{0.2});
    double first = 0.0;
    for (auto const row : gone(scene)) first += row < 500 ? 1.0 : 0.0;
    // 200 of 1000 drawn without replacement: 100 in the first half, standard deviation 6.3.
    REQUIRE(first == Approx(100.0).margin(4.0 * 6.4));
    SmallScene later(1000, 500);
    later.scene.week = 11;
    later.act(LayOff{0.2});
    REQUIRE(gone(later) != gone(scene));
}

TEST_CASE("roots and those whom the programme needs keep their posts", "[interventions][lay-off]") {
    SmallScene scene;
    scene.needs({5, 7});
    REQUIRE(scene.act(LayOff{0.9}) == 9);  // 11 wanted, 12 less three
    REQUIRE(scene.rows([](auto one) { return one.present(); }) ==
            std::vector<std::size_t>{0, 5, 7});
}

TEST_CASE("those who drain their colleagues most go first", "[interventions][lay-off]") {
    SmallScene scene;
    // Ties 1-2, 5-6, 9-10: rows 1, 6 and 9 are each the drained end of their pair.
    std::vector<org::Tie> const ties{{org::person(5), org::person(6)},
                                     {org::person(9), org::person(10)}};
    scene.ties = scene.ties.with(ties);
    scene.people.energy = {0, -0.2F, 0.1F, 0, 0, 0.3F, -0.5F, 0, 0, 0.1F, 0.2F, 0};
    REQUIRE(scene.act(LayOff{0.16, LayOffRule::drainers}) == 2);
    REQUIRE(gone(scene) == std::vector<std::size_t>{1, 6});
}

TEST_CASE("whoever leaves leaves every structure, and help counts from this week on",
          "[interventions][lay-off]") {
    SmallScene scene;
    scene.act(LaunchUnit{.staff_share = 0.25});
    REQUIRE(scene.structures.unit_people == 3);
    scene.act(LayOff{0.9});
    REQUIRE(scene.present_count() == 1);
    REQUIRE(scene.experts().size() == scene.structures.unit_people);
}

TEST_CASE("newcomers fill empty posts only, and know nothing yet", "[interventions][hire]") {
    SmallScene scene;
    REQUIRE(scene.act(Hire{0.5}) == 0);
    for (std::size_t i = 0; i < 12; ++i) scene.stand(i, unsigned(people::Rung::habitual));
    scene.act(LayOff{0.5});
    auto const empty = gone(scene);
    REQUIRE(empty.size() == 6);
    REQUIRE(scene.act(Hire{0.25}) == 3);
    REQUIRE(scene.present_count() == 9);
    REQUIRE(scene.act(Hire{0.9}) == 3);
    REQUIRE(scene.present_count() == 12);
    for (auto const row : empty) REQUIRE(scene.of(row).rung(0) == unsigned(people::Rung::unaware));
    REQUIRE(scene.departments.headcount == std::vector<std::uint32_t>{4, 4, 4});
}

TEST_CASE("a team moves with everybody below", "[interventions][reorganise]") {
    SmallScene scene;
    REQUIRE(scene.act(move(8, 4)) == 4);  // its head and three
    REQUIRE(manager_of(scene, 8) == 4);
    REQUIRE(manager_of(scene, 11) == 8);
    REQUIRE(scene.hierarchy->depths[11] == 3);
    REQUIRE(scene.hierarchy->reports_of(org::person(0)).size() == 4);  // 1, 2, 3 and 4
    REQUIRE(scene.act(move(11, 0)) == 1);
    REQUIRE(manager_of(scene, 11) == 0);
}

TEST_CASE("the lines of the organisation as founded do not change with it",
          "[interventions][reorganise]") {
    SmallScene scene;
    scene.act(move(8, 4));
    REQUIRE(scene.organisation.hierarchy.managers_of[8] == org::person(0));
}

TEST_CASE("a team cannot come to report to itself or to anybody below",
          "[interventions][reorganise]") {
    SmallScene scene;
    for (std::size_t to : {4U, 5U, 7U}) REQUIRE(scene.act(move(4, to)) == 0);
    REQUIRE(scene.act(move(0, 11)) == 0);
    REQUIRE(scene.hierarchy->managers_of == scene.organisation.hierarchy.managers_of);
}

TEST_CASE("a root may come under somebody of another tree", "[interventions][reorganise]") {
    SmallScene scene;
    auto managers = scene.hierarchy->managers_of;
    managers[8] = org::no_person;
    scene.hierarchy = std::make_shared<org::Hierarchy const>(org::make_hierarchy(managers));
    REQUIRE(scene.act(move(0, 8)) == 8);
    REQUIRE(scene.hierarchy->roots == std::vector<org::PersonId>{org::person(8)});
}

TEST_CASE("what belongs to a manager follows to the new place in the lines",
          "[interventions][reorganise]") {
    SmallScene scene;
    scene.needs({0, 4});
    number_leaders(scene);
    // 5 comes to lead 8, who leads three: the order is now 0, 4, 5, 8.
    REQUIRE(scene.act(move(8, 5)) == 4);
    std::vector<std::size_t> rows;
    for (auto const leader : scene.hierarchy->leaders) rows.push_back(org::row(leader));
    REQUIRE(rows == std::vector<std::size_t>{0, 4, 5, 8});
    std::vector<float> const expected{0.0F, 4.0F, 0.0F, 8.0F};  // whoever leads anew starts empty
    REQUIRE(scene.leaders.waiting_hours == expected);
    REQUIRE(scene.leaders.pending_message == expected);
    REQUIRE(scene.leaders.asked == std::vector<std::uint16_t>{0, 4, 0, 8});
    for (std::size_t k = 0; k < 4; ++k) {
        REQUIRE(scene.memory[k][0] == expected[k]);
        REQUIRE(scene.voices[k].presence == expected[k]);
    }
    for (std::size_t k : {0U, 1U})
        REQUIRE(scene.hierarchy->leaders[scene.programme.participants[k].leader] ==
                scene.programme.participants[k].who);
    REQUIRE(scene.leaders.presence.size() == 4);
}

TEST_CASE("a manager whose whole team moved away leads nobody", "[interventions][reorganise]") {
    SmallScene scene(8, 2);  // heads 0, 2, 4, 6 with one report each; 0 leads the heads too
    scene.needs({0, 4});
    number_leaders(scene);
    scene.exceptions_basis = {1.0};
    REQUIRE(scene.act(move(5, 6)) == 1);
    REQUIRE(scene.programme.participants[1].leader == org::Hierarchy::no_leader);
    REQUIRE(scene.leaders.waiting_hours == std::vector<float>{0.0F, 2.0F, 6.0F});
    REQUIRE(scene.exceptions_basis.empty());  // what climbs to whom is worked out anew
}

TEST_CASE("budgets are set and cut by shares of what there is", "[interventions][budget]") {
    SmallScene scene;
    scene.act(CutBudget{0.3});
    REQUIRE(scene.strategy.budget_factor == Approx(0.7));
    scene.act(CutBudget{0.5});
    REQUIRE(scene.strategy.budget_factor == Approx(0.35));
    scene.act(AllocateBudget{2.0});
    REQUIRE(scene.strategy.budget_factor == 2.0);
    scene.act(CutBudget{1.0});
    REQUIRE(scene.strategy.budget_factor == 0.0);
}

TEST_CASE("a mandate that ends leaves a scar where people had no say",
          "[interventions][embedding]") {
    SmallScene scene;
    for (std::size_t i = 0; i < 12; ++i)
        scene.people.participation[i] = i < 4 ? 0.25F : i < 8 ? 1.0F : 0.0F;
    scene.people.participation[1] = 0.75F;  // mean of the first department (.25 * 3 + .75) / 4
    scene.of(8).set_present(false);
    scene.act(StartMandate{0.8});
    scene.act(EndMandate{});
    REQUIRE(scene.departments.scar[0] == Approx(0.8 * (1.0 - 0.375)));
    REQUIRE(scene.departments.scar[1] == 0.0F);
    REQUIRE(scene.departments.scar[2] == Approx(0.8));
    REQUIRE(scene.structures.mandate_strength == 0.0);
    scene.act(StartMandate{0.2});
    scene.act(EndMandate{});
    REQUIRE(scene.departments.scar[2] == Approx(0.8));  // the worse memory stays
}

TEST_CASE("ending a mandate that does not stand, or with embedding off, leaves no scar",
          "[interventions][embedding]") {
    SmallScene scene;
    scene.act(EndMandate{});
    REQUIRE(scene.departments.scar == std::vector<float>{0, 0, 0});
    std::get<mechanisms::Switches>(scene.base).embedding = false;
    scene.act(StartMandate{1.0});
    scene.act(EndMandate{});
    REQUIRE(scene.departments.scar == std::vector<float>{0, 0, 0});
}
