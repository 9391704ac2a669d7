#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/week.hpp"

namespace diorama::calendar {

inline constexpr unsigned hours_per_day = 8;
inline constexpr unsigned first_hour = 9;  ///< o'clock
inline constexpr unsigned last_hour = first_hour + hours_per_day;

/// 0 = Monday to 4 = Friday, from a name or its first three letters, upper or lower case.
std::optional<unsigned> day_from(std::string_view text) noexcept;

/// What becomes of a time between two hours: an appointment takes every hour that it touches.
enum class Rounding : std::uint8_t { down, up };

/// The hour of the day, from 9 to 17, of `9`, `9:30` or `13:00`.
std::optional<unsigned> hour_from(std::string_view text, Rounding rounding) noexcept;

/// The slots of one appointment. Takes day 0..4, 9 <= from < until <= 17.
Hours appointment(unsigned day, unsigned from, unsigned until) noexcept;

/// `mon 9-12, tue 13-17`: the taken hours as text that appointments_from() reads back.
std::string appointments_text(Hours busy);

/// One piece of that text, as `mon 9-12`.
std::optional<Hours> appointment_from(std::string_view text) noexcept;

}  // namespace diorama::calendar
