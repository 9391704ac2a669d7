#include "viewer/live/session.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "viewer/live/core.hpp"

namespace diorama::viewer::live {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;
/// While weeks are being simulated, charts and progress are told this often.
constexpr std::chrono::milliseconds between_states{12};

}  // namespace

/// The simulation's thread, what it is told to do, and what it has published.
class Session::Engine {
public:
    using Command = std::function<void(Core&)>;

    explicit Engine(Settings settings);
    ~Engine();
    Engine(Engine const&) = delete;
    Engine& operator=(Engine const&) = delete;

    Ticket post(Command command);
    Ticket open(std::string path);
    Ticket last_ticket() const;
    std::shared_ptr<State const> state() const;
    bool wait(Ticket ticket, std::chrono::milliseconds at_most, bool at_rest) const;
    BranchId new_id() { return BranchId{++last_branch_}; }

private:
    void run(std::stop_token const& stop);
    /// Carries out what was queued. Returns whether there was something.
    bool obey();
    /// What goes wrong is told, and the commands behind it are carried out all the same.
    /// Returns  whether nothing went wrong
    bool carry_out(Command const& what);
    void publish();
    void wake();

    Settings settings_;
    std::atomic<std::uint32_t> last_branch_{0};

    mutable std::mutex mutex_;  ///< of the queue
    std::condition_variable_any asked_;
    std::vector<Command> queue_;
    Ticket last_ticket_ = 0;
    bool woken_ = false;

    mutable std::mutex state_mutex_;
    mutable std::condition_variable published_;
    std::shared_ptr<State const> state_ = std::make_shared<State const>();

    // Of the simulation's thread.
    Ticket obeyed_ = 0;
    std::uint64_t version_ = 0;
    Ensemble ensemble_;
    Core core_;
    Opener opener_;
    std::jthread thread_;  ///< last: it uses all the others
};

Session::Engine::Engine(Settings settings)
    : settings_(std::move(settings)),
      ensemble_(settings_.ensemble_threads, [this] { wake(); }),
      core_(settings_, ensemble_, [this] { return new_id(); }),
      opener_(
          settings_.threads,
          [this](std::uint64_t number, std::string what, double done_share) {
              post([=](Core& core) { core.tell_opening(number, what, done_share); });
          },
          [this](std::uint64_t number, Opening opening) {
              // Copied nowhere: a command is called once.
              auto const shared = std::make_shared<Opening>(std::move(opening));
              post([=](Core& core) { core.adopt(number, std::move(*shared)); });
          }),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

Session::Engine::~Engine() {
    thread_.request_stop();
    wake();
    thread_.join();
}

Ticket Session::Engine::post(Command command) {
    Ticket ticket = 0;
    {
        std::scoped_lock const lock(mutex_);
        queue_.push_back(std::move(command));
        ticket = ++last_ticket_;
    }
    asked_.notify_all();
    return ticket;
}

Ticket Session::Engine::open(std::string path) {
    // Numbered by the branches' counter, which never gives a number twice.
    auto const number = static_cast<std::uint64_t>(new_id());
    return post([this, number, path = std::move(path)](Core& core) {
        core.begin_opening(number, path);
        opener_.open(number, path);
    });
}

Ticket Session::Engine::last_ticket() const {
    std::scoped_lock const lock(mutex_);
    return last_ticket_;
}

void Session::Engine::wake() {
    {
        std::scoped_lock const lock(mutex_);
        woken_ = true;
    }
    asked_.notify_all();
}

bool Session::Engine::carry_out(Command const& what) {
    try {
        what(core_);
        return true;
    } catch (std::bad_alloc const&) {
        core_.fail("there is not enough memory to go on from here");
    } catch (std::exception const& error) {
        core_.fail(error.what());
    }
    return false;
}

bool Session::Engine::obey() {
    std::vector<Command> commands;
    {
        std::scoped_lock const lock(mutex_);
        commands.swap(queue_);
        obeyed_ = last_ticket_;
        woken_ = false;
    }
    for (auto const& command : commands) carry_out(command);
    return !commands.empty();
}

void Session::Engine::run(std::stop_token const& stop) {
    auto told = SteadyTime{};
    bool fresh = true;
    bool told_busy = false;
    while (!stop.stop_requested()) {
        auto const now = std::chrono::steady_clock::now();
        bool more = false;
        fresh = obey() || fresh;
        auto const before = core_.playing();
        bool const failed = !carry_out([&](Core& core) { more = core.work(now); });
        fresh = fresh || more || failed || before != core_.playing();
        // That nothing is left to do is news too.
        fresh = fresh || (told_busy && !more);
        if (fresh && (!more || now - told >= between_states)) {
            fresh = !carry_out([&](Core&) { publish(); });
            told = now;
            told_busy = more;
        }
        if (more) continue;
        std::unique_lock lock(mutex_);
        auto const awake = [&] { return woken_ || !queue_.empty(); };
        auto const tick = core_.next_tick();
        bool const roused =
            tick ? asked_.wait_until(lock, stop, *tick, awake) : asked_.wait(lock, stop, awake);
        // Woken by the ensemble, or by time: there may be something to tell.
        fresh = roused && woken_;
    }
}

void Session::Engine::publish() {
    auto state = core_.state();
    state->version = ++version_;
    state->tickets_done = obeyed_;
    {
        std::scoped_lock const lock(state_mutex_);
        state_ = std::move(state);
    }
    published_.notify_all();
    if (settings_.on_change) settings_.on_change();
}

std::shared_ptr<State const> Session::Engine::state() const {
    std::scoped_lock const lock(state_mutex_);
    return state_;
}

bool Session::Engine::wait(Ticket ticket, std::chrono::milliseconds at_most, bool at_rest) const {
    std::unique_lock lock(state_mutex_);
    return published_.wait_for(lock, at_most, [&] {
        return state_->tickets_done >= ticket && (!at_rest || state_->at_rest());
    });
}

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
