#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace diorama::cli {

namespace {

constexpr double quiet_seconds = 2.0;
constexpr auto terminal_interval = std::chrono::milliseconds(200);
constexpr auto line_interval = std::chrono::seconds(5);
constexpr std::size_t bar_width = 24;

}  // namespace

std::string duration_text(double seconds) {
    auto const whole = static_cast<std::uint64_t>(std::max(0.0, seconds) + 0.5);
    if (whole < 60) return fmt::format("{} s", whole);
    if (whole < 3600) return fmt::format("{} min {} s", whole / 60, whole % 60);
    return fmt::format("{} h {} min", whole / 3600, whole % 3600 / 60);
}

Progress::Progress(std::string what, std::string unit, std::uint64_t total, Voice voice)
    : what_(std::move(what)),
      unit_(std::move(unit)),
      total_(total),
      terminal_(isatty(STDERR_FILENO) == 1) {
    if (voice == Voice::speaking) thread_ = std::thread([this] { speak(); });
}

Progress::~Progress() {
    if (!thread_.joinable()) return;
    {
        std::lock_guard const lock(mutex_);
        ended_ = true;
    }
    ended_changed_.notify_one();
    thread_.join();
}

double Progress::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

std::string Progress::line(double seconds, std::uint64_t done) const {
    std::uint64_t const total = total_.load(std::memory_order_relaxed);
    if (total == 0) return fmt::format("{} ... {}", what_, duration_text(seconds));
    std::string bar;
    if (terminal_) {
        auto const filled = static_cast<std::size_t>(std::min(done, total) * bar_width / total);
        bar = fmt::format("[{:#<{}}{:.<{}}] ", "", filled, "", bar_width - filled);
    }
    auto const since = done - std::min(done, begun_at_.load(std::memory_order_relaxed));
    double const rate = static_cast<double>(since) / seconds;
    auto text = fmt::format("{} {}{} of {} {}", what_, bar, done, total, unit_);
    if (since > 0)
        text +=
            fmt::format(", {:.3g} a second, {} left", rate,
                        duration_text(static_cast<double>(total - std::min(done, total)) / rate));
    if (auto const failed = failed_.load(std::memory_order_relaxed); failed > 0)
        text += fmt::format(", {} failed", failed);
    return text;
}

void Progress::speak() {
    std::unique_lock lock(mutex_);
    if (ended_changed_.wait_for(lock, std::chrono::duration<double>(quiet_seconds),
                                [this] { return ended_; }))
        return;
    while (!ended_) {
        auto const text = line(seconds(), done_.load(std::memory_order_relaxed));
        // \x1b[K clears what is left of a longer line before.
        fmt::print(stderr, fmt::runtime(terminal_ ? "\r{}\x1b[K" : "{}\n"), text);
        std::fflush(stderr);
        if (terminal_)
            ended_changed_.wait_for(lock, terminal_interval, [this] { return ended_; });
        else
            ended_changed_.wait_for(lock, line_interval, [this] { return ended_; });
    }
    if (terminal_) fmt::print(stderr, "\r\x1b[K");
}

}  // namespace diorama::cli
