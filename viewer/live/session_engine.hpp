#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "viewer/live/core.hpp"

namespace diorama::viewer::live {

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

}  // namespace diorama::viewer::live
