#include <catch2/catch.hpp>
#include <functional>

#include "viewer/letters.hpp"
#include "viewer/stand.hpp"

using namespace diorama::viewer;
using stand::Stand;

namespace {

/// Each size of type that there is, on a projector, and the largest in a window that is nearly
/// square. Everything scales with the window, so a larger projector shows the same.
void in_all_sizes(Stand& viewer, std::function<void()> const& look) {
    struct Size {
        ImVec2 window;
        float factor;
    };
    for (Size const size :
         {Size{{1280, 720}, 1.0F}, {{1280, 720}, 1.5F}, {{1280, 720}, 2.0F}, {{1024, 900}, 2.0F}}) {
        ImGui::GetIO().DisplaySize = size.window;
        viewer.choices().type_factor = size.factor;
        INFO(size.window.x << "x" << size.window.y << " at " << size.factor * 100 << " %");
        look();
    }
    viewer.choices().type_factor = 1.0F;
}

/// Nothing that is written lies on something else, and nothing leaves the display.
void check_letters(Stand& viewer, std::string const& what) {
    viewer.frame(3);
    INFO(what);
    std::string places;
    for (auto const& place : letters::overlapping()) places += place + " ";
    CHECK(places == "");
    CHECK_FALSE(letters::beyond_display());
}

}  // namespace

TEST_CASE("no letter of the stage lies on another, however large the type is",
          "[viewer][legible]") {
    Stand viewer("scenarios/unit.toml");
    viewer.choices().settled = true;
    for (char const* const way : {"", "f4", "f2", "f5"}) {
        viewer.session.go_to(30);
        viewer.rest();
        viewer.type(way);
        viewer.session.go_to(60);
        viewer.rest();
        in_all_sizes(viewer, [&] {
            check_letters(viewer, "after " + std::string(way));
            viewer.type("d");
            check_letters(viewer, "difference after " + std::string(way));
            viewer.type("d");
        });
    }
    in_all_sizes(viewer, [&] {
        for (std::size_t i = 0; i < map::scheme_count; ++i) {
            viewer.type("c");
            check_letters(viewer, "colours");
        }
    });
}

TEST_CASE("no letter of a sheet lies on another, however large the type is", "[viewer][legible]") {
    Stand viewer("scenarios/unit.toml");
    viewer.choices().settled = true;
    viewer.session.go_to(26);
    viewer.rest();
    viewer.type("1");
    viewer.rest();
    auto const middle = viewer.box("map").centre();
    viewer.click_at(middle);
    viewer.click_at(middle);
    viewer.rest();
    REQUIRE(viewer.choices().sheet == faces::Sheet::person);
    viewer.choices().enlarged = "trust";
    viewer.move({-1.0F, -1.0F});  // what the mouse points at is told over the rest
    in_all_sizes(viewer, [&] {
        for (auto const sheet :
             {faces::Sheet::help, faces::Sheet::open, faces::Sheet::intervene, faces::Sheet::levers,
              faces::Sheet::diaries, faces::Sheet::person, faces::Sheet::chart, faces::Sheet::save,
              faces::Sheet::run_sheets, faces::Sheet::findings}) {
            viewer.choices().sheet = sheet;
            check_letters(viewer, "sheet " + std::to_string(static_cast<int>(sheet)));
        }
        viewer.choices().sheet = faces::Sheet::none;
        viewer.choices().face = faces::Face::author;
        check_letters(viewer, "author");
        viewer.choices().face = faces::Face::stage;
    });
}

TEST_CASE("no letter of a run sheet lies on another, however large the type is",
          "[viewer][legible]") {
    Stand viewer("scenarios/run-sheets/unit-or-dio.toml");
    viewer.choices().settled = true;
    for (int step = 1; step <= 10; ++step) {
        viewer.rest();
        // A question, three futures, a band with the most words: what differs most.
        if (step == 1 || step == 7 || step == 10)
            in_all_sizes(viewer, [&] { check_letters(viewer, "step " + std::to_string(step)); });
        viewer.key(ImGuiKey_PageDown);
        if (viewer.app().workshop().presenter()->step().kind == diorama::scenario::StepKind::play)
            viewer.key(ImGuiKey_PageDown);
    }
}
