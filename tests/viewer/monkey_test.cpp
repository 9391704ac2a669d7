#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <random>

#include "own_files.hpp"
#include "viewer/stand.hpp"

using namespace diorama;
using namespace diorama::viewer;
using stand::Stand;

namespace {

/// Resident memory in megabytes.
double resident_megabytes() {
    std::ifstream in("/proc/self/statm");
    std::size_t pages = 0, resident = 0;
    in >> pages >> resident;
    return static_cast<double>(resident) * 4096.0 / 1e6;
}

/// One random thing that somebody does: a click on a widget or anywhere, a drag, a key, the wheel,
/// another window size, a word typed.
void do_something(Stand& viewer, std::mt19937& dice) {
    auto const one_of = [&](int count) {
        return static_cast<int>(dice() % static_cast<unsigned>(count));
    };
    ImGuiIO& io = ImGui::GetIO();
    auto const anywhere = [&] {
        return ImVec2{static_cast<float>(one_of(static_cast<int>(io.DisplaySize.x) + 20)) - 10.0F,
                      static_cast<float>(one_of(static_cast<int>(io.DisplaySize.y) + 20)) - 10.0F};
    };
    switch (one_of(12)) {
        case 0:
        case 1:
        case 2: {
            auto const& boxes = viewer.app().registry().boxes();
            if (boxes.empty()) return;
            auto box = boxes.begin();
            std::advance(box, one_of(static_cast<int>(boxes.size())));
            // Opening files is another test: a monkey would open all of them all the time.
            if (box->first.starts_with("open ") || box->first.starts_with("save ") ||
                box->first.starts_with("run sheet ") || box->first == "record")
                return;
            viewer.click_at(box->second.centre());
            return;
        }
        case 3:
            viewer.click_at(anywhere());
            return;
        case 4:
            viewer.drag(anywhere(), anywhere());
            return;
        case 5:
        case 6: {
            static constexpr std::string_view letters = " +-12345fabdxeilwct?pnuz FBD";
            viewer.type(std::string(
                1, letters[static_cast<std::size_t>(one_of(static_cast<int>(letters.size())))]));
            return;
        }
        case 7: {
            static constexpr std::array<ImGuiKey, 10> keys{
                ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_Home,   ImGuiKey_End,
                ImGuiKey_Escape,    ImGuiKey_PageDown,   ImGuiKey_PageUp, ImGuiKey_Tab,
                ImGuiKey_Enter,     ImGuiKey_Backspace};
            viewer.key(keys[static_cast<std::size_t>(one_of(10))], one_of(2) == 0, one_of(4) == 0);
            return;
        }
        case 8:
            viewer.wheel(anywhere(), static_cast<float>(one_of(7)) - 3.0F);
            return;
        case 9:
            if (one_of(40) == 0) {
                static std::array<ImVec2, 5> const sizes{
                    {{1280, 720}, {1920, 1080}, {800, 1200}, {320, 200}, {1, 1}}};
                io.DisplaySize = sizes[static_cast<std::size_t>(one_of(5))];
            }
            viewer.frame();
            return;
        case 10:
            viewer.type("using >= 0." + std::to_string(one_of(100)));
            return;
        default:
            viewer.move(anywhere());
    }
}

}  // namespace

namespace {

double asked(char const* name, double usual) {
    char const* const value = std::getenv(name);
    return value != nullptr ? std::atof(value) : usual;
}

}  // namespace

// 100,000 events and more: DIORAMA_MONKEY_EVENTS=100000 DIORAMA_MONKEY_SEED=7, or for as long as
// DIORAMA_MONKEY_MINUTES says.
TEST_CASE("a monkey at the keys and the mouse breaks nothing and fills no memory",
          "[viewer][monkey]") {
    using Clock = std::chrono::steady_clock;
    double const minutes = asked("DIORAMA_MONKEY_MINUTES", 0.0);
    double const events = asked("DIORAMA_MONKEY_EVENTS", minutes > 0.0 ? 1e9 : 1500.0);
    std::mt19937 dice(static_cast<unsigned>(asked("DIORAMA_MONKEY_SEED", 1.0)));
    auto const begun = Clock::now();
    auto const done_share = [&](long done) {
        double const passed = std::chrono::duration<double>(Clock::now() - begun).count() / 60.0;
        return std::max(static_cast<double>(done) / events, minutes > 0.0 ? passed / minutes : 0.0);
    };
    diorama::test::OwnFile const file(
        "name = \"Monkey\"\nweeks = 80\n[organisation.generate]\npeople = 300\n", "monkey.toml");
    Stand viewer("");
    viewer.app().open(file.path());
    REQUIRE(viewer.session.wait(viewer.session.last_ticket()));
    double plateau = 0.0;
    for (long i = 0; done_share(i) < 1.0; ++i) {
        do_something(viewer, dice);
        // What is there after a third of the way is the plateau.
        if (plateau == 0.0 && done_share(i) > 1.0 / 3.0) plateau = resident_megabytes();
        if (i % 5000 == 4999)
            std::fprintf(stderr, "monkey: %ld events, %.0f MB\n", i + 1, resident_megabytes());
    }
    viewer.session.ensemble(0);
    viewer.session.pause();
    viewer.rest();
    REQUIRE(viewer.state()->opened != nullptr);
    INFO("memory after a third of the events " << plateau << " MB, at the end "
                                               << resident_megabytes());
    REQUIRE(resident_megabytes() < plateau * 1.5 + 150.0);
}
