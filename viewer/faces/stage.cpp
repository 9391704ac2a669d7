#include "viewer/faces/stage.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "viewer/charts/palette.hpp"
#include "viewer/faces/frame.hpp"
#include "viewer/faces/heroes.hpp"
#include "viewer/faces/levers.hpp"
#include "viewer/faces/series.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

namespace {

/// What slipped this week, and because of whom: whose diary it was is told to the last.
void draw_slips(Scene& scene, ImVec2 at, float room) {
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr || branch->picture == nullptr) return;
    for (auto const& session : branch->picture->sessions) {
        if (session.outcome != mechanisms::SessionOutcome::slipped) continue;
        std::string const slipped =
            "! Session slipped: " + branch->model->activities[session.activity].name;
        std::string text = slipped, brief = slipped;
        if (session.blocker != org::no_person) {
            auto const& organisation = *scene.state.opened->organisation;
            std::string who(organisation.title(session.blocker));
            if (who.empty()) who = organisation.id(session.blocker);
            text += ", " + who + " had no time";
            brief = "! " + who + " had no time";
        }
        ImFont const* const font = scene.look.small;
        std::string const fits = charts::fitting(font, {text, brief}, room);
        charts::write_within(scene.list, font, at, scene.colours().warning,
                             (fits.empty() ? brief : fits).c_str(), room);
        return;
    }
}

struct Sample {
    std::string name;
    map::Sight sight;
    float width;
};

/// Samples of the ladder's dots: all rungs, or where type is large its ends.
std::vector<Sample> samples_for(Scene const& scene, float room) {
    std::vector<Sample> samples;
    auto const add = [&](std::string name, map::Sight const& sight) {
        float const width = charts::width_of(scene.look.small, name.c_str()) + scene.em(1.5F);
        samples.push_back({std::move(name), sight, width});
    };
    for (std::size_t rung = 0; rung < people::rung_count; ++rung)
        add(std::string(people::rung_names[rung]), {.level = static_cast<float>(rung)});
    add("complied", {.level = 2.0F, .complied_share = 1.0F});
    auto const too_wide = [&] {
        float width = 0.0F;
        for (Sample const& sample : samples) width += sample.width;
        return width > room;
    };
    // What lies between is told least by a name of its own.
    for (std::size_t const middle : {1U, 1U, 1U, 1U, 2U, 1U})
        if (too_wide() && samples.size() > 2)
            samples.erase(samples.begin() +
                          static_cast<std::ptrdiff_t>(std::min(middle, samples.size() - 1)));
    return samples;
}

enum class Paint : std::uint8_t { nothing, all };

/// What the dots say.
/// Returns  the height that it takes
float draw_key(Scene& scene, ImVec2 at, float room, Paint paint) {
    ImFont const* const font = scene.look.small;
    if (scene.choices.view == View::difference && scene.state.branches.size() > 1) return 0.0F;
    ImDrawList* const list = paint == Paint::all ? &scene.list : nullptr;
    if (scene.choices.scheme != map::Scheme::ladder) {
        std::string const text = std::string(map::scheme_name(scene.choices.scheme)) + ": " +
                                 std::string(map::scheme_key(scene.choices.scheme));
        return charts::write_wrapped(list, font, at, scene.colours().faint, text.c_str(), room);
    }
    auto const samples = samples_for(scene, room);
    float const dot = scene.em(0.3F);
    float x = at.x + room / 2.0F;
    for (Sample const& sample : samples) x -= sample.width / 2.0F;
    for (Sample const& one : samples) {
        if (list == nullptr) break;
        map::Dot const sample = map::dot_of(one.sight, map::Scheme::ladder, scene.colours().dark);
        ImVec2 const middle{x + dot, at.y + font->FontSize / 2.0F};
        list->AddCircleFilled(middle, dot * sample.radius * sample.fill_share, sample.core);
        if ((sample.shape & map::rim_bit) != 0)
            list->AddCircle(middle, dot * sample.radius, sample.core, 0, scene.em(0.07F));
        charts::write(*list, font, {x + scene.em(0.8F), at.y}, scene.colours().faint,
                      one.name.c_str());
        x += one.width;
    }
    return font->FontSize * 1.12F;
}

void draw_charts(Scene& scene, Box box, bool named_above) {
    auto const most =
        static_cast<std::size_t>(std::clamp(box.height() / scene.em(6.6F), 1.0F, 3.0F));
    float const gap = scene.em(0.6F);
    float const height = (box.height() + gap) / static_cast<float>(most) - gap;
    for (std::size_t i = 0; i < most; ++i) {
        std::string const& measure = scene.choices.charts[i];
        Box const one{{box.from.x, box.from.y + (height + gap) * static_cast<float>(i)},
                      {box.to.x, box.from.y + (height + gap) * static_cast<float>(i) + height}};
        bool const clicked = touch(scene, one, "chart " + measure);
        ImVec2 const mouse = hovered_last() ? ImGui::GetIO().MousePos : ImVec2{-1e6F, -1e6F};
        if (scene.choices.view == View::difference && scene.state.branches.size() > 1)
            charts::draw_difference_chart(scene.list, one.from, one.to,
                                          difference_chart_of(scene, measure), scene.look, mouse);
        else {
            auto chart = line_chart_of(scene, measure);
            // The large number above says already what the first chart shows.
            if (i == 0 && named_above && chart.curves.size() == 1) chart.title.clear();
            charts::draw_line_chart(scene.list, one.from, one.to, chart, scene.look, mouse);
        }
        if (clicked) {
            scene.choices.enlarged = measure;
            scene.choices.sheet = Sheet::chart;
        }
    }
}

}  // namespace

void draw_stage(Scene& scene, MapPanel& map, Workshop& workshop, map::DotPainter* painter) {
    Box middle = draw_frame(scene);
    if (scene.state.opened == nullptr) return;
    middle = workshop.draw(scene, middle);
    if (middle.height() > scene.em(22.0F) && middle.width() > scene.em(48.0F)) {
        Box const bar{{middle.from.x, middle.to.y - scene.em(2.6F)},
                      {middle.to.x, middle.to.y - scene.em(0.5F)}};
        draw_levers(scene, bar);
        middle.to.y = bar.from.y - scene.em(0.7F);
    }
    bool const several =
        scene.choices.view == View::side_by_side && scene.state.branches.size() > 1;
    float const share = several ? 0.62F : 0.6F;
    // A window that is higher than wide has the charts below the map.
    bool const upright = middle.width() < middle.height() * 1.05F;
    Box left = middle, right = middle;
    if (upright) {
        left.to.y = middle.from.y + middle.height() * 0.58F;
        right.from.y = left.to.y + scene.em(0.5F);
    } else {
        left.to.x = middle.from.x + middle.width() * share;
        right.from.x = left.to.x + scene.em(1.4F);
    }
    float const line = scene.look.small->FontSize * 1.2F;
    // Where little is left, under a question in large type, it is the map's.
    if (left.height() > scene.em(6.0F)) {
        left.to.y -= draw_key(scene, left.from, left.width(), Paint::nothing);
        draw_key(scene, {left.from.x, left.to.y}, left.width(), Paint::all);
    }
    if (left.height() > scene.em(4.0F)) {
        left.to.y -= line;
        draw_slips(scene, {left.from.x, left.to.y}, left.width());
        left.to.y -= line * 0.1F;
    }
    if (left.height() > scene.em(2.0F)) map.draw(scene, left, painter);
    bool const hero = right.height() > scene.em(9.5F);
    bool named = false;
    if (hero) {
        named = draw_heroes(scene, right, scene.choices.charts[0]);
        right.from.y += scene.em(3.3F);
    }
    draw_charts(scene, right, named);
}

}  // namespace diorama::viewer::faces
