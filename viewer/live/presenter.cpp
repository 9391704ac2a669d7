#include "viewer/live/presenter.hpp"

#include <algorithm>

namespace diorama::viewer::live {

using scenario::RunStep;
using scenario::StepKind;

namespace {

std::optional<double> median_of(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    std::sort(values.begin(), values.end());
    auto const middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
}

}  // namespace

Presenter::Presenter(Session& session, scenario::RunSheet sheet)
    : session_(session), sheet_(std::move(sheet)), left_at_week_(sheet_.steps.size(), 0) {
    enter();
}

bool Presenter::busy() const {
    auto const state = session_.state();
    return state->tickets_done < last_ || !state->at_rest();
}

void Presenter::next() {
    auto const state = session_.state();
    if (step().kind == StepKind::play) {
        auto const end = std::min(step().week, state->opened->weeks);
        // Play that was asked for and has not begun yet counts as playing; one that somebody
        // paused, or scrubbed back, has not come to its end either.
        if (state->playing || state->tickets_done < last_ || state->shown_week < end) {
            session_.pause();
            last_ = session_.go_to(end);
            return;
        }
    }
    if (at_end()) return;
    left_at_week_[place_] = state->shown_week;
    ++place_;
    if (place_ < entered_)
        show_again();
    else
        enter();
}

void Presenter::enter() {
    entered_ = place_ + 1;
    carry_out(step());
}

void Presenter::show_again() {
    session_.pause();
    last_ = session_.go_to(left_at_week_[place_]);
}

void Presenter::back() {
    if (place_ == 0) return;
    left_at_week_[place_] = session_.state()->shown_week;
    --place_;
    show_again();
}

BranchId Presenter::branch(std::string const& name) const {
    if (auto const fork = forks_.find(name); fork != forks_.end()) return fork->second;
    auto const state = session_.state();
    for (auto const& one : state->branches)
        if (name.empty() || one.name == name) return one.id;
    return no_branch;
}

void Presenter::carry_out(RunStep const& step) {
    auto const about = branch(step.branch);
    switch (step.kind) {
        case StepKind::play:
            session_.set_speed(step.weeks_per_second);
            last_ = session_.play_until(step.week);
            break;
        case StepKind::go_to:
            last_ = session_.go_to(step.week);
            break;
        case StepKind::fork: {
            auto const week = step.fork_week.value_or(session_.state()->shown_week);
            forks_[step.name] = session_.fork(about, week, step.name);
            last_ = session_.go_to(week);
            break;
        }
        case StepKind::intervene:
            for (auto const& event : step.events) last_ = session_.intervene(about, event);
            break;
        case StepKind::preset:
            for (std::size_t n = 0; n < sheet_.presets.size(); ++n)
                if (sheet_.presets[n].name == step.name) apply_preset(n, about);
            break;
        case StepKind::ensemble:
            last_ = session_.ensemble(step.replicates);
            break;
        case StepKind::say:
        case StepKind::predict:
        case StepKind::reveal:
        case StepKind::compare:
        case StepKind::snapshot:
            break;  // shown by whoever draws
    }
}

void Presenter::apply_preset(std::size_t number, BranchId about) {
    if (number >= sheet_.presets.size()) return;
    for (auto const& value : sheet_.presets[number].values) {
        interventions::Event event;
        event.action = value;
        last_ = session_.intervene(about, event);
    }
}

bool Presenter::guess(double value) {
    auto const& asked = step().prediction;
    if (step().kind != StepKind::predict || !(value >= asked.low && value <= asked.high))
        return false;
    guesses_[asked.name].push_back(value);
    return true;
}

void Presenter::forget_guess() {
    auto& given = guesses_[step().prediction.name];
    if (step().kind == StepKind::predict && !given.empty()) given.pop_back();
}

std::vector<double> const& Presenter::guesses(std::string const& prediction) const {
    static std::vector<double> const none;
    auto const found = guesses_.find(prediction);
    return found == guesses_.end() ? none : found->second;
}

std::optional<double> Presenter::value_of(scenario::Prediction const& one) const {
    auto const state = session_.state();
    auto const at = [&](std::string const& name) -> std::optional<double> {
        auto const* const which = state->find(branch(name));
        auto const measure = measures::find(state->opened->measures, one.measure);
        if (which == nullptr || !measure || which->series->weeks_done() < one.week)
            return std::nullopt;
        return which->series->at(one.week, *measure);
    };
    auto const value = at(one.branch);
    if (one.than.empty() || !value) return value;
    auto const other = at(one.than);
    return other ? std::optional(*value - *other) : std::nullopt;
}

std::optional<Revealed> Presenter::revealed() const {
    if (step().kind != StepKind::reveal) return std::nullopt;
    for (auto const& other : sheet_.steps) {
        if (other.kind != StepKind::predict || other.prediction.name != step().name) continue;
        Revealed shown{other.prediction, guesses(step().name), median_of(guesses(step().name)),
                       value_of(other.prediction), 0.0};
        if (shown.median && shown.actual) shown.median_error = *shown.median - *shown.actual;
        return shown;
    }
    return std::nullopt;
}

}  // namespace diorama::viewer::live
