#include "viewer/faces/frame.hpp"

#include <algorithm>
#include <string>

#include "viewer/faces/presets.hpp"
#include "viewer/faces/timeline.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

namespace {

void draw_head(Scene& scene, Box box) {
    auto const& state = scene.state;
    std::string title = state.opened == nullptr ? "Diorama" : state.opened->name;
    if (state.opened != nullptr && state.opened->run_sheet != nullptr &&
        !state.opened->run_sheet->name.empty())
        title = state.opened->run_sheet->name;
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

}  // namespace diorama::viewer::faces
