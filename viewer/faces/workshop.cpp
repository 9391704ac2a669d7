#include "viewer/faces/workshop.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "viewer/charts/numbers.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

void Workshop::end(Choices& choices) {
    presenter_.reset();
    choices.lever_paths.clear();
}

void Workshop::settle(Scene& scene) {
    if (scene.state.opened == opened_) return;
    opened_ = scene.state.opened;
    auto& choices = scene.choices;
    choices.guesses.clear();
    end(choices);
    if (opened_ == nullptr || opened_->run_sheet == nullptr) return;
    auto const& sheet = *opened_->run_sheet;
    for (std::size_t i = 0; i < choices.charts.size() && i < sheet.charts.size(); ++i)
        choices.charts[i] = sheet.charts[i];
    choices.lever_paths = sheet.levers;
    choices.face = Face::stage;
    choices.branch = 0;
    choices.view = View::side_by_side;
    said_for_ = static_cast<std::size_t>(-1);
    presenter_ = std::make_unique<live::Presenter>(scene.session, sheet);
    enter(scene, Visit::first);
}

void Workshop::next(Scene& scene) {
    if (presenter_ == nullptr) return;
    std::size_t const before = presenter_->place();
    std::size_t const entered = presenter_->entered();
    presenter_->next();
    if (presenter_->place() != before)
        enter(scene, presenter_->entered() > entered ? Visit::first : Visit::again);
}

void Workshop::back(Scene& scene) {
    if (presenter_ == nullptr) return;
    presenter_->back();
    enter(scene, Visit::again);
}

/// What a step asks of the stage; what it asks of the session the presenter has done.
void Workshop::enter(Scene& scene, Visit visit) {
    auto const& step = presenter_->step();
    auto& choices = scene.choices;
    switch (step.kind) {
        case scenario::StepKind::compare:
            choices.view = step.view == scenario::CompareView::difference ? View::difference
                                                                          : View::side_by_side;
            break;
        case scenario::StepKind::fork:
            choices.view = View::side_by_side;
            break;
        case scenario::StepKind::snapshot:
            if (visit == Visit::again) break;
            choices.snapshot = true;
            choices.snapshot_path = (std::filesystem::path("pictures") / step.file).string();
            break;
        default:
            break;
    }
    if (step.kind == scenario::StepKind::compare || step.kind == scenario::StepKind::reveal)
        for (std::size_t i = 0; i < choices.charts.size() && i < step.measures.size(); ++i)
            choices.charts[i] = step.measures[i];
    if (step.kind == scenario::StepKind::predict && step.prediction.than.empty())
        choices.charts[0] = step.prediction.measure;
    auto const about = presenter_->branch(step.branch);
    for (std::size_t i = 0; i < scene.state.branches.size(); ++i)
        if (scene.state.branches[i].id == about && !step.branch.empty()) choices.branch = i;
}

bool Workshop::asks() {
    if (presenter_ == nullptr || presenter_->step().kind != scenario::StepKind::predict)
        return false;
    if (said_for_ != presenter_->place()) {
        said_for_ = presenter_->place();
        auto const& prediction = presenter_->step().prediction;
        said_ = (prediction.low + prediction.high) / 2.0;
    }
    return true;
}

void Workshop::move_guess(Scene& scene, int steps) {
    if (!asks() || scene.choices.sheet != Sheet::none) return;
    auto const& prediction = presenter_->step().prediction;
    double const step = (prediction.high - prediction.low) / 50.0;
    said_ = std::clamp(said_ + steps * step, prediction.low, prediction.high);
}

void Workshop::enter_guess(Scene& scene) {
    if (!asks() || scene.choices.sheet != Sheet::none || !presenter_->guess(said_)) return;
    auto const& prediction = presenter_->step().prediction;
    if (prediction.than.empty())
        scene.choices.guesses.push_back({prediction.measure, prediction.week, said_, "guess"});
}

void Workshop::draw_prediction(Scene& scene, Box box) {
    if (!asks()) return;
    auto const& prediction = presenter_->step().prediction;
    std::string const value = prediction.than.empty()
                                  ? charts::value_text(said_, prediction.unit)
                                  : charts::difference_text(said_, prediction.unit);
    ImVec2 const take = button_size(scene, "The room says");
    float const number = scene.em(5.5F);
    float const bar = std::min(scene.em(20.0F), box.width() - number - take.x - scene.em(3.0F));
    slider(scene, {box.from, {box.from.x + bar, box.from.y + scene.em(1.75F)}}, "room's guess",
           said_, prediction.low, prediction.high, std::nan(""), false);
    charts::write(scene.list, scene.look.strong,
                  {box.from.x + bar + scene.em(0.6F), box.from.y + scene.em(0.25F)},
                  scene.colours().accent, value.c_str());
    ImVec2 const at{box.from.x + bar + number + scene.em(0.8F), box.from.y};
    if (button(scene, at, "The room says", Weight::main, false,
               "enter; arrows up and down move the number"))
        enter_guess(scene);
    auto const& guesses = presenter_->guesses(prediction.name);
    std::string text;
    for (double const guess : guesses)
        text += (text.empty() ? "" : ", ") +
                (prediction.than.empty() ? charts::value_text(guess, prediction.unit)
                                         : charts::difference_text(guess, prediction.unit));
    float const left = at.x + take.x + scene.em(0.6F);
    if (!text.empty() && box.to.x - left > scene.em(2.0F))
        charts::write_within(scene.list, scene.look.small, {left, box.from.y + scene.em(0.35F)},
                             scene.colours().faint, text.c_str(), box.to.x - left);
}

void Workshop::draw_reveal(Scene& scene, Box box) {
    auto const revealed = presenter_->revealed();
    if (!revealed) return;
    auto const say = [&](double value) {
        return revealed->prediction.than.empty()
                   ? charts::value_text(value, revealed->prediction.unit)
                   : charts::difference_text(value, revealed->prediction.unit);
    };
    std::string text = revealed->actual ? "It came to " + say(*revealed->actual) : "Not there yet";
    if (revealed->median) text += "; the room said " + say(*revealed->median);
    if (revealed->guesses.size() > 1)
        text += " (" + std::to_string(revealed->guesses.size()) + " guesses)";
    charts::write_within(scene.list, scene.look.strong, {box.from.x, box.from.y + scene.em(0.2F)},
                         scene.colours().accent, text.c_str(), box.width());
}

namespace {

struct FittedWords {
    ImFont const* font;
    float height;
};

/// At most a third of the stage where it is written large, at most a half of it where it is written
/// small, and whole lines of what is longer still: that belongs into the presenter's notes.
FittedWords fitted_words(Scene const& scene, std::string const& text, float room, float stage) {
    auto const high = [&](ImFont const* font) {
        return charts::write_wrapped(nullptr, font, {0, 0}, 0, text.c_str(), room);
    };
    ImFont const* const body = scene.look.body;
    if (float const height = high(body); height <= stage * 0.3F) return {body, height};
    ImFont const* const small = scene.look.small;
    float const line = small->FontSize * 1.12F;
    return {small, std::min(high(small), std::floor(stage * 0.5F / line) * line)};
}

}  // namespace

Box Workshop::draw(Scene& scene, Box box) {
    if (presenter_ == nullptr) return box;
    auto const& step = presenter_->step();
    auto const kind = step.kind;
    float const pad = scene.em(0.5F);
    std::string const count = std::to_string(presenter_->place() + 1) + " of " +
                              std::to_string(presenter_->sheet().steps.size());
    float const buttons =
        button_size(scene, "◀ step").x + button_size(scene, "step ▶").x + scene.em(0.3F);
    float const right =
        buttons + charts::width_of(scene.look.small, count.c_str()) + scene.em(1.2F);
    float const room = std::max(scene.em(6.0F), box.width() - right - 2.0F * pad);
    std::string const text =
        kind == scenario::StepKind::predict && !step.prediction.question.empty()
            ? step.prediction.question
            : step.text;
    ImFont const* const head = charts::fitting(
        {scene.look.large, scene.look.strong, scene.look.small}, step.title.c_str(), room);
    float const title = step.title.empty() ? 0.0F : head->FontSize * 1.05F;
    auto const [font, words] = fitted_words(scene, text, room, box.height());
    bool const entry = kind == scenario::StepKind::predict || kind == scenario::StepKind::reveal;
    float const high =
        2.0F * pad + std::max(title + words, scene.em(1.75F)) + (entry ? scene.em(2.0F) : 0.0F);
    Box const band{box.from, {box.to.x, box.from.y + high}};
    scene.list.AddRectFilled(band.from, band.to, charts::faded(scene.colours().accent, 0.09F),
                             scene.em(0.3F));
    ImVec2 at{band.from.x + pad, band.from.y + pad};
    if (title > 0.0F)
        charts::write_within(scene.list, head, at, scene.colours().ink, step.title.c_str(), room);
    scene.list.PushClipRect(at, {at.x + room, at.y + title + words}, true);
    charts::write_wrapped(&scene.list, font, {at.x, at.y + title}, scene.colours().ink,
                          text.c_str(), room);
    scene.list.PopClipRect();
    float const x = band.to.x - pad - buttons;
    if (button(scene, {x, at.y}, "◀ step", Weight::quiet, false, "page up")) back(scene);
    if (button(scene, {x + button_size(scene, "◀ step").x + scene.em(0.3F), at.y}, "step ▶",
               Weight::main, false, step.notes.empty() ? "page down" : step.notes.c_str()))
        next(scene);
    charts::write(scene.list, scene.look.small, {x - scene.em(0.5F), at.y + scene.em(0.4F)},
                  scene.colours().faint, count.c_str(), charts::Anchor::right);
    if (presenter_ != nullptr && entry) {
        Box const line{{at.x, band.to.y - scene.em(2.0F) - pad * 0.5F},
                       {band.to.x - pad, band.to.y}};
        if (kind == scenario::StepKind::predict)
            draw_prediction(scene, line);
        else
            draw_reveal(scene, line);
    }
    return {{box.from.x, band.to.y + scene.em(0.5F)}, box.to};
}

}  // namespace diorama::viewer::faces
