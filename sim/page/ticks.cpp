#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "page/charts.hpp"

namespace diorama::page {

std::string tick_text(AxisKind kind, double value, double step) {
    auto const decimals = [](double width_of_step) {
        int places = 0;
        for (double one = width_of_step; one < 0.999 && places < 4; one *= 10.0) ++places;
        return places;
    };
    double const shown = value + 0.0;
    switch (kind) {
        case AxisKind::percent:
            return fmt::format("{:.{}f} %", 100.0 * shown, decimals(100.0 * step));
        case AxisKind::points:
            return fmt::format("{:.{}f}", 100.0 * shown, decimals(100.0 * step));
        case AxisKind::money:
            if (shown == 0.0) return "0";
            if (step >= 1e5) return fmt::format("{:.{}f} M", shown / 1e6, decimals(step / 1e6));
            if (step >= 1e3) return fmt::format("{:.0f} k", shown / 1e3);
            return fmt::format("{:.0f}", shown);
        case AxisKind::plain:
            if (step >= 1e3 && shown != 0.0) return fmt::format("{:.0f} k", shown / 1e3);
            return fmt::format("{:.{}f}", shown, decimals(step));
    }
    return {};
}

std::vector<double> ticks_of(double low, double high, std::size_t count) {
    if (!(high > low)) return {low};
    double const rough = (high - low) / static_cast<double>(std::max<std::size_t>(1, count));
    double power = 1.0;
    while (power * 10.0 <= rough) power *= 10.0;
    while (power > rough) power /= 10.0;
    double const part = rough / power;
    double const step = power * (part > 5.0 ? 10.0 : part > 2.0 ? 5.0 : part > 1.0 ? 2.0 : 1.0);
    std::vector<double> ticks;
    for (double k = std::floor(low / step + 1e-9); k * step <= high + step * 0.999; k += 1.0) {
        ticks.push_back(k * step);
        if (k * step >= high - 1e-12 || ticks.size() > 20) break;
    }
    return ticks;
}

std::uint32_t year_step(double weeks) {
    constexpr double most_marks = 10.0;
    std::uint32_t years = 1;
    for (std::uint32_t power = 1; weeks / 52.0 / years > most_marks; power *= 10)
        for (auto const factor : {1U, 2U, 5U}) {
            years = factor * power;
            if (weeks / 52.0 / years <= most_marks) break;
        }
    return 52 * years;
}

std::vector<double> week_ticks(double low, double high) {
    double const span = high - low;
    double const step = span > 130  ? year_step(span)
                        : span > 60 ? 26.0
                        : span > 26 ? 13.0
                        : span > 8  ? 4.0
                                    : 1.0;
    std::vector<double> ticks;
    for (double week = 0.0; week <= high + 0.01; week += step)
        if (week >= low) ticks.push_back(week);
    return ticks;
}

}  // namespace diorama::page
