#include "viewer/faces/stage.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "viewer/charts/numbers.hpp"
#include "viewer/charts/palette.hpp"
#include "viewer/faces/levers.hpp"
#include "viewer/faces/presets.hpp"
#include "viewer/faces/series.hpp"
#include "viewer/faces/timeline.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

namespace {

/// What the large number is about, in the largest type in which it takes two lines.
/// Returns  whether there was room for it
bool name_hero(Scene& scene, ImVec2 at, float room, char const* words) {
    for (ImFont const* const font : {scene.look.strong, scene.look.small}) {
        if (charts::write_wrapped(nullptr, font, {0, 0}, 0, words, room) > font->FontSize * 2.4F)
            continue;
        charts::write_wrapped(&scene.list, font, at, scene.colours().ink, words, room);
        return true;
    }
    return false;
}

std::string shown_number(charts::LineChart const& chart, charts::Curve const& curve) {
    std::size_t const week = std::min<std::size_t>(chart.shown_week, curve.values.count - 1);
    return charts::value_text(curve.values.at(week), chart.unit);
}

/// One size for all futures: a smaller number would look like a lower one.
ImFont const* hero_font(Scene const& scene, charts::LineChart const& chart, float step) {
    bool const fits =
        std::all_of(chart.curves.begin(), chart.curves.end(), [&](charts::Curve const& curve) {
            return curve.values.empty() ||
                   charts::width_of(scene.look.hero, shown_number(chart, curve).c_str()) <
                       step - scene.em(0.9F);
        });
    return fits ? scene.look.hero : scene.look.large;
}

/// One large number a branch: what the room looks at first.
/// Returns  whether it says what it is about
bool draw_heroes(Scene& scene, Box box, std::string const& measure) {
    bool named = false;
    auto const chart = line_chart_of(scene, measure);
    auto const count = static_cast<float>(std::max<std::size_t>(1, chart.curves.size()));
    float const step = box.width() / count;
    ImFont const* const font = hero_font(scene, chart, step);
    for (std::size_t i = 0; i < chart.curves.size(); ++i) {
        auto const& curve = chart.curves[i];
        if (curve.values.empty()) continue;
        float const x = box.from.x + step * static_cast<float>(i);
        std::string const number = shown_number(chart, curve);
        bool const alone = chart.curves.size() == 1;
        float const taken = charts::width_of(font, number.c_str());
        float const y = box.from.y + (scene.look.hero->FontSize - font->FontSize) * 0.7F;
        charts::write(scene.list, font, {x, y}, curve.colour, number.c_str());
        float const left = step - taken - scene.em(0.6F);
        if (alone)
            named = name_hero(scene, {x + taken + scene.em(0.6F), box.from.y + scene.em(0.3F)},
                              left, chart.title.c_str());
        else if (left > scene.em(0.8F))
            charts::write(scene.list, scene.look.small,
                          {x + taken + scene.em(0.25F), box.from.y + scene.em(0.35F)}, curve.colour,
                          curve.name.c_str());
    }
    return named;
}

/// What slipped this week, and because of whom.
void draw_slips(Scene& scene, ImVec2 at, float room) {
    live::Branch const* const branch = scene.branch();
    if (branch == nullptr || branch->picture == nullptr) return;
    for (auto const& session : branch->picture->sessions) {
        if (session.outcome != mechanisms::SessionOutcome::slipped) continue;
        std::string text = "! Session slipped: " + branch->model->activities[session.activity].name;
        if (session.blocker != org::no_person) {
            std::string_view const title = scene.state.opened->organisation->title(session.blocker);
            text +=
                ", " +
                std::string(title.empty() ? scene.state.opened->organisation->id(session.blocker)
                                          : title) +
                " had no time";
        }
        charts::write_within(scene.list, scene.look.small, at, scene.colours().warning,
                             text.c_str(), room);
        return;
    }
}

/// What the dots say, with samples where there is room for them.
void draw_key(Scene& scene, ImVec2 at, float room) {
    ImFont const* const font = scene.look.small;
    if (scene.choices.view == View::difference && scene.state.branches.size() > 1) return;
    if (scene.choices.scheme != map::Scheme::ladder) {
        std::string const text = std::string(map::scheme_name(scene.choices.scheme)) + ": " +
                                 std::string(map::scheme_key(scene.choices.scheme));
        charts::write_within(scene.list, font, at, scene.colours().faint, text.c_str(), room);
        return;
    }
    std::vector<std::pair<std::string, map::Sight>> samples;
    for (std::size_t rung = 0; rung < people::rung_count; ++rung)
        samples.emplace_back(people::rung_names[rung],
                             map::Sight{.level = static_cast<float>(rung)});
    samples.emplace_back("complied", map::Sight{.level = 2.0F, .complied_share = 1.0F});
    float const dot = scene.em(0.3F);
    float width = 0.0F;
    for (auto const& [name, sight] : samples)
        width += charts::width_of(font, name.c_str()) + scene.em(1.5F);
    if (width > room) return;
    float x = at.x + (room - width) / 2.0F;
    for (auto const& [name, sight] : samples) {
        map::Dot const sample = map::dot_of(sight, map::Scheme::ladder, scene.colours().dark);
        ImVec2 const middle{x + dot, at.y + font->FontSize / 2.0F};
        scene.list.AddCircleFilled(middle, dot * sample.radius * sample.fill_share, sample.core);
        if ((sample.shape & map::rim_bit) != 0)
            scene.list.AddCircle(middle, dot * sample.radius, sample.core, 0, scene.em(0.07F));
        charts::write(scene.list, font, {x + scene.em(0.8F), at.y}, scene.colours().faint,
                      name.c_str());
        x += charts::width_of(font, name.c_str()) + scene.em(1.5F);
    }
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

void draw_head(Scene& scene, Box box) {
    auto const& state = scene.state;
    std::string const title = state.opened == nullptr ? "Diorama" : state.opened->name;
    std::string const week = "week " + std::to_string(state.shown_week);
    std::string const of =
        state.opened == nullptr ? "" : " of " + std::to_string(state.opened->weeks);
    float x = box.to.x;
    if (state.opened != nullptr) {
        charts::write(scene.list, scene.look.body, {x, box.from.y + scene.em(0.32F)},
                      scene.colours().faint, of.c_str(), charts::Anchor::right);
        x -= charts::width_of(scene.look.body, of.c_str());
        charts::write(scene.list, scene.look.large, {x, box.from.y}, scene.colours().ink,
                      week.c_str(), charts::Anchor::right);
        x -= charts::width_of(scene.look.large, week.c_str()) + scene.em(1.0F);
    }
    charts::write_within(scene.list, scene.look.large, box.from, scene.colours().ink, title.c_str(),
                         std::max(0.0F, x - box.from.x));
}

/// Buttons from the left as long as there is room; those left over are reached by keys and help.
/// Returns  the room that is left between them
Box draw_buttons(Scene& scene, Box box) {
    auto& choices = scene.choices;
    auto const& state = scene.state;
    float x = box.from.x;
    ImVec2 const help = button_size(scene, "?");
    if (button(scene, {box.to.x - help.x, box.from.y}, "?", Weight::normal,
               choices.sheet == Sheet::help, "all keys, also of what has no button here"))
        choices.sheet = choices.sheet == Sheet::help ? Sheet::none : Sheet::help;
    box.to.x -= help.x + scene.em(0.4F);
    auto const put = [&](char const* label, char const* hint, bool on = false,
                         Weight weight = Weight::normal) {
        ImVec2 const size = button_size(scene, label);
        if (x + size.x > box.to.x) return false;
        bool const clicked = button(scene, {x, box.from.y}, label, weight, on, hint);
        x += size.x + scene.em(0.4F);
        return clicked;
    };
    auto const sheet = [&](char const* label, char const* hint, Sheet which) {
        if (put(label, hint, choices.sheet == which))
            choices.sheet = choices.sheet == which ? Sheet::none : which;
    };
    if (put(state.playing ? "Pause" : "Play", "space", false, Weight::main)) scene.session.toggle();
    if (put("◀", "arrow left: a week back; with shift to the event before")) scene.session.step(-1);
    if (put("▶", "arrow right: a week on; with shift to the next event")) scene.session.step(1);
    if (put("Fork", "F: another future from this week on, with the same luck")) fork_here(scene);
    sheet("Intervene", "I: something happens now, or in a later week", Sheet::intervene);
    sheet("Levers", "L: what can be moved from next week on", Sheet::levers);
    sheet("Diaries", "W: the leaders' weeks, promises and what became of them", Sheet::diaries);
    if (put(state.ensemble.running ? "Stop seeds" : "60 seeds",
            "E: the same with other luck, as bands", state.ensemble.running)) {
        if (state.ensemble.running)
            scene.session.stop_ensemble();
        else
            scene.session.ensemble(60);
    }
    sheet("Run sheet", "G: a workshop, step by step: page up and down", Sheet::run_sheets);
    if (put(choices.face == Face::stage ? "Author" : "Stage", "P: all parameters, or the stage"))
        choices.face = choices.face == Face::stage ? Face::author : Face::stage;
    sheet("Open", "O: a scenario, a study, a result folder, a chart", Sheet::open);
    sheet("Save", "V: the scenario, the weeks, a picture, an animation", Sheet::save);
    return {{x, box.from.y}, box.to};
}

/// Progress of work in the background, between the buttons; where they leave no room a bar alone,
/// at their upper edge.
void draw_progress(Scene& scene, Box box) {
    auto const& state = scene.state;
    std::string text;
    double share = 0.0;
    if (state.ensemble.running) {
        text = std::to_string(state.ensemble.runs_done) + " of " +
               std::to_string(state.ensemble.runs) + " runs";
        share = static_cast<double>(state.ensemble.runs_done) / std::max(1U, state.ensemble.runs);
    } else if (state.busy.work == live::Work::opening || state.busy.work == live::Work::saving) {
        text = state.busy.what;
        share = state.busy.done_share;
    }
    if (text.empty() && scene.choices.recording) text = "recording; R stops";
    if (text.empty()) return;
    float const words = charts::width_of(scene.look.small, text.c_str());
    bool const told = box.width() > scene.em(6.0F);
    float const right = ImGui::GetIO().DisplaySize.x - scene.em(0.9F);
    float const end = told ? box.to.x - scene.em(0.4F) : right;
    float const width = std::min(std::max(words, scene.em(9.0F)),
                                 told ? box.width() - scene.em(0.8F) : scene.em(9.0F));
    float const bar = scene.em(0.18F);
    float const y = told ? box.to.y - scene.em(0.2F) : box.from.y - scene.em(0.1F);
    scene.list.AddRectFilled({end - width, y - bar}, {end, y}, scene.colours().raised, bar);
    scene.list.AddRectFilled({end - width, y - bar},
                             {end - width * (1.0F - static_cast<float>(share)), y},
                             scene.colours().accent, bar);
    if (told)
        charts::write_within(scene.list, scene.look.small, {end - width, box.from.y},
                             scene.colours().faint, text.c_str(), width);
    scene.registry.mark("progress", {{end - width, told ? box.from.y : y - bar}, {end, y}});
}

}  // namespace

Box draw_frame(Scene& scene) {
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    float const pad = scene.em(0.9F);
    float const head = scene.look.large->FontSize;
    draw_head(scene, {{pad, pad * 0.7F}, {display.x - pad, pad * 0.7F + head}});
    float const buttons = display.y - scene.em(1.75F) - pad * 0.7F;
    Box const left_over =
        draw_buttons(scene, {{pad, buttons}, {display.x - pad, buttons + scene.em(1.75F)}});
    draw_progress(scene, left_over);
    float const line = buttons - scene.em(0.3F);
    auto const tracks = static_cast<float>(std::max<std::size_t>(1, scene.state.branches.size()));
    float const high = scene.em(1.9F + 0.42F * tracks);
    draw_timeline(scene, {{pad, line - high}, {display.x - pad, line}});
    return {{pad, pad * 0.7F + head + scene.em(0.4F)},
            {display.x - pad, line - high - scene.em(0.2F)}};
}

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
    draw_slips(scene, {left.from.x, left.to.y - 2.0F * line}, left.width());
    draw_key(scene, {left.from.x, left.to.y - line}, left.width());
    left.to.y -= line * 2.1F;
    map.draw(scene, left, painter);
    bool const hero = right.height() > scene.em(9.5F);
    bool named = false;
    if (hero) {
        named = draw_heroes(scene, right, scene.choices.charts[0]);
        right.from.y += scene.em(3.3F);
    }
    draw_charts(scene, right, named);
}

}  // namespace diorama::viewer::faces
