#include "viewer/charts/line_chart.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/charts/axes.hpp"
#include "viewer/charts/numbers.hpp"
#include "viewer/charts/strokes.hpp"

namespace diorama::viewer::charts {

namespace {

struct Ends {
    double low, high;
};

void widen(Ends& ends, double value) {
    if (std::isnan(value)) return;
    ends.low = std::min(ends.low, value);
    ends.high = std::max(ends.high, value);
}

/// Ends of the value axis: as asked, else what holds all curves and bands, with 0 where it is near.
Ends value_ends(LineChart const& chart) {
    Ends ends{1e300, -1e300};
    for (Curve const& curve : chart.curves) {
        for (std::size_t w = 0; w < curve.values.count; ++w) widen(ends, curve.values.at(w));
        for (std::size_t w = 0; w < curve.low.count; ++w) widen(ends, curve.low.at(w));
        for (std::size_t w = 0; w < curve.high.count; ++w) widen(ends, curve.high.at(w));
    }
    for (Guess const& guess : chart.guesses) widen(ends, guess.value);
    if (ends.low > ends.high) ends = {0.0, 1.0};
    if (ends.low > 0.0 && ends.low < 0.6 * ends.high) ends.low = 0.0;
    // Of what hardly moves the axis shows so much that it looks as still as it is.
    double const least = chart.unit == "share"                                     ? 0.02
                         : chart.unit.starts_with("hours") || is_count(chart.unit) ? 1.0
                                                                                   : 0.01;
    double const span = std::max(ends.high - ends.low, least);
    if (ends.low != 0.0) ends.low -= 0.08 * span;
    ends.high = ends.low + std::max(span, ends.high - ends.low) * 1.08;
    if (!std::isnan(chart.low)) ends.low = chart.low;
    if (!std::isnan(chart.high)) ends.high = chart.high;
    if (!(ends.high > ends.low)) ends.high = ends.low + 1.0;
    return ends;
}

std::vector<ImVec2> points_of(Axes const& axes, auto const& column, std::size_t from,
                              std::size_t to) {
    std::vector<ImVec2> points;
    for (std::size_t week = from; week < std::min<std::size_t>(column.count, to); ++week)
        points.push_back({axes.x(static_cast<double>(week)), axes.y(column.at(week))});
    return points;
}

/// Past and present at full strength, what lies ahead (it was simulated once) faint.
void draw_curve(ImDrawList& list, Axes const& axes, Curve const& curve, std::uint32_t shown,
                Look const& look) {
    if (!curve.low.empty() && !curve.high.empty()) {
        auto const all = curve.low.count;
        fill_between(list, points_of(axes, curve.high, 0, all), points_of(axes, curve.low, 0, all),
                     faded(curve.colour, 0.18F));
    }
    float const thickness = std::max(2.0F, look.em * 0.13F);
    auto const past = points_of(axes, curve.values, curve.from_week, shown + 1U);
    draw_stroke(list, past, curve.colour, thickness, curve.stroke);
    if (curve.values.count > shown + 1U)
        draw_stroke(list,
                    points_of(axes, curve.values, std::max(shown, curve.from_week), 1U << 30U),
                    faded(curve.colour, 0.35F), thickness * 0.7F, curve.stroke);
    if (curve.values.count > shown) {
        ImVec2 const tip{axes.x(shown), axes.y(curve.values.at(shown))};
        list.AddCircleFilled(tip, thickness * 1.7F, look.colours->paper);
        list.AddCircleFilled(tip, thickness * 1.25F, curve.colour);
    }
}

struct Label {
    float y;
    std::string text;
    ImU32 colour;
};

/// What is kept free beside the last week, so that names and values of the end stand beside the
/// curves and not on them; the same in every week, or the axis would move while time plays.
float room_for_labels(LineChart const& chart, Look const& look, float width) {
    float const room =
        width_of(look.small, chart.curves.size() > 1 ? "A  00 %" : "00 %") + look.em * 0.3F;
    return width > room * 4.0F ? room : 0.0F;
}

/// Names and values beside the ends of the curves, pushed apart where they would overlap.
/// Takes    right: where the chart ends, in pixels
void draw_labels(ImDrawList& list, Axes const& axes, LineChart const& chart, Look const& look,
                 float right) {
    std::vector<Label> labels;
    float const height = look.small->FontSize;
    for (Curve const& curve : chart.curves) {
        if (curve.values.empty()) continue;
        std::size_t const week = std::min<std::size_t>(chart.shown_week, curve.values.count - 1);
        double const value = curve.values.at(week);
        std::string const shown = value_text(value, chart.unit);
        labels.push_back({axes.y(value) - height / 2.0F,
                          curve.name.empty() ? shown : curve.name + "  " + shown, curve.colour});
    }
    std::stable_sort(labels.begin(), labels.end(),
                     [](Label const& a, Label const& b) { return a.y < b.y; });
    for (std::size_t i = 1; i < labels.size(); ++i)
        labels[i].y = std::max(labels[i].y, labels[i - 1].y + height);
    float limit = axes.to.y - height * 0.9F;
    for (std::size_t i = labels.size(); i-- > 0;) {
        labels[i].y = std::min(labels[i].y, limit);
        limit = labels[i].y - height;
    }
    for (Label const& label : labels) {
        // Of many in a low chart those that would lie on its title are told by the numbers above
        // it.
        if (label.y < axes.from.y - height * 0.6F) continue;
        float const width = width_of(look.small, label.text.c_str());
        float x = axes.x(chart.shown_week) + look.em * 0.4F;
        if (x + width > right) x = axes.x(chart.shown_week) - look.em * 0.4F - width;
        ImVec2 const at{x, label.y};
        list.AddRectFilled({at.x - 2.0F, at.y + 1.0F}, {at.x + width + 2.0F, at.y + height - 1.0F},
                           faded(look.colours->paper, 0.82F), 3.0F);
        write(list, look.small, at, label.colour, label.text.c_str());
    }
}

void draw_marks(ImDrawList& list, Axes const& axes, LineChart const& chart, Look const& look) {
    float const size = look.em * 0.22F;
    for (Mark const& mark : chart.marks) {
        float const x = axes.x(mark.week);
        float const y = axes.to.y;
        // On the axis: below it stand the weeks.
        list.AddTriangleFilled({x - size, y}, {x + size, y}, {x, y - 1.8F * size}, mark.colour);
    }
    for (Guess const& guess : chart.guesses) {
        ImVec2 const at{axes.x(guess.week), axes.y(guess.value)};
        float const r = look.em * 0.3F;
        list.AddNgon(at, r, look.colours->ink, 4, std::max(1.5F, look.em * 0.07F));
        write(list, look.small, {at.x - r * 1.4F, at.y - look.small->FontSize * 0.5F},
              look.colours->ink, guess.label.c_str(), Anchor::right);
    }
}

void draw_values_at(ImDrawList& list, Axes const& axes, LineChart const& chart, Look const& look,
                    std::uint32_t week, ImVec2 mouse, ImVec2 from, ImVec2 to) {
    float const x = std::floor(axes.x(week)) + 0.5F;
    list.AddLine({x, axes.from.y}, {x, axes.to.y}, look.colours->faint, 1.0F);
    std::vector<std::string> lines{"week " + std::to_string(week)};
    std::vector<ImU32> colours{look.colours->faint};
    for (Mark const& mark : chart.marks)
        if (mark.week == week) {
            lines.push_back("▲ " + mark.label);
            colours.push_back(mark.colour);
        }
    for (Curve const& curve : chart.curves) {
        if (curve.values.count <= week) continue;
        std::string text = value_text(curve.values.at(week), chart.unit);
        if (!curve.name.empty()) text = curve.name + "  " + text;
        if (curve.low.count > week && curve.high.count > week)
            text += "  (" + value_text(curve.low.at(week), chart.unit) + " to " +
                    value_text(curve.high.at(week), chart.unit) + ")";
        lines.push_back(std::move(text));
        colours.push_back(curve.colour);
    }
    std::vector<char const*> pointers;
    for (auto const& line : lines) pointers.push_back(line.c_str());
    draw_tip(list, from, to, mouse, look, pointers.data(), colours.data(), pointers.size());
}

}  // namespace

Reading draw_line_chart(ImDrawList& list, ImVec2 from, ImVec2 to, LineChart const& chart,
                        Look const& look, ImVec2 mouse) {
    float const title =
        write_title(&list, look, from, chart.title.c_str(), to.x - from.x, to.y - from.y);
    Ends const ends = value_ends(chart);
    ImVec2 const corner{to.x - room_for_labels(chart, look, to.x - from.x), to.y};
    Axes const axes = fitted_axes({from.x, from.y + title}, corner, ends.low, ends.high,
                                  static_cast<double>(chart.weeks), chart.unit, look);
    if (axes.to.y - axes.from.y < look.em || axes.to.x - axes.from.x < look.em) return {};
    draw_value_axis(list, axes, chart.unit, look);
    draw_week_axis(list, axes, look);
    for (Curve const& curve : chart.curves) draw_curve(list, axes, curve, chart.shown_week, look);
    draw_marks(list, axes, chart, look);
    bool const inside = axes.holds(mouse);
    std::uint32_t const week = axes.week_at(mouse.x);
    if (inside)
        draw_values_at(list, axes, chart, look, week, mouse, from, to);
    else
        draw_labels(list, axes, chart, look, to.x);
    return {inside, week};
}

}  // namespace diorama::viewer::charts
