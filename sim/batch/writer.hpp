#pragma once
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "store/store.hpp"

namespace diorama::batch {

/// One thread that writes finished runs to a store, several in one transaction: a run is on disk
/// a tenth of a second after its end. Runs that finish faster than the disk takes them wait, so that
/// memory does not grow.
class Writer {
public:
    explicit Writer(store::Store& store);
    /// Writes what is left, as far as it can.
    ~Writer();
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;

    /// Hands over a run. From any thread; waits while too many wait. After a failure it is dropped.
    void add(store::RunRow run);
    /// Whether writing has failed: further runs would be lost.
    bool failed() const noexcept { return failed_.load(); }
    /// Waits until all is written.
    /// Errors   throws store::StoreError when writing failed
    void finish();

private:
    void work();
    void end() noexcept;

    store::Store& store_;
    std::mutex mutex_;
    std::condition_variable something_waits_, room_is_made_;
    std::deque<store::RunRow> waiting_;
    bool ended_ = false;
    std::atomic<bool> failed_{false};
    std::exception_ptr thrown_;
    std::thread thread_;
};

}  // namespace diorama::batch
