#pragma once
#include <atomic>

namespace diorama::cli {

/// Called once at the start: from then on Ctrl-C (SIGINT) and SIGTERM end the program at once with
/// status 130, wherever no Interruption lives.
void watch_for_interruption();

/// While one lives, the first Ctrl-C or SIGTERM only asks for a clean stop; the second one ends the
/// program at once. One at a time.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(Interruption const&) = delete;
    Interruption& operator=(Interruption const&) = delete;

    std::atomic<bool> const& requested() const noexcept;
};

}  // namespace diorama::cli
