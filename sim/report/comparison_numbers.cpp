#include "report/comparison_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace diorama::report {

namespace {

/// Commas between the thousands of a plain decimal number.
std::string grouped(std::string text) {
    auto const point = std::min(text.find('.'), text.size());
    std::size_t const first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > first + 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

/// `-0.0` is `0.0`.
std::string without_negative_zero(std::string text) {
    if (text.starts_with('-') && text.find_first_of("123456789") == std::string::npos)
        text.erase(0, 1);
    return text;
}

}  // namespace

NumberStyle style_of(std::string_view unit) {
    if (unit == "share") return {100.0, 1, "%", "points"};
    if (unit == "hours") return {1.0, 0, "hours", "hours"};
    if (unit == "-1 to 1") return {1.0, 3, "-1 to 1", ""};
    return {1.0, 1, unit, unit};
}

std::string number_text(NumberStyle const& style, double value) {
    if (std::isnan(value)) return "–";
    auto const text = fmt::format("{:.{}f}", style.scale * value, style.decimals);
    return grouped(without_negative_zero(text));
}

std::string signed_text(NumberStyle const& style, double value) {
    auto text = number_text(style, value);
    bool const is_positive = value > 0.0 && text.find_first_of("123456789") != std::string::npos;
    return is_positive ? "+" + text : text;
}

std::string interval_text(NumberStyle const& style, experiment::Interval interval) {
    if (std::isnan(interval.low)) return {};
    return fmt::format("[{}, {}]", number_text(style, interval.low),
                       number_text(style, interval.high));
}

std::string distance_text(NumberStyle const& style, double difference) {
    auto text = number_text(style, std::abs(difference));
    if (!style.difference_unit.empty()) text += fmt::format(" {}", style.difference_unit);
    return text;
}

std::string percent_text(double share) {
    if (std::isnan(share)) return "–";
    double const percent = 100.0 * share;
    if (percent > 0.0 && percent < 0.5) return "< 1 %";
    if (percent < 100.0 && percent > 99.5) return "> 99 %";
    return fmt::format("{:.0f} %", percent);
}

std::string_view verdict_text(experiment::Verdict verdict) {
    constexpr std::array<std::string_view, 3> words{"holds", "fails", "undecided"};
    return words[static_cast<std::size_t>(verdict)];
}

}  // namespace diorama::report
