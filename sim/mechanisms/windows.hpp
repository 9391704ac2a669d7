#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "calendar/week.hpp"
#include "parameters/field.hpp"
#include "random/draw.hpp"

namespace diorama::mechanisms {

/// What a pledge of time is: common windows that every required leader reserves, the same for all.
struct Pledge {
    double pledge_hours_per_week = 12.0;
    double keeping_discipline = 0.5;

    static constexpr std::string_view kind = "pledge";
    static constexpr std::string_view table = "leadership";
    static constexpr auto fields() {
        using P = Pledge;
        using enum parameters::Grade;
        return std::array{
            parameters::Field<P>{"pledge_hours_per_week", "hours/week", 0.0, 40.0,
                                 &P::pledge_hours_per_week, expert,
                                 "a P3 engagement: 30 % of a senior manager's working week",
                                 "hours a week that each programme leader promises at the outset"},
            parameters::Field<P>{
                "keeping_discipline", "share", 0.0, 1.0, &P::keeping_discipline, assumed,
                "0 = everyone drops windows on their own, 1 = all drop the last ones first",
                "how far leaders agree on which promised windows go first when time is short"}};
    }
};

inline constexpr unsigned window_hours = 2;
inline constexpr unsigned most_windows = calendar::hours_per_week / window_hours;

/// Hours really given out of a pledge: never more than was promised, never more than is spare.
constexpr double delivered_hours(double pledge_hours, double spare_hours) noexcept {
    double const spare = spare_hours > 0.0 ? spare_hours : 0.0;
    return spare < pledge_hours ? spare : pledge_hours;
}

/// The hours of this week that one leader keeps of the common windows.
///
/// Takes    leader: the row that keys the draw; delivered [hours]
/// Returns  mask of floor(delivered / 2) windows of two hours, out of floor(pledge / 2), those with
///          the smallest (1 - discipline) * U + discipline * place / windows; windows lie at the
///          start of the week's slots, window w is hours 2w and 2w + 1
/// Draws    windows: one word a leader, window and week
calendar::Hours kept_windows(Pledge const& p, double delivered, std::uint64_t seed,
                             std::uint32_t week, std::uint32_t leader) noexcept;

/// The same where the windows lie elsewhere and part of the week is taken.
/// Takes    starts: first hour of each common window; busy: hours that the leader cannot give
calendar::Hours kept_windows(Pledge const& p, double delivered, std::uint64_t seed,
                             std::uint32_t week, std::uint32_t leader,
                             std::span<std::uint8_t const> starts, calendar::Hours busy) noexcept;

/// Where common windows of two hours are best put: those that fewest of the calendars take, then
/// the earliest.
/// Takes    busy: taken hours of each participant; windows: how many are wanted
/// Returns  first hours, ascending; whole windows from the start of each day
std::vector<std::uint8_t> agree_on_windows(std::span<calendar::Hours const> busy, unsigned windows);

/// A diary without windows: each of the 40 slots free with chance `free_share` on its own. The bare
/// verification case, in which n leaders share a one-hour slot with chance free_share^n.
calendar::Hours independent_mask(double free_share, std::uint64_t seed, std::uint32_t week,
                                 std::uint32_t leader) noexcept;

/// Where a session of `length` hours goes, and because of whom it does not.
struct Slot {
    static constexpr unsigned none = ~0U;
    unsigned start = none;    ///< first hour, or none
    std::size_t blocker = 0;  ///< place in `masks` of the one without whom most starts would exist
    bool found() const noexcept { return start != none; }
};

/// First common slot of all masks; else the blocker (ties: fewest kept hours, then first).
/// Takes    masks: free hours of each required leader, at least one
Slot common_slot(std::span<calendar::Hours const> masks, unsigned length) noexcept;

}  // namespace diorama::mechanisms
