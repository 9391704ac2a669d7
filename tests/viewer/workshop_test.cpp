#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

#include "own_files.hpp"
#include "viewer/faces/levers.hpp"
#include "viewer/faces/shelf.hpp"
#include "viewer/stand.hpp"

using namespace diorama;
using namespace diorama::viewer;
using stand::Stand;

namespace {

/// Opens a run sheet as a person does, and waits until its first step stands on the stage.
void begin(Stand& viewer, std::string const& sheet) {
    viewer.app().open(std::string(DIORAMA_SOURCE_DIR) + "/scenarios/run-sheets/" + sheet);
    for (int i = 0; i < 600 && !viewer.has("step ▶"); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        viewer.frame();
    }
    viewer.rest();
}

/// One press of page down, taken in by the session. What it plays goes on playing: the next press
/// leaps to its end, so that no test waits as long as a workshop lasts.
void page_down(Stand& viewer) {
    viewer.key(ImGuiKey_PageDown);
    auto const ticket = viewer.session.last_ticket();
    for (int i = 0; i < 1000 && viewer.state()->tickets_done < ticket; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    viewer.frame(2);
}

}  // namespace

TEST_CASE("every shipped run sheet is played to its end by page down alone", "[viewer][workshop]") {
    for (auto const& entry : std::filesystem::directory_iterator(std::string(DIORAMA_SOURCE_DIR) +
                                                                 "/scenarios/run-sheets")) {
        INFO(entry.path());
        Stand viewer("");
        begin(viewer, entry.path().filename().string());
        auto* const presenter = viewer.app().workshop().presenter();
        REQUIRE(presenter != nullptr);
        for (int presses = 0; presses < 200 && !presenter->at_end(); ++presses) page_down(viewer);
        REQUIRE(presenter->at_end());
        REQUIRE(viewer.state()->shown_week > 0);
        REQUIRE(viewer.longest_frame_seconds() < 0.5);
    }
}

TEST_CASE("the picture of a run sheet is taken once, however often the step is shown",
          "[viewer][workshop]") {
    diorama::test::OwnFolder const folder;
    folder.write("sheet.toml",
                 "scenario = \"" DIORAMA_SOURCE_DIR
                 "/scenarios/unit.toml\"\n"
                 "[[step]]\ndo = \"say\"\n[[step]]\ndo = \"snapshot\"\nfile = \"x.png\"\n");
    Stand viewer("");
    viewer.app().open(folder / "sheet.toml");
    viewer.rest();
    REQUIRE(viewer.has("step ▶"));
    page_down(viewer);
    REQUIRE(std::exchange(viewer.choices().snapshot, false));
    REQUIRE(viewer.choices().snapshot_path == "pictures/x.png");
    viewer.key(ImGuiKey_PageUp);
    page_down(viewer);
    REQUIRE(viewer.app().workshop().presenter()->place() == 1);
    REQUIRE_FALSE(viewer.choices().snapshot);
}

TEST_CASE("a guess of the room stands in the chart until the curve comes", "[viewer][workshop]") {
    Stand viewer("");
    begin(viewer, "leaders-time.toml");
    page_down(viewer);
    REQUIRE(viewer.app().workshop().presenter()->step().kind == scenario::StepKind::predict);
    viewer.click("The room says");
    REQUIRE(viewer.choices().guesses.size() == 1);
    REQUIRE(viewer.choices().guesses[0].measure == "using");
    REQUIRE(viewer.choices().guesses[0].week == 52);
    auto const bar = viewer.box("room's guess");
    viewer.drag(bar.centre(), {bar.from.x + 1.0F, bar.centre().y});
    viewer.click("The room says");
    REQUIRE(viewer.choices().guesses.size() == 2);
    REQUIRE(viewer.choices().guesses[1].value < viewer.choices().guesses[0].value);
    viewer.key(ImGuiKey_PageUp);
    REQUIRE(viewer.app().workshop().presenter()->place() == 0);
}

TEST_CASE("the room's guess is entered by keys alone, as whoever stands with a keyboard does it",
          "[viewer][workshop]") {
    Stand viewer("");
    begin(viewer, "leaders-time.toml");
    viewer.key(ImGuiKey_Enter);
    REQUIRE(viewer.choices().guesses.empty());
    page_down(viewer);
    viewer.key(ImGuiKey_UpArrow);
    viewer.key(ImGuiKey_Enter);
    viewer.key(ImGuiKey_DownArrow, true);
    viewer.key(ImGuiKey_Enter);
    auto const& guesses = viewer.choices().guesses;
    REQUIRE(guesses.size() == 2);
    // From 0 to 1 in fifty steps: half and one step, then five steps less.
    REQUIRE(guesses[0].value == Approx(0.52));
    REQUIRE(guesses[1].value == Approx(0.42));
    for (int i = 0; i < 40; ++i) viewer.key(ImGuiKey_UpArrow, true);
    viewer.key(ImGuiKey_Enter);
    REQUIRE(guesses.back().value == Approx(1.0));
}

TEST_CASE("what ships is chosen by the name that its author gave it", "[viewer][workshop]") {
    Stand viewer("");
    viewer.frame(2);
    auto const& shelf = faces::shelf();
    REQUIRE(shelf.size() > 10);
    using Kind = scenario::Headline::Kind;
    REQUIRE(shelf.front().headline.kind == Kind::run_sheet);
    auto const found = std::find_if(shelf.begin(), shelf.end(), [](auto const& one) {
        return one.headline.kind == Kind::run_sheet && one.headline.name == "Unit or DIO?";
    });
    REQUIRE(found != shelf.end());
    REQUIRE(found->headline.minutes == 30.0);
    // The first thing that a facilitator sees is the sheet with all of them.
    REQUIRE(viewer.has("open " + found->path));
    viewer.click("open " + found->path);
    for (int i = 0; i < 600 && !viewer.has("step ▶"); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        viewer.frame();
    }
    REQUIRE(viewer.app().workshop().running());
    // Under the present step stands what only the presenter reads.
    viewer.type("g");
    viewer.frame(2);
    REQUIRE(viewer.has("notes"));
}

TEST_CASE("the levers and charts of a run sheet are on the stage", "[viewer][workshop]") {
    Stand viewer("");
    begin(viewer, "leaders-time.toml");
    REQUIRE(viewer.choices().lever_paths.size() == 3);
    REQUIRE(viewer.has("lever Leaders promise"));
    REQUIRE(viewer.has("lever Delegates allowed"));
    REQUIRE_FALSE(viewer.has("lever Same hours for all"));
    REQUIRE(viewer.has("chart sessions_slipped"));
}

TEST_CASE("a run sheet's own ways to go are chosen by the mouse, too", "[viewer][workshop]") {
    Stand viewer("");
    begin(viewer, "leaders-time.toml");
    viewer.click("Intervene");
    viewer.frame();
    REQUIRE_FALSE(viewer.has("2  Mandate"));
    viewer.click("2  Four hours");
    viewer.rest();
    auto const& events = *viewer.state()->branches.at(0).events;
    REQUIRE(events.size() == 1);
    REQUIRE(std::get<interventions::SetParameter>(events[0].event.action).value == 4.0);
}

TEST_CASE("a lever that a run sheet names by its path stands on the stage in words",
          "[viewer][workshop]") {
    Stand viewer("");
    begin(viewer, "mandate-or-community.toml");
    REQUIRE(viewer.has("lever Comply rate"));
    REQUIRE(faces::levers_of(viewer.choices()).at(0).unit == "a week");
}

TEST_CASE("another scenario ends a run sheet, and one that cannot be read does not",
          "[viewer][workshop]") {
    Stand viewer("");
    begin(viewer, "leaders-time.toml");
    viewer.app().open(std::string(DIORAMA_SOURCE_DIR) + "/scenarios/not-there.toml");
    viewer.rest();
    REQUIRE(viewer.app().workshop().running());
    REQUIRE(viewer.choices().lever_paths.size() == 3);
    viewer.app().open(std::string(DIORAMA_SOURCE_DIR) + "/scenarios/unit.toml");
    viewer.rest();
    REQUIRE_FALSE(viewer.app().workshop().running());
    REQUIRE(viewer.choices().lever_paths.empty());
}
