#include "viewer/charts/bars.hpp"

#include <algorithm>

namespace diorama::viewer::charts {

namespace {

double length_of(Bar const& bar) {
    double sum = 0.0;
    for (BarPart const& part : bar.parts) sum += part.value;
    return sum;
}

/// Names take at most two fifths of the width.
float name_room(BarChart const& chart, Look const& look, float width) {
    float widest = 0.0F;
    for (Bar const& bar : chart.bars)
        widest = std::max(widest, width_of(look.small, bar.name.c_str()));
    return std::min(widest + look.em * 0.5F, width * 0.42F);
}

void draw_bar(ImDrawList& list, ImVec2 at, float width, float height, Bar const& bar, double full,
              Look const& look) {
    float x = at.x;
    float const scale = full > 0.0 ? width / static_cast<float>(full) : 0.0F;
    for (BarPart const& part : bar.parts) {
        float const end = std::min(x + static_cast<float>(part.value) * scale, at.x + width);
        if (end - x > 0.25F) list.AddRectFilled({x, at.y}, {end, at.y + height}, part.colour, 2.0F);
        x = end;
    }
    if (bar.tick >= 0.0) {
        float const mark = at.x + std::min(static_cast<float>(bar.tick) * scale, width);
        list.AddLine({mark, at.y - height * 0.2F}, {mark, at.y + height * 1.2F}, look.colours->ink,
                     std::max(2.0F, look.em * 0.1F));
    }
}

}  // namespace

float bars_height(BarChart const& chart, Look const& look) {
    float const title = chart.title.empty() ? 0.0F : look.strong->FontSize * 1.35F;
    return title + look.small->FontSize * 1.35F * (static_cast<float>(chart.bars.size()) + 0.1F);
}

std::optional<std::size_t> draw_bars(ImDrawList& list, ImVec2 from, ImVec2 to,
                                     BarChart const& chart, Look const& look, ImVec2 mouse) {
    float y = from.y;
    if (!chart.title.empty()) {
        write_within(list, look.strong, from, look.colours->ink, chart.title.c_str(),
                     to.x - from.x);
        y += look.strong->FontSize * 1.35F;
    }
    float const step = look.small->FontSize * 1.35F;
    auto room = static_cast<std::size_t>(std::max(0.0F, (to.y - y) / step));
    bool const cut = room < chart.bars.size();
    if (cut && room > 0) --room;
    std::size_t const shown = std::min(room, chart.bars.size());
    double full = chart.full;
    float value_room = 0.0F;
    for (Bar const& bar : chart.bars) {
        if (chart.full <= 0.0) full = std::max(full, length_of(bar));
        value_room = std::max(value_room, width_of(look.small, bar.value_text.c_str()));
    }
    float const names = name_room(chart, look, to.x - from.x);
    float const width = std::max(0.0F, to.x - from.x - names - value_room - look.em * 0.8F);
    std::optional<std::size_t> over;
    for (std::size_t i = 0; i < shown; ++i, y += step) {
        Bar const& bar = chart.bars[i];
        if (mouse.y >= y && mouse.y < y + step && mouse.x >= from.x && mouse.x <= to.x) {
            over = i;
            list.AddRectFilled({from.x, y}, {to.x, y + step}, faded(look.colours->accent, 0.12F),
                               look.em * 0.2F);
        }
        float const text_y = y + (step - look.small->FontSize) / 2.0F;
        write_within(list, look.small, {from.x + look.em * 0.15F, text_y}, look.colours->ink,
                     bar.name.c_str(), names - look.em * 0.5F);
        draw_bar(list, {from.x + names, y + step * 0.2F}, width, step * 0.6F, bar, full, look);
        write(list, look.small, {to.x - look.em * 0.1F, text_y}, look.colours->ink,
              bar.value_text.c_str(), Anchor::right);
    }
    if (cut && shown > 0)
        write(list, look.small, {from.x + look.em * 0.15F, y}, look.colours->faint,
              ("and " + std::to_string(chart.bars.size() - shown) + " more").c_str());
    return over;
}

}  // namespace diorama::viewer::charts
