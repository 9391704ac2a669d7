#include "cli/interruption.hpp"

#include <unistd.h>
#include <csignal>

#include "cli/options.hpp"

namespace diorama::cli {

namespace {

std::atomic<bool> stops_cleanly{false};
std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not wait for a lock");

extern "C" void on_signal(int) {
    // Only what is safe in a handler: no destructors, no streams.
    if (!stops_cleanly.load() || stop_requested.exchange(true)) _exit(exit_interrupted);
}

}  // namespace

void watch_for_interruption() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

Interruption::Interruption() {
    stop_requested.store(false);
    stops_cleanly.store(true);
}

Interruption::~Interruption() { stops_cleanly.store(false); }

std::atomic<bool> const& Interruption::requested() const noexcept { return stop_requested; }

}  // namespace diorama::cli
