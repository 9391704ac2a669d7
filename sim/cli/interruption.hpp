#pragma once
#include <atomic>
#include <csignal>

namespace diorama::cli {

/// While one lives, the first Ctrl-C (or SIGTERM) asks for a clean stop and the second one kills.
/// Outside of it both kill at once: nothing is worth keeping then. One at a time.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(Interruption const&) = delete;
    Interruption& operator=(Interruption const&) = delete;

    std::atomic<bool> const& requested() const noexcept;

private:
    struct sigaction previous_interrupt_ {};
    struct sigaction previous_terminate_ {};
};

}  // namespace diorama::cli
