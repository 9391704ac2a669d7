#include "viewer/live/session.hpp"

#include <utility>

#include "viewer/live/session_engine.hpp"

namespace diorama::viewer::live {

Session::Session(Settings settings) : engine_(std::make_unique<Engine>(std::move(settings))) {}
Session::~Session() = default;

std::shared_ptr<State const> Session::state() const { return engine_->state(); }
Ticket Session::last_ticket() const { return engine_->last_ticket(); }
bool Session::wait(Ticket ticket, std::chrono::milliseconds at_most) const {
    return engine_->wait(ticket, at_most, true);
}
bool Session::wait_done(Ticket ticket, std::chrono::milliseconds at_most) const {
    return engine_->wait(ticket, at_most, false);
}

Ticket Session::open(std::string path) { return engine_->open(std::move(path)); }

Ticket Session::play() { return play_until(0); }
Ticket Session::play_until(std::uint32_t week) {
    return engine_->post([=](Core& core) { core.play(std::chrono::steady_clock::now(), week); });
}
Ticket Session::pause() {
    return engine_->post([](Core& core) { core.pause(); });
}
Ticket Session::toggle() {
    return engine_->post([](Core& core) {
        if (core.playing())
            core.pause();
        else
            core.play(std::chrono::steady_clock::now(), 0);
    });
}
Ticket Session::step(std::int32_t weeks) {
    return engine_->post([=](Core& core) { core.step(weeks); });
}
Ticket Session::set_speed(double weeks_per_second) {
    return engine_->post(
        [=](Core& core) { core.set_speed(weeks_per_second, std::chrono::steady_clock::now()); });
}
Ticket Session::go_to(std::uint32_t week) {
    return engine_->post([=](Core& core) { core.go_to(week); });
}
Ticket Session::go_to_event(bool forward) {
    return engine_->post([=](Core& core) { core.go_to_event(forward); });
}

BranchId Session::fork(BranchId from, std::uint32_t week, std::string name) {
    auto const id = engine_->new_id();
    engine_->post([=, name = std::move(name)](Core& core) { core.fork(from, id, week, name); });
    return id;
}
Ticket Session::close_branch(BranchId branch) {
    return engine_->post([=](Core& core) { core.close_branch(branch); });
}
Ticket Session::rename(BranchId branch, std::string name) {
    return engine_->post([=, name = std::move(name)](Core& core) { core.rename(branch, name); });
}

Ticket Session::intervene(BranchId branch, interventions::Event event) {
    return engine_->post(
        [=, event = std::move(event)](Core& core) { core.intervene(branch, event); });
}
Ticket Session::set_parameter(BranchId branch, std::string path, double value, std::uint32_t week) {
    return engine_->post(
        [=, path = std::move(path)](Core& core) { core.set_parameter(branch, path, value, week); });
}
Ticket Session::remove_event(BranchId branch, std::uint32_t place) {
    return engine_->post([=](Core& core) { core.remove_event(branch, place); });
}
Ticket Session::undo() {
    return engine_->post([](Core& core) { core.undo(); });
}

Ticket Session::ensemble(std::uint32_t replicates) {
    return engine_->post([=](Core& core) { core.want_ensemble(replicates); });
}
Ticket Session::stop_ensemble() {
    return engine_->post([](Core& core) { core.stop_ensemble(); });
}

Ticket Session::pin_person(org::PersonId who) {
    return engine_->post([=](Core& core) { core.pin({who, false}); });
}
Ticket Session::pin_team(org::PersonId manager) {
    return engine_->post([=](Core& core) { core.pin({manager, true}); });
}
Ticket Session::unpin(org::PersonId who, bool team) {
    return engine_->post([=](Core& core) { core.unpin({who, team}); });
}

Ticket Session::save_scenario(BranchId branch, std::string path) {
    return engine_->post(
        [=, path = std::move(path)](Core& core) { core.save_scenario(branch, path); });
}
Ticket Session::keep_unsaved() {
    return engine_->post([](Core& core) { core.keep_unsaved(); });
}
Ticket Session::save_weekly(BranchId branch, std::string path) {
    return engine_->post(
        [=, path = std::move(path)](Core& core) { core.save_weekly(branch, path); });
}

}  // namespace diorama::viewer::live
