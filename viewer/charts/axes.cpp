#include "viewer/charts/axes.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/charts/numbers.hpp"

namespace diorama::viewer::charts {

std::uint32_t Axes::week_at(float x_pixels) const {
    double const share = (x_pixels - from.x) / std::max(1.0F, to.x - from.x);
    return static_cast<std::uint32_t>(std::lround(std::clamp(share, 0.0, 1.0) * weeks));
}

std::vector<double> value_ticks(double low, double high, int most, std::string_view unit) {
    auto const read_alike = [&](double a, double b) {
        return value_text(a, unit) == value_text(b, unit);
    };
    std::vector<double> ticks;
    // A step that is round may leave one value inside, where the next smaller one leaves several.
    for (int asked = most; asked <= 3 * most && ticks.size() < 2; ++asked) {
        ticks = round_ticks(low, high, asked);
        ticks.erase(std::unique(ticks.begin(), ticks.end(), read_alike), ticks.end());
    }
    return ticks;
}

namespace {

/// As many as the height has room for, and of what lies on both sides of zero one on each side, or
/// nobody could tell how much it is.
std::vector<double> fitted_ticks(Axes const& axes, std::string_view unit, Look const& look) {
    int const least = axes.low < 0.0 && axes.high > 0.0 ? 4 : 2;
    float const height = axes.to.y - axes.from.y;
    int const most = std::clamp(static_cast<int>(height / (look.small->FontSize * 1.9F)), least,
                                std::max(least, 5));
    return value_ticks(axes.low, axes.high, most, unit);
}

}  // namespace

Axes fitted_axes(ImVec2 from, ImVec2 to, double low, double high, double weeks,
                 std::string_view unit, Look const& look) {
    Axes axes{{from.x, from.y + look.small->FontSize * 0.5F},
              {to.x - look.em * 0.5F, to.y - look.small->FontSize * 1.35F},
              low,
              high,
              std::max(1.0, weeks)};
    float widest = 0.0F;
    for (double const tick : fitted_ticks(axes, unit, look))
        widest = std::max(widest, width_of(look.small, value_text(tick, unit).c_str()));
    axes.from.x += widest + look.em * 0.4F;
    return axes;
}

void draw_value_axis(ImDrawList& list, Axes const& axes, std::string_view unit, Look const& look) {
    Colours const& colours = *look.colours;
    for (double const tick : fitted_ticks(axes, unit, look)) {
        float const y = std::floor(axes.y(tick)) + 0.5F;
        bool const base = tick == 0.0;
        list.AddLine({axes.from.x, y}, {axes.to.x, y},
                     base ? mixed(colours.hairline, colours.faint, 0.5F) : colours.hairline, 1.0F);
        write(list, look.small, {axes.from.x - look.em * 0.35F, y - look.small->FontSize * 0.5F},
              colours.faint, value_text(tick, unit).c_str(), Anchor::right);
    }
}

void draw_week_axis(ImDrawList& list, Axes const& axes, Look const& look) {
    Colours const& colours = *look.colours;
    // Whole years where there are some, so that every chart and the time line agree.
    double const step = axes.weeks >= 78.0 ? 52.0 : axes.weeks >= 30.0 ? 13.0 : 4.0;
    float last_end = -1e9F;
    for (double week = 0.0; week <= axes.weeks + 0.5; week += step) {
        float const x = axes.x(week);
        std::string const text =
            week == 0.0 && axes.to.x - axes.from.x > look.em * 13.0F ? "week 0" : plain_text(week);
        float const half = width_of(look.small, text.c_str()) / 2.0F;
        float const centre = middle_within(x, half, axes.from.x, axes.to.x + look.em * 0.5F);
        list.AddLine({x, axes.to.y}, {x, axes.to.y + look.em * 0.2F}, colours.faint, 1.0F);
        if (centre - half < last_end + look.em * 0.4F) continue;
        write(list, look.small, {centre, axes.to.y + look.em * 0.22F}, colours.faint, text.c_str(),
              Anchor::centre);
        last_end = centre + half;
    }
}

void draw_tip(ImDrawList& list, ImVec2 from, ImVec2 to, ImVec2 mouse, Look const& look,
              char const* const* lines, ImU32 const* colours, std::size_t count) {
    float const pad = look.em * 0.4F;
    float width = 0.0F;
    for (std::size_t i = 0; i < count; ++i) width = std::max(width, width_of(look.small, lines[i]));
    width += 2.0F * pad;
    float const step = look.small->FontSize * 1.1F;
    float const height = step * static_cast<float>(count) + 1.4F * pad;
    ImVec2 at{mouse.x + look.em * 0.7F, mouse.y - height / 2.0F};
    if (at.x + width > to.x) at.x = mouse.x - look.em * 0.7F - width;
    at.x = std::max(at.x, from.x);
    at.y = std::max(from.y, std::min(at.y, to.y - height));
    ImVec2 const end{at.x + width, at.y + height};
    list.AddRectFilled(at, end, look.colours->panel, look.em * 0.25F);
    list.AddRect(at, end, look.colours->hairline, look.em * 0.25F);
    for (std::size_t i = 0; i < count; ++i)
        write(list, look.small, {at.x + pad, at.y + 0.7F * pad + step * static_cast<float>(i)},
              colours[i], lines[i]);
}

}  // namespace diorama::viewer::charts
