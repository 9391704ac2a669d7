#include "viewer/map/labels.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "viewer/charts/numbers.hpp"

namespace diorama::viewer::map {

namespace {

struct RimLabel {
    float y;
    ImVec2 rim;
    std::string name, share;
    std::uint32_t people;
};

/// Pushes labels apart, downwards and then up again from the lowest line.
void push_apart(std::vector<RimLabel>& labels, float step, float highest, float lowest) {
    std::sort(labels.begin(), labels.end(),
              [](RimLabel const& a, RimLabel const& b) { return a.y < b.y; });
    float limit = highest;
    for (RimLabel& label : labels) {
        label.y = std::max(label.y, limit);
        limit = label.y + step;
    }
    limit = lowest;
    for (std::size_t i = labels.size(); i-- > 0;) {
        labels[i].y = std::min(labels[i].y, limit);
        limit = labels[i].y - step;
    }
}

void drop_smallest(std::vector<RimLabel>& labels, std::size_t most) {
    while (labels.size() > most) {
        auto const smallest = std::min_element(
            labels.begin(), labels.end(),
            [](RimLabel const& a, RimLabel const& b) { return a.people < b.people; });
        labels.erase(smallest);
    }
}

void draw_side(ImDrawList& list, std::vector<RimLabel> const& labels, bool right, ImVec2 middle,
               float radius, ImVec2 from, ImVec2 to, charts::Look const& look) {
    float const x = middle.x + (right ? 1.0F : -1.0F) * (radius * 1.06F + look.em * 0.5F);
    float const room = (right ? to.x - x : x - from.x);
    for (RimLabel const& label : labels) {
        // Follow the disc where it curves away from the edge.
        float const text_y = label.y + look.small->FontSize * 0.5F;
        float const up = std::min(1.0F, std::abs(text_y - middle.y) / (radius * 1.08F));
        float const inward = radius * 1.06F * (1.0F - std::sqrt(1.0F - up * up)) * 0.85F;
        float const start = right ? x - inward : x + inward;
        list.AddLine({middle.x + (label.rim.x - middle.x) * 1.02F,
                      middle.y + (label.rim.y - middle.y) * 1.02F},
                     {start + (right ? -0.2F : 0.2F) * look.em, text_y}, look.colours->hairline,
                     1.0F);
        std::string const text = label.share + "  " + label.name;
        float const width = charts::width_of(look.small, text.c_str());
        if (right)
            charts::write_within(list, look.small, {start, label.y}, look.colours->ink,
                                 text.c_str(), room + inward);
        else
            charts::write_within(list, look.small, {std::max(from.x, start - width), label.y},
                                 look.colours->ink, text.c_str(), room + inward);
    }
}

}  // namespace

float width_of_names(Layout const& layout, std::vector<std::string> const& names,
                     charts::Look const& look) {
    float widest = 0.0F;
    for (Wedge const& wedge : layout.wedges)
        if (!wedge.middle)
            widest =
                std::max(widest, charts::width_of(look.small, names[wedge.department].c_str()));
    return widest + charts::width_of(look.small, "100 %  ");
}

void draw_department_names(ImDrawList& list, Layout const& layout,
                           std::vector<std::string> const& names, live::Picture const& picture,
                           ImVec2 middle, float radius, ImVec2 from, ImVec2 to,
                           LabelRoom const& room, charts::Look const& look) {
    std::vector<RimLabel> left, right;
    float const height = look.small->FontSize;
    for (Wedge const& wedge : layout.wedges) {
        if (wedge.middle) continue;
        float const angle = (wedge.from_angle + wedge.to_angle) / 2.0F;
        ImVec2 const rim{middle.x + std::sin(angle) * radius, middle.y - std::cos(angle) * radius};
        double use = 0.0;
        if (wedge.department < picture.departments.size())
            use = picture.departments[wedge.department].using_share;
        RimLabel label{rim.y - height / 2.0F, rim, names[wedge.department],
                       charts::value_text(use, "share"), wedge.people};
        (std::sin(angle) >= 0.0F ? right : left).push_back(std::move(label));
    }
    float const step = height * 1.12F;
    for (auto* side : {&left, &right}) {
        float const highest = side == &left ? room.highest_left : from.y;
        float const lowest = side == &left ? room.lowest_left : room.lowest_right;
        drop_smallest(*side, static_cast<std::size_t>(std::max(0.0F, (lowest - highest) / step)));
        push_apart(*side, step, highest, lowest - height);
    }
    draw_side(list, right, true, middle, radius, from, to, look);
    draw_side(list, left, false, middle, radius, from, to, look);
}

}  // namespace diorama::viewer::map
