#include "viewer/charts/difference_chart.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/charts/axes.hpp"
#include "viewer/charts/numbers.hpp"
#include "viewer/charts/palette.hpp"
#include "viewer/charts/strokes.hpp"

namespace diorama::viewer::charts {

namespace {

double reach_of(DifferenceChart const& chart) {
    double reach = chart.unit == "share" ? 0.02 : 0.01;
    for (double const value : chart.values) reach = std::max(reach, std::abs(value));
    for (std::size_t w = 0; w < chart.low.count; ++w)
        reach = std::max(reach, std::abs(chart.low.at(w)));
    for (std::size_t w = 0; w < chart.high.count; ++w)
        reach = std::max(reach, std::abs(chart.high.at(w)));
    return reach * 1.1;
}

std::vector<ImVec2> line_of(Axes const& axes, auto const& at, std::size_t count) {
    std::vector<ImVec2> points;
    for (std::size_t week = 0; week < count; ++week)
        points.push_back({axes.x(static_cast<double>(week)), axes.y(at(week))});
    return points;
}

void fill_sides(ImDrawList& list, Axes const& axes, std::vector<double> const& values, bool dark) {
    auto const zero = line_of(
        axes, [](std::size_t) { return 0.0; }, values.size());
    auto const above = line_of(
        axes, [&](std::size_t w) { return std::max(0.0, values[w]); }, values.size());
    auto const below = line_of(
        axes, [&](std::size_t w) { return std::min(0.0, values[w]); }, values.size());
    fill_between(list, above, zero, faded(blue_orange(1.0F, dark), 0.55F));
    fill_between(list, zero, below, faded(blue_orange(-1.0F, dark), 0.55F));
}

/// The shown week's value: to the right of its point where there is room, else outside of the
/// curve.
void write_value(ImDrawList& list, Axes const& axes, ImVec2 tip, std::string const& text,
                 bool ahead, Look const& look) {
    float const width = width_of(look.small, text.c_str());
    float const height = look.small->FontSize;
    ImVec2 at{tip.x + look.em * 0.35F, tip.y - height / 2.0F};
    if (at.x + width > axes.to.x)
        at = {axes.to.x - width, ahead ? tip.y - height * 1.25F : tip.y + height * 0.25F};
    at.y = std::clamp(at.y, axes.from.y, std::max(axes.from.y, axes.to.y - height));
    list.AddRectFilled({at.x - 2.0F, at.y + 1.0F}, {at.x + width + 2.0F, at.y + height - 1.0F},
                       faded(look.colours->paper, 0.82F), 3.0F);
    write(list, look.small, at, look.colours->ink, text.c_str());
}

/// Which side is whose: on the left as long as the shown week is not there, since what is told of
/// it stands to the right of its point; then on the right. Where neither has room the title says
/// it.
void name_sides(ImDrawList& list, Axes const& axes, DifferenceChart const& chart,
                Look const& look) {
    float const width = std::max(width_of(look.small, chart.above.c_str()),
                                 width_of(look.small, chart.below.c_str())) +
                        look.em * 0.6F;
    double const shown = std::min<double>(chart.shown_week, static_cast<double>(chart.weeks));
    float const tip = axes.x(shown);
    float const told =
        tip + look.em * 0.6F + width_of(look.small, difference_text(-0.1, chart.unit).c_str());
    bool const left = tip - axes.from.x > width;
    if (!left && axes.to.x - told < width) return;
    float const x = left ? axes.from.x + look.em * 0.3F : axes.to.x - look.em * 0.3F;
    Anchor const anchor = left ? Anchor::left : Anchor::right;
    bool const dark = look.colours->dark;
    write(list, look.small, {x, axes.from.y}, blue_orange(1.0F, dark), chart.above.c_str(), anchor);
    write(list, look.small, {x, axes.to.y - look.small->FontSize * 1.1F}, blue_orange(-1.0F, dark),
          chart.below.c_str(), anchor);
}

}  // namespace

Reading draw_difference_chart(ImDrawList& list, ImVec2 from, ImVec2 to,
                              DifferenceChart const& chart, Look const& look, ImVec2 mouse) {
    float const title =
        write_title(&list, look, from, chart.title.c_str(), to.x - from.x, to.y - from.y);
    double const reach = reach_of(chart);
    Axes const axes = fitted_axes({from.x, from.y + title}, to, -reach, reach,
                                  static_cast<double>(chart.weeks), chart.unit, look);
    if (axes.to.y - axes.from.y < look.em) return {};
    bool const dark = look.colours->dark;
    draw_value_axis(list, axes, chart.unit, look);
    draw_week_axis(list, axes, look);
    if (!chart.low.empty())
        fill_between(list,
                     line_of(
                         axes, [&](std::size_t w) { return chart.high.at(w); }, chart.high.count),
                     line_of(
                         axes, [&](std::size_t w) { return chart.low.at(w); }, chart.low.count),
                     faded(look.colours->faint, 0.28F));
    fill_sides(list, axes, chart.values, dark);
    draw_stroke(list,
                line_of(
                    axes, [&](std::size_t w) { return chart.values[w]; }, chart.values.size()),
                look.colours->ink, std::max(1.5F, look.em * 0.09F), Stroke::solid);
    name_sides(list, axes, chart, look);
    bool const inside = axes.holds(mouse);
    std::uint32_t const hovered = axes.week_at(mouse.x);
    std::uint32_t const week = inside ? hovered : chart.shown_week;
    if (week >= chart.values.size()) return {inside, hovered};
    ImVec2 const tip{axes.x(week), axes.y(chart.values[week])};
    list.AddCircleFilled(tip, look.em * 0.18F, look.colours->ink);
    std::string const value = difference_text(chart.values[week], chart.unit);
    if (!inside) {
        write_value(list, axes, tip, value, chart.values[week] >= 0.0, look);
        return {inside, hovered};
    }
    std::string const text = "week " + std::to_string(week) + "  " + value;
    char const* const lines[1] = {text.c_str()};
    ImU32 const colours[1] = {look.colours->ink};
    draw_tip(list, from, to, tip, look, lines, colours, 1);
    return {inside, hovered};
}

}  // namespace diorama::viewer::charts
