#include "viewer/charts/heat.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/charts/axes.hpp"
#include "viewer/charts/numbers.hpp"
#include "viewer/charts/palette.hpp"

namespace diorama::viewer::charts {

namespace {

void draw_row(ImDrawList& list, Axes const& axes, HeatChart const& chart, HeatRow const& row,
              float top, float bottom) {
    if (row.values.empty()) return;
    double const weeks_per_cell = std::max(1.0, 2.0 * axes.weeks / (axes.to.x - axes.from.x));
    for (double week = 0.0; week < static_cast<double>(row.values.count); week += weeks_per_cell) {
        double const value = row.values.at(static_cast<std::size_t>(week));
        float const left = axes.x(std::max(0.0, week - 0.5));
        float const right = std::min(axes.x(week - 0.5 + weeks_per_cell), axes.to.x);
        auto const share = static_cast<float>((value - chart.low) / (chart.high - chart.low));
        list.AddRectFilled({left, top}, {right + 0.5F, bottom}, cividis(share));
    }
}

}  // namespace

HeatReading draw_heat(ImDrawList& list, ImVec2 from, ImVec2 to, HeatChart const& chart,
                      Look const& look, ImVec2 mouse) {
    write_within(list, look.strong, from, look.colours->ink, chart.title.c_str(), to.x - from.x);
    float names = 0.0F;
    for (HeatRow const& row : chart.rows)
        names = std::max(names, width_of(look.small, row.name.c_str()));
    names = std::min(names + look.em * 0.5F, (to.x - from.x) * 0.45F);
    Axes axes{{from.x + names, from.y + look.strong->FontSize * 1.35F},
              {to.x - look.em * 0.3F, to.y - look.small->FontSize * 1.35F},
              2.0,
              3.0,
              std::max(1.0, static_cast<double>(chart.weeks))};
    if (chart.rows.empty() || axes.to.y - axes.from.y < look.em) return {};
    float const step =
        std::min((axes.to.y - axes.from.y) / static_cast<float>(chart.rows.size()), look.em * 2.0F);
    axes.to.y = axes.from.y + step * static_cast<float>(chart.rows.size());
    HeatReading reading;
    // Names of rows that are too low for them: every second one, or every third.
    auto const every = static_cast<std::size_t>(std::ceil(look.small->FontSize / step));
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        float const top = axes.from.y + step * static_cast<float>(i);
        draw_row(list, axes, chart, chart.rows[i], top, top + step - (step > 4.0F ? 1.0F : 0.0F));
        if (i % every == 0)
            write_within(list, look.small, {from.x, top + (step - look.small->FontSize) / 2.0F},
                         look.colours->ink, chart.rows[i].name.c_str(), names - look.em * 0.4F);
        if (axes.holds(mouse) && mouse.y >= top && mouse.y < top + step)
            reading = {true, axes.week_at(mouse.x), i};
    }
    draw_week_axis(list, axes, look);
    float const x = std::floor(axes.x(chart.shown_week)) + 0.5F;
    list.AddLine({x, axes.from.y}, {x, axes.to.y}, look.colours->ink, 1.5F);
    if (reading.on_plot && reading.week < chart.rows[reading.row].values.count) {
        auto const& row = chart.rows[reading.row];
        std::string const text =
            row.name + "  " + value_text(row.values.at(reading.week), chart.unit);
        std::string const week = "week " + std::to_string(reading.week);
        char const* const lines[2] = {week.c_str(), text.c_str()};
        ImU32 const colours[2] = {look.colours->faint, look.colours->ink};
        draw_tip(list, from, to, mouse, look, lines, colours, 2);
    }
    return reading;
}

}  // namespace diorama::viewer::charts
