#include "viewer/faces/heroes.hpp"

#include <algorithm>

#include "viewer/charts/numbers.hpp"
#include "viewer/faces/series.hpp"

namespace diorama::viewer::faces {

namespace {

/// What the large number is about, in the largest type in which it takes two lines.
/// Returns  whether there was room for it
bool name_hero(Scene& scene, ImVec2 at, float room, char const* words) {
    for (ImFont const* const font : {scene.look.strong, scene.look.small}) {
        if (charts::write_wrapped(nullptr, font, {0, 0}, 0, words, room) > font->FontSize * 2.4F)
            continue;
        charts::write_wrapped(&scene.list, font, at, scene.colours().ink, words, room);
        return true;
    }
    return false;
}

std::string shown_number(charts::LineChart const& chart, charts::Curve const& curve) {
    std::size_t const week = std::min<std::size_t>(chart.shown_week, curve.values.count - 1);
    return charts::value_text(curve.values.at(week), chart.unit);
}

/// One size for all futures: a smaller number would look like a lower one.
ImFont const* hero_font(Scene const& scene, charts::LineChart const& chart, float step) {
    ImFont const* font = scene.look.hero;
    for (charts::Curve const& curve : chart.curves) {
        if (curve.values.empty()) continue;
        ImFont const* const fits = charts::fitting(
            {scene.look.hero, scene.look.large, scene.look.strong, scene.look.small},
            shown_number(chart, curve).c_str(), step - scene.em(0.95F));
        if (fits->FontSize < font->FontSize) font = fits;
    }
    return font;
}

/// Beside each other, or in two rows where even small type has no room for that.
std::size_t hero_columns(Scene const& scene, charts::LineChart const& chart, std::size_t count,
                         float width) {
    float const step = width / static_cast<float>(count);
    for (charts::Curve const& curve : chart.curves)
        if (!curve.values.empty() &&
            charts::width_of(scene.look.small, shown_number(chart, curve).c_str()) >
                step - scene.em(0.95F))
            return (count + 1) / 2;
    return count;
}

}  // namespace

bool draw_heroes(Scene& scene, Box box, std::string const& measure) {
    bool named = false;
    auto const chart = line_chart_of(scene, measure);
    std::size_t const count = std::max<std::size_t>(1, chart.curves.size());
    std::size_t const columns = hero_columns(scene, chart, count, box.width());
    float const step = box.width() / static_cast<float>(columns);
    ImFont const* const font = columns < count ? scene.look.small : hero_font(scene, chart, step);
    for (std::size_t i = 0; i < chart.curves.size(); ++i) {
        auto const& curve = chart.curves[i];
        if (curve.values.empty()) continue;
        std::string const number = shown_number(chart, curve);
        float const taken = charts::width_of(font, number.c_str());
        ImVec2 const at{
            box.from.x + step * static_cast<float>(i % columns),
            box.from.y + (columns < count ? font->FontSize * 1.2F * static_cast<float>(i / columns)
                                          : (scene.look.hero->FontSize - font->FontSize) * 0.7F)};
        charts::write(scene.list, font, at, curve.colour, number.c_str());
        if (chart.curves.size() == 1)
            named = name_hero(scene, {at.x + taken + scene.em(0.6F), box.from.y + scene.em(0.3F)},
                              step - taken - scene.em(0.6F), chart.title.c_str());
        else
            // Beside the upper end of a large number, on the line of a small one.
            charts::write(scene.list, scene.look.small,
                          {at.x + taken + scene.em(0.25F),
                           at.y + (font == scene.look.hero ? scene.em(0.35F) : 0.0F)},
                          curve.colour, curve.name.c_str());
    }
    return named;
}

}  // namespace diorama::viewer::faces
