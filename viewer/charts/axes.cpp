#include "viewer/charts/axes.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/charts/numbers.hpp"

namespace diorama::viewer::charts {

std::uint32_t Axes::week_at(float x_pixels) const {
    double const share = (x_pixels - from.x) / std::max(1.0F, to.x - from.x);
    return static_cast<std::uint32_t>(std::lround(std::clamp(share, 0.0, 1.0) * weeks));
}

void draw_axes(ImDrawList& list, Axes const& axes, std::string_view unit, Look const& look) {
    Colours const& colours = *look.colours;
    float const line = look.small->FontSize;
    int const most = std::clamp(static_cast<int>((axes.to.y - axes.from.y) / (line * 2.2F)), 2, 5);
    for (double const tick : round_ticks(axes.low, axes.high, most)) {
        float const y = std::floor(axes.y(tick)) + 0.5F;
        bool const base = tick == 0.0 || y > axes.to.y - 1.0F;
        list.AddLine({axes.from.x, y}, {axes.to.x, y},
                     base ? mixed(colours.hairline, colours.faint, 0.5F) : colours.hairline, 1.0F);
        if (y - line * 1.05F < axes.from.y - line) continue;
        write(list, look.small, {axes.from.x, y - line * 1.02F}, colours.faint,
              value_text(tick, unit).c_str());
    }
    // Whole years where there are some, so that every chart and the time line agree.
    double const step = axes.weeks >= 78.0 ? 52.0 : axes.weeks >= 30.0 ? 13.0 : 4.0;
    float last_end = -1e9F;
    for (double week = 0.0; week <= axes.weeks + 0.5; week += step) {
        float const x = axes.x(week);
        std::string const text = week == 0.0 ? "week 0" : plain_text(week);
        float const half = width_of(look.small, text.c_str()) / 2.0F;
        float const centre = std::clamp(x, axes.from.x + half, axes.to.x + half);
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
    for (std::size_t i = 0; i < count; ++i)
        width = std::max(width, width_of(look.small, lines[i]));
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
