#include "viewer/live/session_engine.hpp"

#include <utility>

namespace diorama::viewer::live {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;
/// While weeks are being simulated, charts and progress are told this often.
constexpr std::chrono::milliseconds between_states{12};

}  // namespace

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
        fresh = fresh || (roused && woken_);  // still fresh: it could not be published
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

}  // namespace diorama::viewer::live
