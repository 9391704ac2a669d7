#pragma once
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace diorama::viewer::live {

/// When the next week is due while time plays. Runs apart from drawing and from simulating: where a
/// week comes late the clock waits for it, so that no week is left out because the machine was
/// busy.
class Clock {
public:
    using Time = std::chrono::steady_clock::time_point;
    static constexpr double slowest = 0.1, fastest = 1000.0;  ///< weeks per second

    bool playing() const { return playing_; }
    double weeks_per_second() const { return weeks_per_second_; }

    void play(Time now) {
        if (!playing_) next_ = now + between();
        playing_ = true;
    }
    void pause() { playing_ = false; }
    /// What is no number leaves the speed as it is.
    void set_speed(double weeks_per_second, Time now) {
        if (!(weeks_per_second == weeks_per_second)) return;
        weeks_per_second_ = std::clamp(weeks_per_second, slowest, fastest);
        next_ = std::min(next_, now + between());
    }
    /// How many weeks are due; from now on they count as shown.
    std::uint32_t take_due(Time now) {
        if (!playing_ || now < next_) return 0;
        auto const late = std::chrono::duration<double>(now - next_).count();
        // What a slow week has cost is not made up for by a leap.
        auto const weeks = 1 + std::min(late, 0.1) * weeks_per_second_;
        auto const whole = static_cast<std::uint32_t>(weeks);
        next_ = std::max(next_ + whole * between(), now - between());
        return whole;
    }
    /// When there is something to do again; nothing while paused.
    std::optional<Time> next() const { return playing_ ? std::optional(next_) : std::nullopt; }

private:
    Time::duration between() const {
        return std::chrono::duration_cast<Time::duration>(
            std::chrono::duration<double>(1.0 / weeks_per_second_));
    }

    bool playing_ = false;
    double weeks_per_second_ = 4.0;
    Time next_{};
};

}  // namespace diorama::viewer::live
