#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace diorama::cli {

/// Says on stderr how far long work is: a bar on a terminal, a line every few seconds otherwise,
/// nothing during the first two seconds. A thread of its own speaks, so that work which cannot
/// report (reading a huge file) is still seen to go on.
class Progress {
public:
    enum class Voice : std::uint8_t { silent, speaking };

    /// Takes    what: as in `running`; unit: as in `weeks`; total 0 = it is not known how much
    /// there is
    Progress(std::string what, std::string unit, std::uint64_t total, Voice voice);
    ~Progress();
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

    /// How much was done before: it does not count for the rate. Before the first set_done().
    void set_begun_at(std::uint64_t done) noexcept {
        begun_at_.store(done, std::memory_order_relaxed);
        set_done(done);
    }
    /// From any thread.
    void set_done(std::uint64_t done) noexcept { done_.store(done, std::memory_order_relaxed); }
    /// How many of those done have failed: said where it is not 0. From any thread.
    void set_failed(std::uint64_t failed) noexcept {
        failed_.store(failed, std::memory_order_relaxed);
    }
    /// Another amount to do, once it is known. From any thread.
    void set_total(std::uint64_t total) noexcept { total_.store(total, std::memory_order_relaxed); }
    double seconds() const;

private:
    void speak();
    std::string line(double seconds, std::uint64_t done) const;

    std::string what_, unit_;
    std::atomic<std::uint64_t> total_;
    bool terminal_;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::atomic<std::uint64_t> begun_at_{0};
    std::atomic<std::uint64_t> done_{0};
    std::atomic<std::uint64_t> failed_{0};
    std::mutex mutex_;
    std::condition_variable ended_changed_;
    bool ended_ = false;
    std::thread thread_;
};

/// `3 s`, `2 min 5 s`, `1 h 12 min`.
std::string duration_text(double seconds);

/// Silent where `quiet` was asked for.
inline Progress::Voice voice(bool quiet) {
    return quiet ? Progress::Voice::silent : Progress::Voice::speaking;
}

}  // namespace diorama::cli
