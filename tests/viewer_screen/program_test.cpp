#include <catch2/catch.hpp>
#include <filesystem>
#include <future>

#include "viewer_screen/screen.hpp"

using screen::Screen;

namespace {

std::string const viewer = DIORAMA_VIEWER_PROGRAM;
std::string const source = DIORAMA_SOURCE_DIR;
std::string const folder = std::string(DIORAMA_BINARY_DIR) + "/viewer-screens";

screen::Ended shot(std::string const& name, std::string const& words) {
    std::filesystem::create_directories(folder);
    return screen::run("cd '" + source + "' && '" + viewer + "' --shot '" + folder + "/" + name +
                       ".png' " + words);
}

}  // namespace

TEST_CASE(
    "pictures are drawn without a screen, in the size that was asked for, of any week, face "
    "and theme",
    "[viewer][shot]") {
    // Beside each other: each of them waits for its own weeks.
    auto const words = [](char const* more) {
        return std::string(more) + " --size 1280x720 scenarios/unit.toml";
    };
    auto week_0 = std::async(std::launch::async, shot, "week-0", words(""));
    auto week_52 = std::async(std::launch::async, shot, "week-52", words("--week 52"));
    auto author = std::async(std::launch::async, shot, "author", words("--week 52 --author"));
    auto dark = std::async(std::launch::async, shot, "dark", words("--week 52 --dark"));
    for (auto* const one : {&week_0, &week_52, &author, &dark}) {
        auto const ended = one->get();
        INFO(ended.said);
        REQUIRE(ended.status == 0);
    }
    auto const pixels = screen::read_png(folder + "/week-52.png");
    REQUIRE(pixels.width == 1280);
    REQUIRE(pixels.height == 720);
    REQUIRE(pixels.colours() > 100);
    // Title, map, charts, levers, time line, buttons: none of them is blank.
    REQUIRE(pixels.inked_share(10, 10, 200, 50) > 0.02);
    REQUIRE(pixels.inked_share(150, 80, 600, 500) > 0.05);
    REQUIRE(pixels.inked_share(760, 60, 1260, 540) > 0.01);
    REQUIRE(pixels.inked_share(10, 555, 1270, 610) > 0.01);
    REQUIRE(pixels.inked_share(10, 620, 1270, 660) > 0.01);
    REQUIRE(pixels.inked_share(10, 670, 980, 715) > 0.02);
    auto const changed = [&](char const* name) {
        return pixels.changed_share(screen::read_png(folder + "/" + name + ".png"));
    };
    REQUIRE(changed("week-0") > 0.02);
    REQUIRE(changed("author") > 0.1);
    REQUIRE(changed("dark") > 0.9);
}

TEST_CASE("a shot of what cannot be read names the place, and writes nothing", "[viewer][shot]") {
    std::filesystem::remove(folder + "/none.png");
    auto const ended = shot("none", "scenarios/not-there.toml");
    REQUIRE(ended.status == 2);
    REQUIRE_THAT(ended.said, Catch::Matchers::Contains("not-there.toml:1:1: error:"));
    REQUIRE_FALSE(std::filesystem::exists(folder + "/none.png"));
    REQUIRE(shot("none", "--week 5000 scenarios/unit.toml").status == 2);
    REQUIRE(shot("none", "--keys-week 5000 scenarios/unit.toml").status == 2);
    REQUIRE(screen::run("'" + viewer + "' --sise 3").status == 2);
}

TEST_CASE("the program under a screen: keys, mouse, another size, a lost context",
          "[viewer][screen]") {
    if (!screen::has_tools()) {
        WARN("skipped: Xvfb and xdotool are not installed");
        return;
    }
    std::filesystem::remove_all(folder + "/pictures");
    Screen desk(1280, 720);
    desk.start({"--lose-context-after", "12", source + "/scenarios/unit.toml"});
    auto const differs = [](screen::Pixels const& from, double share) {
        return
            [&from, share](screen::Pixels const& now) { return now.changed_share(from) > share; };
    };
    auto const drawn = [](screen::Pixels const& now) {
        return now.colours() > 100 && now.inked_share(150, 80, 600, 500) > 0.03;
    };
    // The loss comes when twelve pictures are drawn; keys that are pressed meanwhile are nobody's.
    auto const anew = [&](screen::Pixels const& now) {
        return desk.said().find("drawing it anew") != std::string::npos && drawn(now);
    };
    for (int i = 0; i < 200 && !anew(desk.look("lost")); ++i) desk.move(300 + i, 300);
    auto const at_start = desk.look("start", drawn);
    REQUIRE(anew(at_start));
    desk.key("space");
    desk.key("space");
    auto const played = desk.look("played", differs(at_start, 0.002));
    REQUIRE(at_start.changed_share(played) > 0.002);
    desk.drag(60, 640, 640, 640);
    auto const middle = desk.look("middle", differs(played, 0.01));
    REQUIRE(played.changed_share(middle) > 0.01);
    desk.key("f");
    desk.key("3");
    auto const forked = desk.look("forked", differs(middle, 0.02));
    REQUIRE(middle.changed_share(forked) > 0.02);
    desk.key("question");
    auto const help = desk.look("help", differs(forked, 0.1));
    REQUIRE(forked.changed_share(help) > 0.1);
    desk.key("Escape");
    desk.key("n");
    REQUIRE(desk.look("dark", differs(forked, 0.8)).changed_share(forked) > 0.8);
    desk.resize(1, 1);
    desk.resize(1000, 700);
    auto const smaller = desk.look("smaller", [](auto const& now) { return now.colours() > 100; });
    REQUIRE(smaller.colours() > 100);
    REQUIRE(desk.running());
    // While time plays and a recording goes on, as a person would close it.
    desk.key("r");
    desk.key("space");
    auto const ended = desk.close();
    INFO(ended.said);
    REQUIRE(ended.status == 0);
    // What was tried is kept, and it is said where.
    REQUIRE_THAT(ended.said, Catch::Matchers::Contains("saved B to "));
    REQUIRE_THAT(ended.said, Catch::Matchers::Contains("Recording in pictures/unit-week-"));
    REQUIRE_FALSE(std::filesystem::is_empty(folder + "/pictures"));
}
