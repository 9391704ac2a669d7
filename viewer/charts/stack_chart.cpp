#include "viewer/charts/stack_chart.hpp"

#include <algorithm>
#include <cmath>

#include "viewer/charts/axes.hpp"
#include "viewer/charts/numbers.hpp"
#include "viewer/charts/strokes.hpp"

namespace diorama::viewer::charts {

namespace {

/// The middle of each layer in one week, and how thick it is.
struct Slice {
    double middle, thickness;
};

Slice slice_of(StackChart const& chart, std::size_t layer, std::size_t week) {
    double below = 0.0;
    for (std::size_t i = 0; i < layer; ++i) below += chart.layers[i].values.at(week);
    double const own = chart.layers[layer].values.at(week);
    return {below + own / 2.0, own};
}

void fill_layers(ImDrawList& list, Axes const& axes, StackChart const& chart, std::size_t weeks) {
    std::vector<double> below(weeks, 0.0);
    for (Layer const& layer : chart.layers) {
        std::vector<ImVec2> lower, upper;
        for (std::size_t week = 0; week < weeks; ++week) {
            float const x = axes.x(static_cast<double>(week));
            lower.push_back({x, axes.y(below[week])});
            below[week] += layer.values.at(week);
            upper.push_back({x, axes.y(below[week])});
        }
        fill_between(list, upper, lower, layer.colour);
    }
}

void name_layers(ImDrawList& list, Axes const& axes, StackChart const& chart, std::size_t weeks,
                 Look const& look) {
    float const height = look.small->FontSize;
    std::vector<ImVec4> taken;
    for (std::size_t i = chart.layers.size(); i-- > 0;) {
        Layer const& layer = chart.layers[i];
        // Where the layer is thickest, so that a name finds room as soon as there is any.
        std::size_t best = 0;
        double thickest = 0.0;
        for (std::size_t week = 0; week < weeks; ++week)
            if (layer.values.at(week) > thickest) {
                thickest = layer.values.at(week);
                best = week;
            }
        Slice const slice = slice_of(chart, i, best);
        if (slice.thickness * (axes.to.y - axes.from.y) < height * 1.1F) continue;
        float const half = width_of(look.small, layer.name.c_str()) / 2.0F + look.em * 0.2F;
        float const end = axes.x(static_cast<double>(weeks - 1));
        if (end - axes.from.x < 2.0F * half) continue;
        float const x = middle_within(axes.x(static_cast<double>(best)), half, axes.from.x, end);
        float const y = axes.y(slice.middle) - height / 2.0F;
        bool const free = std::none_of(taken.begin(), taken.end(), [&](ImVec4 const& other) {
            return x - half < other.z && x + half > other.x && y < other.w && y + height > other.y;
        });
        if (!free) continue;
        taken.push_back({x - half, y, x + half, y + height});
        write(list, look.small, {x, y}, layer.text_colour, layer.name.c_str(), Anchor::centre);
    }
}

}  // namespace

Reading draw_stack_chart(ImDrawList& list, ImVec2 from, ImVec2 to, StackChart const& chart,
                         Look const& look, ImVec2 mouse) {
    float const title =
        write_title(&list, look, from, chart.title.c_str(), to.x - from.x, to.y - from.y);
    Axes const axes{{from.x, from.y + title},
                    {to.x - look.em * 0.3F, to.y - look.small->FontSize * 1.35F},
                    0.0,
                    1.0,
                    std::max(1.0, static_cast<double>(chart.weeks))};
    if (axes.to.y - axes.from.y < look.em || chart.layers.empty()) return {};
    std::size_t weeks = chart.layers.front().values.count;
    for (Layer const& layer : chart.layers) weeks = std::min(weeks, layer.values.count);
    list.AddRectFilled(axes.from, axes.to, faded(look.colours->hairline, 0.35F));
    fill_layers(list, axes, chart, weeks);
    if (weeks > 0) name_layers(list, axes, chart, weeks, look);
    draw_week_axis(list, axes, look);
    float const x = std::floor(axes.x(chart.shown_week)) + 0.5F;
    list.AddLine({x, axes.from.y}, {x, axes.to.y}, look.colours->ink, 1.5F);
    bool const inside = axes.holds(mouse);
    std::uint32_t const week = axes.week_at(mouse.x);
    if (inside && week < weeks) {
        std::vector<std::string> lines{"week " + std::to_string(week)};
        std::vector<ImU32> colours(chart.layers.size() + 1, look.colours->ink);
        for (std::size_t i = chart.layers.size(); i-- > 0;)
            lines.push_back(chart.layers[i].name + "  " +
                            value_text(chart.layers[i].values.at(week), "share"));
        std::vector<char const*> pointers;
        for (auto const& line : lines) pointers.push_back(line.c_str());
        draw_tip(list, from, to, mouse, look, pointers.data(), colours.data(), pointers.size());
    }
    return {inside, week};
}

}  // namespace diorama::viewer::charts
