#include <algorithm>
#include <catch2/catch.hpp>

#include "own_files.hpp"
#include "viewer/stand.hpp"

using namespace diorama;
using namespace diorama::viewer;
using stand::Stand;

TEST_CASE("the event editor adds an event in the week that was typed", "[viewer][events]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.type("i");
    viewer.frame();
    viewer.choices().draft.week = 40;
    viewer.click("event kind");
    viewer.frame();
    viewer.click("kind hold forum");
    viewer.frame(2);
    REQUIRE(interventions::kind_of(viewer.choices().draft.action) == "hold_forum");
    REQUIRE(viewer.has("event attendance_share"));
    viewer.click("add event");
    viewer.rest();
    auto const& events = *viewer.state()->branches.at(0).events;
    REQUIRE(events.size() == 1);
    REQUIRE(events[0].event.at_week == 40);
    REQUIRE(viewer.choices().sheet == faces::Sheet::none);
}

TEST_CASE("a condition that cannot be read is told where it was typed", "[viewer][events]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.type("i");
    viewer.frame();
    viewer.click("event condition");
    viewer.type("usign >= 0.2");
    REQUIRE(viewer.choices().draft.by_condition);
    viewer.click("add event");
    viewer.frame();
    REQUIRE(viewer.choices().draft.mistake.find("usign") != std::string::npos);
    REQUIRE(viewer.choices().sheet == faces::Sheet::intervene);
    REQUIRE(viewer.state()->branches.at(0).events->empty());
}

TEST_CASE("letters that are typed into a field are no keys", "[viewer][keys]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.type("p");
    viewer.frame(2);
    viewer.click("filter");
    viewer.type("discipline f");
    REQUIRE(viewer.choices().filter == "discipline f");
    viewer.rest();
    REQUIRE(viewer.state()->branches.size() == 1);
}

TEST_CASE("the author finds a parameter, changes it, and it is marked and set",
          "[viewer][author]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(3);
    viewer.rest();
    viewer.type("p");
    viewer.frame(2);
    viewer.click("filter");
    viewer.type("pledge_hours");
    viewer.frame(2);
    std::string const field = "parameter leadership.pledge_hours_per_week";
    REQUIRE(viewer.has(field));
    viewer.click(field);
    viewer.key(ImGuiKey_A, false, true);
    viewer.type("7");
    viewer.key(ImGuiKey_Enter);
    viewer.rest();
    auto const& events = *viewer.state()->branches.at(0).events;
    REQUIRE(events.size() == 1);
    REQUIRE(std::get<interventions::SetParameter>(events[0].event.action).value == 7.0);
}

TEST_CASE("every parameter that is declared has a field in the author's face", "[viewer][author]") {
    Stand viewer("scenarios/retailer.toml", {1920, 1080});
    viewer.choices().face = faces::Face::author;
    for (auto const& path : mechanisms::parameter_paths()) {
        viewer.choices().filter = path;
        viewer.frame(2);
        INFO(path);
        REQUIRE(viewer.has("parameter " + path));
    }
}

TEST_CASE("what cannot be opened is told with its place, and what was open stays",
          "[viewer][open]") {
    diorama::test::OwnFolder const folder;
    Stand viewer("scenarios/retailer.toml");
    folder.write("broken.toml", "name = \"x\"\nweaks = 3\n");
    viewer.app().open(folder / "broken.toml");
    viewer.rest();
    REQUIRE(viewer.state()->opened->name == "Retailer");
    REQUIRE(viewer.choices().sheet == faces::Sheet::open);
    REQUIRE(viewer.state()->problems.at(0).place.line == 2);
    // The same mistake again is told again.
    viewer.app().open(folder / "broken.toml");
    REQUIRE(viewer.choices().sheet == faces::Sheet::none);
    viewer.rest();
    REQUIRE(viewer.choices().sheet == faces::Sheet::open);
    viewer.app().open(folder / "not-there.toml");
    viewer.rest();
    REQUIRE_FALSE(viewer.state()->problems.empty());
    viewer.app().open(std::string(DIORAMA_SOURCE_DIR) + "/scenarios/unit.toml");
    viewer.rest();
    REQUIRE(viewer.state()->opened->name == "Unit");
    REQUIRE(viewer.state()->problems.empty());
}

TEST_CASE("a chart that is dropped gives what it is and a model of it", "[viewer][open]") {
    Stand viewer("");
    viewer.app().open(std::string(DIORAMA_SOURCE_DIR) + "/scenarios/retailer.csv");
    viewer.rest();
    REQUIRE(viewer.state()->opened->source == live::Source::chart);
    REQUIRE_FALSE(viewer.state()->opened->findings.empty());
    REQUIRE(viewer.state()->opened->organisation->headcount() == 2000);
    // What was found is told at once, over the model of it.
    REQUIRE(viewer.choices().sheet == faces::Sheet::findings);
    viewer.frame();
    REQUIRE(viewer.box("findings").height() > 0.0F);
    viewer.click("Show them");
    REQUIRE(viewer.choices().sheet == faces::Sheet::none);
}

TEST_CASE("saving where there is no right to write is told, and nothing is lost",
          "[viewer][save]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.type("3");
    viewer.rest();
    viewer.choices().sheet = faces::Sheet::save;
    viewer.choices().save_path = "/proc/none/branch.toml";
    viewer.frame(2);
    viewer.click("save scenario");
    viewer.rest();
    REQUIRE(viewer.state()->messages.back().failed);
    REQUIRE(viewer.has("notice"));
    REQUIRE(viewer.state()->branches.at(0).events->size() == 1);
}

TEST_CASE("each branch has a name of its own to be saved under, and what would be replaced is told",
          "[viewer][save]") {
    diorama::test::OwnFolder const folder;
    Stand viewer("scenarios/retailer.toml");
    viewer.type("f");
    viewer.rest();
    viewer.choices().sheet = faces::Sheet::save;
    viewer.frame(2);
    REQUIRE(viewer.choices().save_path == "ours/retailer-b.toml");
    viewer.choices().branch = 0;
    viewer.frame(2);
    REQUIRE(viewer.choices().save_path == "ours/retailer.toml");
    viewer.choices().save_path = folder / "mine.toml";
    viewer.choices().branch = 1;
    viewer.frame(2);
    REQUIRE(viewer.choices().save_path == folder / "mine.toml");
    REQUIRE_FALSE(viewer.has("taken"));
    viewer.click("save weeks");
    viewer.rest();
    REQUIRE(viewer.has("taken"));
}

TEST_CASE("diaries name the leaders, and a click opens the leader's story", "[viewer][diaries]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(20);
    viewer.rest();
    viewer.type("w");
    viewer.frame(2);
    auto const grid = viewer.box("diary grid");
    viewer.click_at({grid.from.x + 40.0F, grid.from.y + grid.height() * 0.4F});
    REQUIRE(viewer.choices().sheet == faces::Sheet::person);
    REQUIRE(viewer.choices().chosen != org::no_person);
}

TEST_CASE("a leader is freed of meetings in the sheet that the diaries open", "[viewer][diaries]") {
    std::string const path = "leadership.freed_hours.finance_officer";
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(30);
    viewer.rest();
    auto const& leaders = viewer.state()->branches.at(0).picture->leaders;
    auto const finance = std::find_if(leaders.begin(), leaders.end(), [](auto const& one) {
        return one.now.role == mechanisms::Role::finance_officer;
    });
    REQUIRE(finance != leaders.end());
    auto const who = finance->now.who;
    double const meetings = static_cast<double>(finance->now.meeting_hours);
    viewer.choices().chosen = who;
    viewer.choices().sheet = faces::Sheet::person;
    viewer.frame(2);
    auto const lever = viewer.box("lever Freed from meetings");
    viewer.drag({lever.from.x + 8.0F, lever.centre().y}, {lever.to.x - 8.0F, lever.centre().y});
    viewer.session.go_to(34);
    viewer.rest();
    auto const& branch = viewer.state()->branches.at(0);
    REQUIRE(branch.events->size() == 1);
    REQUIRE(branch.events->at(0).event.at_week == 31);
    for (auto const& one : branch.picture->leaders)
        if (one.now.who == who) REQUIRE(static_cast<double>(one.now.meeting_hours) < meetings);
}

TEST_CASE("in large type the wheel moves the diaries on to those who have no room",
          "[viewer][diaries]") {
    Stand viewer("scenarios/retailer.toml", {1280, 720});
    viewer.choices().type_factor = 2.0F;
    viewer.session.go_to(20);
    viewer.rest();
    viewer.type("w");
    viewer.frame(2);
    auto const sheet = viewer.box("sheet");
    auto const grid = viewer.box("diary grid");
    REQUIRE(grid.to.y > sheet.to.y);
    viewer.wheel(sheet.centre(), -3.0F);
    viewer.frame(2);
    REQUIRE(viewer.box("diary grid").to.y < grid.to.y);
}

TEST_CASE("a pinned person's sheet tells what `diorama why` tells", "[viewer][person]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.session.go_to(30);
    viewer.choices().chosen = org::person(1);
    viewer.session.pin_person(org::person(1));
    viewer.rest();
    viewer.choices().sheet = faces::Sheet::person;
    viewer.frame(2);
    auto const& told = *viewer.state()->pins.at(0).histories.at(0)->story(30);
    REQUIRE(told.front().find("In week 30 this post stands at") != std::string::npos);
    for (std::size_t i = 0; i < told.size(); ++i) REQUIRE(viewer.has("sentence " + told[i]));
}

TEST_CASE("progress of seeds stands in the row of buttons and covers none", "[viewer][stage]") {
    for (float const factor : {1.0F, 1.5F, 2.0F}) {
        Stand viewer("scenarios/retailer.toml", {1280, 720});
        viewer.choices().type_factor = factor;
        viewer.frame(2);
        viewer.session.ensemble(200);
        for (int i = 0; i < 2000 && !viewer.has("progress"); ++i) viewer.frame();
        auto const bar = viewer.box("progress");
        for (auto const& [label, box] : viewer.app().registry().boxes()) {
            if (label == "progress") continue;
            INFO(label << " in type of " << factor);
            bool const apart = box.to.x <= bar.from.x || box.from.x >= bar.to.x ||
                               box.to.y <= bar.from.y + 1.0F || box.from.y >= bar.to.y - 1.0F;
            CHECK(apart);
        }
        viewer.session.ensemble(0);
    }
}

TEST_CASE("a week that was asked for at the start is shown once the file is open",
          "[viewer][open]") {
    Stand viewer("");
    viewer.choices().first_week = 12;
    viewer.app().open(std::string(DIORAMA_SOURCE_DIR) + "/scenarios/unit.toml");
    viewer.rest();
    viewer.rest();
    REQUIRE(viewer.state()->picture_week == 12);
    REQUIRE_FALSE(viewer.has("notice"));
    viewer.choices().first_week = 5000;
    viewer.app().open(std::string(DIORAMA_SOURCE_DIR) + "/scenarios/unit.toml");
    viewer.rest();
    viewer.rest();
    REQUIRE(viewer.state()->picture_week == viewer.state()->opened->weeks);
    REQUIRE(viewer.has("notice"));
}

TEST_CASE("neither the sheet that asked for it nor what is told stands in a picture",
          "[viewer][save]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.choices().sheet = faces::Sheet::save;
    viewer.frame(2);
    auto const button = viewer.box("save picture").centre();
    viewer.move(button);
    ImGui::GetIO().MouseDown[0] = true;
    viewer.frame();
    ImGui::GetIO().MouseDown[0] = false;
    viewer.choices().notice = "something to tell";
    // As the window does: after each frame it looks whether a picture of it is wanted.
    int frames = 0;
    for (; frames < 5 && !viewer.choices().snapshot; ++frames) viewer.frame();
    REQUIRE(viewer.choices().snapshot);
    REQUIRE_FALSE(viewer.has("sheet"));
    REQUIRE_FALSE(viewer.has("notice"));
    viewer.choices().snapshot = false;
    viewer.frame();
    REQUIRE(viewer.has("notice"));
    INFO("text is wanted: " << ImGui::GetIO().WantTextInput);
    viewer.choices().recording = true;
    viewer.frame();
    REQUIRE_FALSE(viewer.has("notice"));
    REQUIRE(viewer.has("progress"));
}

TEST_CASE("of many thousands each is reached by the wheel and a click", "[viewer][map]") {
    diorama::test::OwnFolder const folder;
    folder.write("many.toml",
                 "name = \"Many\"\nweeks = 4\n[organisation.generate]\npeople = 60000\n");
    Stand viewer("");
    viewer.app().open(folder / "many.toml");
    viewer.rest();
    auto const box = viewer.box("map");
    for (int i = 0; i < 40; ++i) viewer.wheel(box.centre(), 1.0F);
    // Seats are close enough that some point of a short way lies on one.
    for (int i = 0; i < 40 && viewer.choices().chosen == org::no_person; ++i)
        viewer.click_at({box.centre().x + 7.0F * static_cast<float>(i), box.centre().y});
    REQUIRE(viewer.choices().chosen != org::no_person);
}

TEST_CASE("measures are listed with their values and go into the chart", "[viewer][author]") {
    Stand viewer("scenarios/retailer.toml");
    viewer.choices().face = faces::Face::author;
    viewer.frame(2);
    viewer.click("tab Measures");
    viewer.frame(2);
    viewer.choices().filter = "scorecard";
    viewer.frame(2);
    viewer.click("measure scorecard");
    REQUIRE(viewer.choices().enlarged == "scorecard");
}
