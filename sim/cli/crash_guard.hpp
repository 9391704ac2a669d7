#pragma once
#include <atomic>
#include <string>

#include "batch/run_batch.hpp"

namespace diorama::cli {

/// Keeps a batch alive when one of its runs ends the process, by a failed assertion or a fault: the
/// run is noted in a file beside the store and the program starts itself again with the same words,
/// which records that run as failed and goes on with the others. What a broken process has in
/// memory is not used any further (docs/decisions/0040-a-crash-is-a-failed-run.md).
///
/// One at a time. Signals from which a batch ends rightly (SIGINT, SIGTERM, SIGKILL) are none of
/// its business.
class CrashGuard {
public:
    /// Takes    experiment: path; where it cannot be read twice (a pipe), a crash ends the process;
    ///          store: path of the store that the notes stand beside; `stop`: once it is true, a
    ///          crash ends the process
    CrashGuard(std::string const& experiment, std::string const& store,
               std::atomic<bool> const& stop);
    ~CrashGuard();
    CrashGuard(CrashGuard const&) = delete;
    CrashGuard& operator=(CrashGuard const&) = delete;

    /// Runs that ended the process, with the error that they are recorded with.
    /// Takes    retry_failed: those that did so in earlier calls are tried again
    batch::GivenUp given_up(bool retry_failed) const;
    /// Whether a crash in this call could not be laid at the door of one run: runs then go one by
    /// one, so that the next crash can be.
    bool runs_go_alone() const;
    /// Told of the run that the calling thread begins, and with nullptr that it has ended.
    static void watch(store::RunRow const* run);
    /// Nothing is left to remember: all runs are recorded, or the store is another one.
    void forget() const;

private:
    std::string notes_;
};

}  // namespace diorama::cli
