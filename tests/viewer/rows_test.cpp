#include <algorithm>
#include <catch2/catch.hpp>

#include "own_files.hpp"
#include "viewer/charts/palette.hpp"
#include "viewer/map/rows_view.hpp"
#include "viewer/stand.hpp"

using namespace diorama;
using namespace diorama::viewer;
namespace drawn = diorama::viewer::charts;
using stand::Stand;

namespace {

/// Forty people, who are shown as rows.
void open_forty(Stand& viewer) {
    diorama::test::OwnFile const file(
        "name = \"Forty\"\nweeks = 80\n[organisation.generate]\npeople = 40\n", "forty.toml");
    viewer.app().open(file.path());
    viewer.rest();
    REQUIRE(viewer.state()->opened->organisation->headcount() == map::most_rows);
}

/// Corners that ImGui would draw in this colour.
std::size_t drawn_in(ImU32 colour) {
    std::size_t count = 0;
    auto const& data = *ImGui::GetDrawData();
    for (int i = 0; i < data.CmdListsCount; ++i)
        for (ImDrawVert const& corner : data.CmdLists[i]->VtxBuffer)
            count += corner.col == colour ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("in large type the wheel brings every one of forty rows under the mouse",
          "[viewer][rows]") {
    Stand viewer("", {1280, 720});
    open_forty(viewer);
    viewer.choices().type_factor = 2.0F;
    viewer.frame(2);
    auto const box = viewer.box("map");
    ImVec2 const lowest{box.centre().x, box.to.y - 14.0F};
    viewer.click_at(lowest);
    auto const before = viewer.choices().chosen;
    REQUIRE(before != org::no_person);
    REQUIRE(org::row(before) < 30);
    viewer.wheel(lowest, -40.0F);
    viewer.frame();
    viewer.click_at(lowest);
    REQUIRE(org::row(viewer.choices().chosen) == 39);
    viewer.wheel(lowest, 40.0F);
    viewer.frame();
    viewer.click_at({box.centre().x, lowest.y});
    REQUIRE(viewer.choices().chosen == before);
}

TEST_CASE("a row is never lower than its title's letters", "[viewer][rows]") {
    for (ImVec2 const size : {ImVec2{1280, 720}, ImVec2{1920, 1080}, ImVec2{3840, 2160}})
        for (float const factor : {1.0F, 1.5F, 2.0F}) {
            Stand viewer("", size);
            open_forty(viewer);
            viewer.choices().type_factor = factor;
            viewer.frame(2);
            auto const& organisation = *viewer.state()->opened->organisation;
            auto const& look = viewer.app().look();
            auto const box = viewer.box("map");
            ImDrawList list(ImGui::GetDrawListSharedData());
            std::size_t rows = 0;
            org::PersonId last = org::no_person;
            // As the mouse goes down the panel.
            for (float y = box.from.y; y < box.to.y; y += 4.0F) {
                list._ResetForNewFrame();
                list.PushTextureID(ImGui::GetIO().Fonts->TexID);
                list.PushClipRectFullScreen();
                auto const reading = map::draw_rows(list, box.from, box.to, organisation,
                                                    *viewer.state()->branches.at(0).picture, {},
                                                    look, {box.centre().x, y});
                if (!reading.person || *reading.person == last) continue;
                last = *reading.person;
                ++rows;
                REQUIRE(rows + reading.last_first <= 40);
            }
            INFO(size.x << " pixels, type of " << factor << ": " << rows << " rows");
            REQUIRE(rows > 2);
            REQUIRE(box.height() / static_cast<float>(rows) > look.small->FontSize * 0.86F);
        }
}

TEST_CASE("the difference of two futures is drawn for rows too", "[viewer][rows]") {
    Stand viewer("");
    open_forty(viewer);
    viewer.type("f3");
    viewer.session.go_to(60);
    viewer.rest();
    viewer.move({0.0F, 0.0F});
    bool const dark = viewer.app().look().colours->dark;
    auto const blue = drawn::blue_orange(1.0F, dark), orange = drawn::blue_orange(-1.0F, dark);
    auto const before = drawn_in(blue) + drawn_in(orange);
    viewer.type("d");
    viewer.frame();
    INFO("without: " << before << ", with: " << drawn_in(blue) << " and " << drawn_in(orange));
    REQUIRE(drawn_in(blue) + drawn_in(orange) > before + 40);
}
