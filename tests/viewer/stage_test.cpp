#include <catch2/catch.hpp>
#include <functional>
#include <utility>
#include <vector>

#include "viewer/stand.hpp"

using namespace diorama;
using namespace diorama::viewer;
using stand::Stand;

TEST_CASE("space plays and pauses, arrows step, home goes back", "[viewer][keys]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.type(" ");
    REQUIRE(viewer.session.wait(viewer.session.last_ticket(), std::chrono::milliseconds(300)) ==
            false);
    REQUIRE(viewer.state()->playing);
    viewer.type(" ");
    viewer.rest();
    REQUIRE_FALSE(viewer.state()->playing);
    auto const week = viewer.state()->shown_week;
    viewer.key(ImGuiKey_RightArrow);
    viewer.rest();
    REQUIRE(viewer.state()->shown_week == week + 1);
    viewer.key(ImGuiKey_LeftArrow);
    viewer.rest();
    REQUIRE(viewer.state()->shown_week == week);
    viewer.key(ImGuiKey_Home);
    viewer.rest();
    REQUIRE(viewer.state()->shown_week == 0);
}

TEST_CASE("dragging the time line shows the week under the mouse", "[viewer][time]") {
    Stand viewer("scenarios/retailer.toml");
    auto const line = viewer.box("time line");
    viewer.drag({line.from.x + 30.0F, line.centre().y}, line.centre());
    viewer.rest();
    REQUIRE(viewer.state()->shown_week >= 103);
    REQUIRE(viewer.state()->shown_week <= 105);
    REQUIRE(viewer.state()->picture_week == viewer.state()->shown_week);
}

TEST_CASE("a lever that is dragged sets its parameter from next week on", "[viewer][levers]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(10);
    viewer.rest();
    auto const lever = viewer.box("lever Leaders promise");
    viewer.drag(lever.centre(), {lever.to.x - 2.0F, lever.centre().y});
    viewer.rest();
    auto const& events = *viewer.state()->branches.at(0).events;
    REQUIRE(events.size() == 1);
    auto const& set = std::get<interventions::SetParameter>(events[0].event.action);
    REQUIRE(set.path == *mechanisms::find_parameter("leadership.pledge_hours_per_week"));
    REQUIRE(set.value == 40.0);
    REQUIRE(events[0].event.at_week == 11);
}

TEST_CASE("F forks, A, B and D choose what is shown, X closes", "[viewer][fork]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(30);
    viewer.rest();
    viewer.type("f");
    viewer.rest();
    REQUIRE(viewer.state()->branches.size() == 2);
    REQUIRE(viewer.state()->branches[1].forked_at_week == 30);
    REQUIRE(viewer.choices().view == faces::View::side_by_side);
    viewer.type("b");
    REQUIRE(viewer.choices().view == faces::View::one);
    REQUIRE(viewer.choices().branch == 1);
    viewer.type("b");
    REQUIRE(viewer.choices().view == faces::View::side_by_side);
    viewer.type("d");
    REQUIRE(viewer.choices().view == faces::View::difference);
    viewer.type("x");
    viewer.rest();
    REQUIRE(viewer.state()->branches.size() == 1);
}

TEST_CASE("a number key lets a way to go happen in the chosen branch", "[viewer][keys]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(5);
    viewer.rest();
    viewer.type("3");
    viewer.rest();
    auto const& events = *viewer.state()->branches.at(0).events;
    REQUIRE(events.size() == 1);
    REQUIRE(interventions::kind_of(events[0].event.action) == "launch_unit");
    viewer.type("u");
    viewer.rest();
    REQUIRE(viewer.state()->branches.at(0).events->empty());
}

TEST_CASE("a key right after a fork is about the new future, which is not there yet",
          "[viewer][keys]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(5);
    viewer.rest();
    // All in one picture: no state can have come in between.
    for (char const key : {'f', '4', 'f', '2'})
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(key));
    viewer.rest();
    auto const kinds = [&](std::size_t branch) {
        std::vector<std::string> all;
        for (auto const& one : *viewer.state()->branches.at(branch).events)
            all.emplace_back(interventions::kind_of(one.event.action));
        return all;
    };
    using Kinds = std::vector<std::string>;
    REQUIRE(viewer.state()->branches.size() == 3);
    REQUIRE(kinds(0).empty());
    REQUIRE(kinds(1) == Kinds{"launch_dio"});
    REQUIRE(kinds(2) == Kinds{"launch_dio", "start_mandate"});
    for (char const key : {'f', '1', 'x'})
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(key));
    viewer.rest();
    REQUIRE(viewer.state()->branches.size() == 3);
    viewer.type("5");
    viewer.rest();
    REQUIRE(kinds(0) == Kinds{"launch_project"});
    REQUIRE(kinds(2) == Kinds{"launch_dio", "start_mandate"});
}

TEST_CASE("with a mouse alone keys are pressed where `?` lists them", "[viewer][keys]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(5);
    viewer.rest();
    viewer.click("?");
    viewer.frame();
    viewer.click("key F");
    viewer.rest();
    REQUIRE(viewer.state()->branches.size() == 2);
    REQUIRE(viewer.choices().sheet == faces::Sheet::none);
    double const speed = viewer.state()->weeks_per_second;
    for (auto const& [key, done] : std::vector<std::pair<char const*, std::function<bool()>>>{
             {"key +", [&] { return viewer.state()->weeks_per_second > speed; }},
             {"key D", [&] { return viewer.choices().view == faces::View::difference; }},
             {"key B", [&] { return viewer.choices().view == faces::View::one; }},
             {"key V", [&] { return viewer.choices().sheet == faces::Sheet::save; }},
             {"key N", [&] { return viewer.choices().dark; }}}) {
        INFO(key);
        viewer.click("?");
        viewer.frame();
        viewer.click(key);
        viewer.rest();
        REQUIRE(done());
    }
}

TEST_CASE("a click chooses a person, a second one pins them and opens their story",
          "[viewer][map]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(20);
    viewer.rest();
    auto const map = viewer.box("map");
    ImVec2 const middle{map.centre().x, map.centre().y};
    viewer.click_at(middle);
    REQUIRE(viewer.choices().chosen == org::person(0));
    viewer.click_at(middle);
    REQUIRE(viewer.choices().sheet == faces::Sheet::person);
    viewer.rest();
    REQUIRE(viewer.state()->pins.size() == 1);
    REQUIRE(viewer.has("Unpin"));
    // Their team is followed beside them; unpinned, it can be pinned again.
    viewer.click("The team");
    viewer.rest();
    REQUIRE(viewer.choices().chosen_team);
    REQUIRE(viewer.state()->pins.size() == 2);
    viewer.click("Unpin");
    viewer.rest();
    REQUIRE(viewer.state()->pins.size() == 1);
    viewer.click("Pin");
    viewer.rest();
    REQUIRE(viewer.state()->pins.size() == 2);
    viewer.key(ImGuiKey_Escape);
    REQUIRE(viewer.choices().sheet == faces::Sheet::none);
}

TEST_CASE("what the mouse points at is not told while it lies there unused", "[viewer][map]") {
    Stand viewer("scenarios/retailer.toml");
    auto const middle = viewer.box("map").centre();
    viewer.move(middle);
    REQUIRE(viewer.has("hint"));
    viewer.key(ImGuiKey_PageDown);
    REQUIRE_FALSE(viewer.has("hint"));
    viewer.move({middle.x + 2.0F, middle.y});
    REQUIRE(viewer.has("hint"));
    viewer.frame(60 * 9);
    REQUIRE_FALSE(viewer.has("hint"));
}

TEST_CASE("the wheel comes nearer and never further out than all of it", "[viewer][map]") {
    Stand viewer("scenarios/retailer.toml");
    auto const map = viewer.box("map");
    viewer.wheel(map.centre(), 3.0F);
    REQUIRE(viewer.choices().camera.zoom > 1.5F);
    viewer.wheel(map.centre(), -30.0F);
    REQUIRE(viewer.choices().camera.zoom == 1.0F);
}

TEST_CASE("C goes through all colour schemes, N turns to dark, Z enlarges the type",
          "[viewer][keys]") {
    Stand viewer("scenarios/retailer.toml");
    for (std::size_t i = 1; i < map::scheme_count; ++i) {
        viewer.type("c");
        REQUIRE(viewer.choices().scheme == static_cast<map::Scheme>(i));
    }
    viewer.type("c");
    REQUIRE(viewer.choices().scheme == map::Scheme::ladder);
    viewer.type("n");
    REQUIRE(viewer.app().look().colours->dark);
    float const em = viewer.app().look().em;
    viewer.type("zzz");
    viewer.frame();
    REQUIRE(viewer.app().look().em == Approx(2.0F * em).margin(1.0));
}

TEST_CASE("body type is 28 pixels and more at 1080 lines", "[viewer][type]") {
    Stand viewer("scenarios/retailer.toml");
    REQUIRE(viewer.app().look().em >= 28.0F);
    ImGui::GetIO().DisplaySize = {3840, 2160};
    viewer.frame(2);
    REQUIRE(viewer.app().look().em >= 56.0F);
}

TEST_CASE("a chart is enlarged by a click and shows any measure", "[viewer][charts]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(40);
    viewer.rest();
    viewer.click("chart integrated");
    REQUIRE(viewer.choices().sheet == faces::Sheet::chart);
    REQUIRE(viewer.choices().enlarged == "integrated");
    viewer.key(ImGuiKey_Escape);
    REQUIRE(viewer.choices().sheet == faces::Sheet::none);
}

TEST_CASE("every widget lies inside of the window, at any size and scale", "[viewer][layout]") {
    Stand viewer("scenarios/unit-vs-dio.toml");
    viewer.session.go_to(60);
    viewer.rest();
    for (ImVec2 const size :
         {ImVec2{1280, 720}, ImVec2{1920, 1080}, ImVec2{3840, 2160}, ImVec2{1024, 1366}})
        for (float const factor : {1.0F, 1.5F, 2.0F})
            for (auto const face : {faces::Face::stage, faces::Face::author})
                for (int sheet = 0; sheet <= static_cast<int>(faces::Sheet::run_sheets); ++sheet) {
                    if (size.x > 3000 && factor > 1.0F && sheet > 0) continue;
                    ImGui::GetIO().DisplaySize = size;
                    viewer.choices().type_factor = factor;
                    viewer.choices().face = face;
                    viewer.choices().chosen = org::person(0);
                    viewer.choices().enlarged = "integrated";
                    viewer.choices().sheet = static_cast<faces::Sheet>(sheet);
                    viewer.frame(2);
                    for (auto const& [label, box] : viewer.app().registry().boxes()) {
                        INFO(label << " at " << size.x << "x" << size.y << " scale " << factor
                                   << " sheet " << sheet);
                        // What scrolls may lie below; nothing is wider than the window.
                        REQUIRE(box.from.x >= -1.0F);
                        REQUIRE(box.to.x <= size.x + 1.0F);
                    }
                    for (char const* whole : {"time line", "Play"}) {
                        INFO(whole << " at " << size.x << "x" << size.y << " scale " << factor);
                        REQUIRE(viewer.box(whole).to.y <= size.y);
                        REQUIRE(viewer.box(whole).width() > 10.0F);
                    }
                }
}

TEST_CASE("the window's thread is never busy for 50 milliseconds with the retailer",
          "[viewer][speed]") {
    Stand viewer("scenarios/unit-vs-dio.toml");
    for (std::uint32_t week = 0; week <= 200; week += 10) {
        viewer.session.go_to(week);
        viewer.rest();
        viewer.frame(3);
    }
    INFO("longest frame " << viewer.longest_frame_seconds() * 1e3 << " ms");
    REQUIRE(viewer.longest_frame_seconds() < 0.050);
}
