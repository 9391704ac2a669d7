#include "parallel/workers.hpp"

#include <sched.h>

#include <cassert>
#include <thread>

#ifdef DIORAMA_JTHREAD
#include <atomic>
#include <exception>
#include <mutex>
#include <vector>
#else
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <optional>
#endif

namespace diorama::parallel {

#ifdef DIORAMA_JTHREAD

// For the thread sanitizer: the system's TBB is not instrumented, so its own hand-overs would be
// reported as races, and hushing them would hush ours. Threads are started anew for each loop.
struct Workers::Arena {
    explicit Arena(std::size_t) {}
};

namespace {

/// One loop that several threads eat from.
class Loop {
public:
    Loop(std::size_t count, void (*body)(void*, std::size_t), void* context) noexcept
        : count_(count), body_(body), context_(context) {}

    void work() noexcept {
        for (;;) {
            std::size_t const index = next_.fetch_add(1, std::memory_order_relaxed);
            if (index >= count_) return;
            try {
                body_(context_, index);
            } catch (...) {
                std::scoped_lock const lock(mutex_);
                if (!thrown_) thrown_ = std::current_exception();
                next_.store(count_, std::memory_order_relaxed);
            }
        }
    }
    std::exception_ptr thrown() const noexcept { return thrown_; }

private:
    std::size_t count_;
    void (*body_)(void*, std::size_t);
    void* context_;
    std::atomic<std::size_t> next_{0};
    std::mutex mutex_;
    std::exception_ptr thrown_;
};

}  // namespace

void Workers::run(std::size_t count, void (*body)(void*, std::size_t), void* context) const {
    Loop loop(count, body, context);
    {
        std::vector<std::jthread> others;
        std::size_t const useful = threads_ < count ? threads_ : count;
        others.reserve(useful - 1);
        for (std::size_t i = 1; i < useful; ++i) others.emplace_back([&loop] { loop.work(); });
        loop.work();
    }
    if (loop.thrown()) std::rethrow_exception(loop.thrown());
}

#else

struct Workers::Arena {
    explicit Arena(std::size_t threads) : arena(static_cast<int>(threads)) {
        // An arena alone never gets more threads than cores. Only raised, never lowered: of several
        // limits the smallest would hold for every other Workers of the process.
        if (threads > core_count())
            limit.emplace(tbb::global_control::max_allowed_parallelism, threads);
    }

    std::optional<tbb::global_control> limit;
    tbb::task_arena arena;
};

void Workers::run(std::size_t count, void (*body)(void*, std::size_t), void* context) const {
    arena_->arena.execute([&] {
        tbb::parallel_for(
            tbb::blocked_range<std::size_t>(0, count, 1),
            [&](tbb::blocked_range<std::size_t> const& range) {
                for (std::size_t i = range.begin(); i < range.end(); ++i) body(context, i);
            },
            // One index a task: an index is a chunk of rows or a whole run, and any may go
            // anywhere.
            tbb::simple_partitioner());
    });
}

#endif

Workers::Workers(std::size_t threads) : threads_(threads == 0 ? core_count() : threads) {
    assert(threads_ <= 4096);
    if (threads_ > 1) arena_ = std::make_unique<Arena>(threads_);
}

Workers::~Workers() = default;

std::size_t core_count() noexcept {
    // A process may be confined to some of the machine's cores (taskset, containers, job queues).
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0)
        return static_cast<std::size_t>(CPU_COUNT(&allowed));
    auto const cores = std::thread::hardware_concurrency();
    return cores == 0 ? 1 : cores;
}

}  // namespace diorama::parallel
