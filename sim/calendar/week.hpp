#pragma once
#include <cstdint>

namespace diorama::calendar {

/// The working week as 40 one-hour slots, Monday 9:00 first: bit h of a mask is hour h.
inline constexpr unsigned hours_per_week = 40;
using Hours = std::uint64_t;
inline constexpr Hours whole_week = (Hours{1} << hours_per_week) - 1;

/// The slots at which a meeting of `length` hours could start in `free`: bit h is set when hours
/// h to h + length - 1 are all free. length 0 gives every slot of the week.
constexpr Hours starts(Hours free, unsigned length) noexcept {
    Hours result = whole_week;
    for (unsigned h = 0; h < length; ++h) result &= free >> h;
    return result & whole_week;
}

/// `length` hours from `start` on, as a mask.
constexpr Hours block(unsigned start, unsigned length) noexcept {
    return ((Hours{1} << length) - 1) << start;
}

}  // namespace diorama::calendar
