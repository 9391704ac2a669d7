#include "cli/interruption.hpp"

namespace diorama::cli {

namespace {

std::atomic<bool> stop_requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may not wait for a lock");

extern "C" void request_stop(int) { stop_requested.store(true, std::memory_order_relaxed); }

}  // namespace

Interruption::Interruption() {
    stop_requested.store(false, std::memory_order_relaxed);
    struct sigaction action {};
    action.sa_handler = request_stop;
    // Back to the default after the first: the second one kills.
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &previous_interrupt_);
    sigaction(SIGTERM, &action, &previous_terminate_);
}

Interruption::~Interruption() {
    sigaction(SIGINT, &previous_interrupt_, nullptr);
    sigaction(SIGTERM, &previous_terminate_, nullptr);
}

std::atomic<bool> const& Interruption::requested() const noexcept { return stop_requested; }

}  // namespace diorama::cli
