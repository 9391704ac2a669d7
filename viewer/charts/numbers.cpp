#include "viewer/charts/numbers.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace diorama::viewer::charts {

namespace {

std::string printed(char const* format, double value) {
    std::array<char, 64> text{};
    // -0.0 and what rounds to it shall not show a minus.
    std::snprintf(text.data(), text.size(), format, value == 0.0 ? 0.0 : value);
    return text.data();
}

/// As many digits as tell neighbouring values apart, not more.
std::string rounded(double value) {
    double const size = std::abs(value);
    if (size >= 1000.0) return count_text(value);
    if (size >= 100.0) return printed("%.0f", value);
    std::string text = printed(size >= 0.995 ? "%.1f" : size < 0.005 ? "%.0f" : "%.2f", value);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text;
}

std::string percent(double share) {
    double const value = share * 100.0;
    double const size = std::abs(value);
    return printed(size > 0.0 && size < 0.95 ? "%.1f" : "%.0f", value);
}

}  // namespace

std::string count_text(double count) {
    std::string text = printed("%.0f", count);
    std::size_t const first = text[0] == '-' ? 1 : 0;
    for (std::size_t at = text.size(); at > first + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

bool is_count(std::string_view unit) {
    return unit == "people" || unit == "sessions" || unit == "decisions" || unit == "issues" ||
           unit == "groups";
}

std::string plain_text(double value) { return printed("%.6g", value); }

std::string value_text(double value, std::string_view unit) {
    if (std::isnan(value)) return "–";
    if (unit == "share") return percent(value) + " %";
    if (unit.starts_with("hours")) return rounded(value) + " h";
    if (is_count(unit)) return count_text(std::round(value));
    if (unit.starts_with("money")) return count_text(std::round(value));
    return rounded(value);
}

std::string difference_text(double value, std::string_view unit) {
    if (std::isnan(value)) return "–";
    std::string const text = unit == "share" ? percent(value) : value_text(value, unit);
    std::string const sign = text[0] == '-' ? "" : "+";
    return unit == "share" ? sign + text + (text == "1" ? " point" : " points") : sign + text;
}

std::vector<double> round_ticks(double low, double high, int most) {
    std::vector<double> ticks;
    double const span = high - low;
    if (!(span > 0.0) || !std::isfinite(span) || most < 1) return ticks;
    double const rough = span / most;
    double const power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10.0 * power;
    for (double const factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= rough) {
            step = factor * power;
            break;
        }
    auto const first = static_cast<long>(std::ceil(low / step - 1e-9));
    auto const last = static_cast<long>(std::floor(high / step + 1e-9));
    for (long i = first; i <= last; ++i) ticks.push_back(static_cast<double>(i) * step);
    return ticks;
}

}  // namespace diorama::viewer::charts
