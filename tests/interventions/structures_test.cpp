#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

#include "interventions/event.hpp"
#include "interventions/small_scene.hpp"
#include "mechanisms/reference.hpp"

using namespace diorama;
using namespace diorama::interventions;
using test::SmallScene;
using Rows = std::vector<std::size_t>;

namespace {

/// A unit of three: rows 1, 2 and 3.
SmallScene& with_three_experts(SmallScene& firm) {
    firm.needs({0, 4, 8});
    firm.act(LaunchUnit{.staff_share = 0.25});
    return firm;
}

std::uint32_t people_counted(SmallScene const& firm) {
    return std::accumulate(firm.departments.headcount.begin(), firm.departments.headcount.end(),
                           0u);
}

}  // namespace

TEST_CASE("a project takes the most innovative, who know each other and few others",
          "[interventions][project]") {
    SmallScene firm;
    firm.needs({0});
    auto const before = firm.ties.directed_count();
    REQUIRE(firm.act(LaunchProject{.people_count = 4, .outside_ties_per_person = 0}) == 4);
    REQUIRE(firm.members() == Rows{1, 2, 3, 4});
    for (std::size_t a : firm.members())
        for (std::size_t b : firm.members()) REQUIRE(firm.tied(a, b) == (a != b));
    REQUIRE(firm.ties.directed_count() == before + 10);  // rows 1 and 2 knew each other
    REQUIRE(firm.of(1).uses(2));
    REQUIRE(firm.of(1).rung(0) == 0);
    REQUIRE(firm.structures.project_running);
    REQUIRE(firm.structures.project_since_week == 10);
}

TEST_CASE("members get at most the outside ties they were promised", "[interventions][project]") {
    SmallScene firm(400, 40);
    auto const before = firm.ties.directed_count();
    firm.act(LaunchProject{.people_count = 5, .outside_ties_per_person = 3});
    auto const added = (firm.ties.directed_count() - before) / 2;
    REQUIRE(added <= 10 + 15);
    REQUIRE(added > 20);
}

TEST_CASE("a project never lowers a member's rung", "[interventions][project]") {
    SmallScene firm;
    firm.stand(0, 5);
    firm.act(LaunchProject{.people_count = 1});
    REQUIRE(firm.members() == Rows{0});
    REQUIRE(firm.of(0).rung(2) == 5);
}

TEST_CASE("a product pulls at those who know a member, at nobody else, and once each",
          "[interventions][project]") {
    SmallScene firm;
    firm.act(LaunchProject{.people_count = 2, .outside_ties_per_person = 0});  // rows 0 and 1
    for (std::uint32_t week = 11; week <= 21; ++week) firm.live_on_in(week);
    REQUIRE(firm.people.product_advantage == std::vector(12, 0.0F));
    firm.live_on_in(22);  // twelve weeks after the launch
    // Row 2 knows row 1; the members know each other.
    for (std::size_t row = 0; row < 12; ++row)
        REQUIRE(firm.people.product_advantage[row] == (row <= 2 ? 0.1F : 0.0F));
    for (std::uint32_t week = 23; week <= 34; ++week) firm.live_on_in(week);
    REQUIRE(firm.people.product_advantage[2] == 0.2F);
}

TEST_CASE("the pull of a product fades to 1/e in its time constant", "[interventions][project]") {
    SmallScene firm;
    firm.people.product_advantage[3] = 0.1F;
    for (int week = 0; week < 26; ++week)
        fade_products(firm.structures.product_kept_share(), {0, 12}, firm.people);
    REQUIRE(firm.people.product_advantage[3] == Approx(0.1 * std::exp(-1.0)));
}

TEST_CASE("a closed project keeps its ties and makes no more products",
          "[interventions][project]") {
    SmallScene firm;
    firm.act(LaunchProject{.people_count = 3, .outside_ties_per_person = 0});
    REQUIRE(firm.act(CloseProject{}) == 3);
    REQUIRE(firm.members().empty());
    REQUIRE(firm.tied(0, 2));
    firm.live_on_in(22);
    REQUIRE(firm.people.product_advantage == std::vector(12, 0.0F));
}

TEST_CASE("a unit hand-picks its experts, who use all practices from the first day",
          "[interventions][unit]") {
    SmallScene firm;
    firm.needs({0, 4, 8});
    firm.of(11).set_in_project(true);
    firm.of(1).set_complied(0, true);
    REQUIRE(firm.act(LaunchUnit{.staff_share = 0.25}) == 3);
    REQUIRE(firm.experts() == Rows{1, 2, 11});
    REQUIRE(firm.members().empty());
    for (std::size_t row : firm.experts()) REQUIRE(firm.of(row).integrated());
    REQUIRE_FALSE(firm.of(1).complied(0));
    REQUIRE(firm.structures.unit_running);
    REQUIRE(firm.structures.authority() == 0.12);
}

TEST_CASE("the smallest unit is one expert", "[interventions][unit]") {
    SmallScene firm;
    REQUIRE(firm.act(LaunchUnit{.staff_share = 0.001}) == 1);
}

TEST_CASE("experts' ties are spread evenly over the departments", "[interventions][unit]") {
    SmallScene firm(300, 100);
    firm.act(LaunchUnit{.staff_share = 0.01, .ties_per_expert = 30});  // rows 0, 1, 2
    std::array<int, 3> to{};
    for (std::size_t row : firm.experts())
        for (auto const peer : firm.ties.of(org::person(row)))
            ++to[firm.people.departments[org::row(peer)]];
    // Ten draws into each department from each expert; a few meet the same person or oneself.
    for (int const count : to) {
        REQUIRE(count <= 31);
        REQUIRE(count >= 24);
    }
}

TEST_CASE("a unit helps from the week in which it stands", "[interventions][unit]") {
    SmallScene firm;
    with_three_experts(firm);
    auto const help = helpers(firm.structures);
    REQUIRE(help.experts == 3.0);
    REQUIRE(help.expert_hours == 10.0);
    REQUIRE(people_counted(firm) == 12);
}

TEST_CASE(
    "a unit costs its sponsor three hours and every other leader one, with or without reports",
    "[interventions][unit]") {
    SmallScene firm;
    firm.needs({0, 4, 11});
    firm.live_on_in(10);
    REQUIRE(firm.leaders.steering_hours == std::vector(3, 0.0F));
    firm.act(LaunchUnit{.staff_share = 0.25});
    firm.live_on_in(10);
    auto const& index = firm.organisation.hierarchy.leader_index;
    REQUIRE(firm.leaders.steering_hours[index[0]] == 3.0F);
    REQUIRE(firm.leaders.steering_hours[index[4]] == 1.0F);
    REQUIRE(firm.leaders.steering_hours[index[8]] == 0.0F);  // not of the programme
    REQUIRE(firm.programme.participants[2].steering_hours == 1.0F);
    firm.act(DissolveUnit{});
    firm.live_on_in(11);
    REQUIRE(firm.leaders.steering_hours == std::vector(3, 0.0F));
    REQUIRE(firm.programme.participants[2].steering_hours == 0.0F);
}

TEST_CASE("of a dissolved unit the most innovative stay as local staff, the rest are replaced",
          "[interventions][unit]") {
    SmallScene firm;
    with_three_experts(firm);
    REQUIRE(firm.experts() == Rows{1, 2, 3});
    REQUIRE(firm.act(DissolveUnit{.reassign_share = 0.67}) == 3);
    REQUIRE(firm.experts().empty());
    REQUIRE(firm.staff() == Rows{1, 2});
    REQUIRE((firm.of(1).integrated() && firm.of(2).integrated()));
    REQUIRE(firm.of(3).rung(0) == 0);  // a newcomer in the third one's seat
    REQUIRE(firm.people.innovativeness[3] != Approx(-0.7));
    REQUIRE(firm.present_count() == 12);
    REQUIRE_FALSE(firm.structures.unit_running);
    REQUIRE(firm.structures.authority() == 0.0);
}

TEST_CASE("dissolving without reassigning leaves nobody to help, with it somebody at once",
          "[interventions][unit]") {
    for (double const reassigned : {0.0, 1.0}) {
        SmallScene firm;
        with_three_experts(firm);
        firm.act(DissolveUnit{.reassign_share = reassigned});
        REQUIRE(firm.staff().size() == (reassigned > 0.0 ? 3u : 0u));
        REQUIRE(firm.present_count() == 12);
        REQUIRE(people_counted(firm) == 12);
        auto const counted = std::accumulate(firm.departments.local_staff.begin(),
                                             firm.departments.local_staff.end(), 0u);
        REQUIRE(counted == firm.staff().size());
        REQUIRE(helpers(firm.structures).experts == 0.0);
        REQUIRE(helpers(firm.structures).local_hours == (reassigned > 0.0 ? 3.0 : 0.0));
    }
}

TEST_CASE("staff goes where it is missing, and gets colleagues there", "[interventions][unit]") {
    SmallScene firm;
    with_three_experts(firm);  // all three experts sit in the first department
    firm.act(DissolveUnit{.reassign_share = 1.0, .ties_per_person = 20});
    std::array<int, 3> placed{};
    for (std::size_t row : firm.staff()) ++placed[firm.people.departments[row]];
    REQUIRE(placed == std::array{1, 1, 1});
    for (std::size_t row : firm.staff()) {
        std::size_t const home = firm.people.departments[row];
        int colleagues = 0;
        for (auto const peer : firm.ties.of(org::person(row)))
            colleagues += org::row(peer) / 4 == home ? 1 : 0;
        REQUIRE(colleagues >= 2);
    }
}

TEST_CASE("dissolving what does not stand changes nothing", "[interventions][unit]") {
    SmallScene firm;
    auto const before = firm.people.standings;
    REQUIRE(firm.act(DissolveUnit{}) == 0);
    REQUIRE(firm.people.standings == before);
    REQUIRE(firm.structures.staff_hours_per_week == 0.0);
}

TEST_CASE("a unit dissolved under a DIO leaves the hours of its local staff as agreed",
          "[interventions][unit][dio]") {
    SmallScene firm;
    firm.act(LaunchDio{.staff_hours_per_week = 5.0});
    with_three_experts(firm);
    firm.act(DissolveUnit{.staff_hours_per_week = 1.0});
    REQUIRE(firm.structures.staff_hours_per_week == 5.0);
}

TEST_CASE(
    "a DIO takes local staff from the integrated of each department, the most innovative first",
    "[interventions][dio]") {
    SmallScene firm;
    for (std::size_t row : {2u, 3u, 5u, 6u, 7u}) firm.stand(row, 4);
    REQUIRE(firm.act(LaunchDio{.staff_share = 0.5}) == 4);
    // Two wanted of four people: both of the first department, rows 5 and 6 of the second, none
    // left.
    REQUIRE(firm.staff() == Rows{2, 3, 5, 6});
    REQUIRE(firm.departments.local_staff == std::vector<std::uint32_t>{2, 2, 0});
    REQUIRE(firm.structures.centralisation_factor() == 0.6);
    REQUIRE(firm.structures.autonomy_gain() == 0.3);
    REQUIRE(firm.structures.hierarchy_load_factor() == 0.6);
    REQUIRE(helpers(firm.structures).local_hours == 3.0);
}

TEST_CASE("whom the programme needs keeps their post", "[interventions][dio]") {
    SmallScene firm;
    firm.needs({0, 4, 8});
    for (std::size_t row = 0; row < 12; ++row) firm.stand(row, 5);
    firm.act(LaunchDio{.staff_share = 0.5});
    REQUIRE(firm.staff() == Rows{1, 2, 5, 6, 9, 10});
}

TEST_CASE("a DIO without integrated people stands empty until there are some, and tops up monthly",
          "[interventions][dio]") {
    SmallScene firm;
    REQUIRE(firm.act(LaunchDio{.staff_share = 0.25}) == 0);
    firm.stand(1, 4);
    firm.stand(2, 4);
    for (std::uint32_t week = 11; week <= 13; ++week) {
        firm.live_on_in(week);
        REQUIRE(firm.staff().empty());
    }
    firm.live_on_in(14);
    REQUIRE(firm.staff() == Rows{1});
    REQUIRE(firm.departments.local_staff[0] == 1);
    firm.stand(1, 2);  // somebody who falls back keeps the post
    firm.live_on_in(18);
    REQUIRE(firm.staff() == Rows{1});
    firm.people.standings[1] = {};  // somebody who leaves does not
    firm.of(1).set_present(true);
    firm.live_on_in(22);
    REQUIRE(firm.staff() == Rows{2});
}

TEST_CASE("local staff never grows beyond its share by topping up", "[interventions][dio]") {
    SmallScene firm(200, 50);
    for (std::size_t row = 0; row < 200; ++row) firm.stand(row, 5);
    firm.act(LaunchDio{.staff_share = 0.1});
    for (std::uint32_t week = 11; week < 60; ++week) {
        firm.live_on_in(week);
        REQUIRE(firm.departments.local_staff == std::vector<std::uint32_t>(4, 5));
    }
}

TEST_CASE("a DIO absorbs the experts of a unit, where staff is missing most",
          "[interventions][dio]") {
    SmallScene firm;
    with_three_experts(firm);
    REQUIRE(firm.act(LaunchDio{.staff_share = 0.25}) == 3);
    REQUIRE(firm.experts().empty());
    REQUIRE(firm.staff() == Rows{1, 2, 3});
    REQUIRE(firm.departments.local_staff == std::vector<std::uint32_t>{1, 1, 1});
    REQUIRE(firm.departments.headcount == std::vector<std::uint32_t>{2, 5, 5});
    REQUIRE_FALSE(firm.structures.unit_running);
    REQUIRE(helpers(firm.structures).experts == 0.0);
    REQUIRE(firm.structures.unit_people == 0);
    REQUIRE(firm.structures.local_staff == 3);
}

TEST_CASE("head counts are the same before and after any restructuring", "[interventions][law]") {
    SmallScene firm(240, 60);
    firm.needs({0, 60, 120});
    for (std::size_t row = 0; row < 240; row += 3) firm.stand(row, 4);
    for (Action const& action :
         {Action{LaunchProject{}}, Action{LaunchUnit{.staff_share = 0.1}}, Action{DissolveUnit{}},
          Action{LaunchUnit{.staff_share = 0.05}}, Action{LaunchDio{}}, Action{CloseProject{}}}) {
        firm.act(action);
        REQUIRE(firm.present_count() == 240);
        for (auto const one : firm.people.standings)
            REQUIRE(int(one.in_project()) + int(one.in_unit()) + int(one.local_staff()) <= 1);
    }
}

TEST_CASE("a mandate stands with its strength until it ends", "[interventions][mandate]") {
    SmallScene firm;
    firm.act(StartMandate{0.7});
    REQUIRE(firm.structures.mandate_strength == 0.7);
    firm.act(EndMandate{});
    REQUIRE(firm.structures.mandate_strength == 0.0);
}

TEST_CASE("leadership announces units, DIOs and mandates, not a project", "[interventions]") {
    REQUIRE(
        (is_announced(LaunchUnit{}) && is_announced(LaunchDio{}) && is_announced(StartMandate{})));
    REQUIRE_FALSE((is_announced(LaunchProject{}) || is_announced(DissolveUnit{}) ||
                   is_announced(EndMandate{})));
}

TEST_CASE("setting a parameter by its path changes that base value", "[interventions][set]") {
    SmallScene firm;
    firm.act(SetParameter{*mechanisms::find_parameter("tools.repair_per_week"), 0.2});
    REQUIRE(std::get<mechanisms::Tools>(firm.base).repair_per_week == 0.2);
    REQUIRE(std::get<mechanisms::Tools>(firm.base).quality_at_start == 0.6);
}

TEST_CASE("events of one week on different parameters and structures commute",
          "[interventions][law]") {
    auto const set = [](std::string_view path, double value) {
        return Action{SetParameter{*mechanisms::find_parameter(path), value}};
    };
    std::vector<Action> actions{
        set("decisions.centralisation", 0.5), set("leadership.hierarchy_load", 0.7),
        set("trust.gain_per_week", 0.02), Action{LaunchDio{}}, Action{StartMandate{0.4}}};
    std::vector<std::size_t> order{0, 1, 2, 3, 4};
    do {
        SmallScene firm;
        firm.stand(1, 5);
        for (auto const k : order) firm.act(actions[k]);
        // What a DIO leaves of centralisation is a factor on the base, not a new base.
        REQUIRE(std::get<mechanisms::Decisions>(firm.base).centralisation == 0.5);
        REQUIRE(std::get<mechanisms::Diaries>(firm.base).hierarchy_load == 0.7);
        REQUIRE(std::get<mechanisms::Trust>(firm.base).gain_per_week == 0.02);
        REQUIRE(firm.structures.centralisation_factor() == 0.6);
        REQUIRE(firm.structures.hierarchy_load_factor() == 0.6);
        REQUIRE(firm.structures.mandate_strength == 0.4);
        REQUIRE(firm.departments.headcount == std::vector<std::uint32_t>{4, 4, 4});
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("every action names itself as a scenario does, and its defaults lie in their ranges",
          "[interventions]") {
    auto const check = [](auto const& action) {
        for (auto const& field : std::remove_cvref_t<decltype(action)>::fields()) {
            INFO(field.name);
            REQUIRE_FALSE(field.source.empty());
            auto const within = [&](double value) {
                return field.low <= value && value <= field.high;
            };
            if (auto const* member = std::get_if<0>(&field.member))
                REQUIRE(within(action.**member));
            if (auto const* member = std::get_if<1>(&field.member))
                REQUIRE(within(action.**member));
        }
    };
    check(LaunchProject{});
    check(LaunchUnit{});
    check(DissolveUnit{});
    check(LaunchDio{});
    check(StartMandate{});
    REQUIRE(kind_of(Action{LaunchDio{}}) == "launch_dio");
    REQUIRE(kind_of(Action{EndMandate{}}) == "end_mandate");
}
