#include "calendar/appointment.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace diorama::calendar {

namespace {

constexpr std::array<std::string_view, 5> days{"monday", "tuesday", "wednesday", "thursday",
                                               "friday"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<unsigned> whole(std::string_view text) {
    unsigned value = 0;
    auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || rest != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

std::optional<unsigned> day_from(std::string_view text) noexcept {
    for (unsigned day = 0; day < days.size(); ++day) {
        auto const same = [](char a, char b) { return lower(a) == b; };
        for (std::string_view const name : {days[day], days[day].substr(0, 3)})
            if (std::equal(text.begin(), text.end(), name.begin(), name.end(), same)) return day;
    }
    return std::nullopt;
}

std::optional<unsigned> hour_from(std::string_view text, Rounding rounding) noexcept {
    auto const colon = text.find(':');
    auto const hour = whole(text.substr(0, colon));
    auto const minute =
        colon == std::string_view::npos ? 0U : whole(text.substr(colon + 1)).value_or(60U);
    if (!hour || minute >= 60) return std::nullopt;
    unsigned const at = *hour + (rounding == Rounding::up && minute > 0 ? 1U : 0U);
    if (*hour < first_hour || at > last_hour || (*hour == last_hour && minute > 0))
        return std::nullopt;
    return at;
}

Hours appointment(unsigned day, unsigned from, unsigned until) noexcept {
    return block(day * hours_per_day + from - first_hour, until - from);
}

std::string appointments_text(Hours busy) {
    std::string text;
    for (unsigned day = 0; day < days.size(); ++day)
        for (unsigned hour = first_hour; hour < last_hour; ++hour) {
            if ((busy & appointment(day, hour, hour + 1)) == 0) continue;
            unsigned until = hour + 1;
            while (until < last_hour && (busy & appointment(day, until, until + 1)) != 0) ++until;
            text += (text.empty() ? "" : ", ") + std::string(days[day].substr(0, 3)) + " " +
                    std::to_string(hour) + "-" + std::to_string(until);
            hour = until;
        }
    return text;
}

std::optional<Hours> appointment_from(std::string_view text) noexcept {
    auto const space = text.find(' ');
    auto const dash = text.find('-');
    if (space == std::string_view::npos || dash == std::string_view::npos || dash < space)
        return std::nullopt;
    auto const day = day_from(text.substr(0, space));
    auto const from = hour_from(text.substr(space + 1, dash - space - 1), Rounding::down);
    auto const until = hour_from(text.substr(dash + 1), Rounding::up);
    if (!day || !from || !until || *until <= *from) return std::nullopt;
    return appointment(*day, *from, *until);
}

}  // namespace diorama::calendar
