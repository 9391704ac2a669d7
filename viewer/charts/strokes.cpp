#include "viewer/charts/strokes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace diorama::viewer::charts {

namespace {

/// Lengths of dash and gap in turn, in multiples of the thickness.
struct Pattern {
    std::array<float, 4> lengths;
};

Pattern pattern_of(Stroke stroke) {
    switch (stroke) {
        case Stroke::dotted:
            return {{1.2F, 2.2F, 1.2F, 2.2F}};
        case Stroke::dash_dotted:
            return {{5.0F, 2.0F, 1.2F, 2.0F}};
        default:
            return {{4.5F, 2.5F, 4.5F, 2.5F}};
    }
}

}  // namespace

void draw_stroke(ImDrawList& list, std::vector<ImVec2> const& points, ImU32 colour, float thickness,
                 Stroke stroke) {
    if (points.size() < 2) return;
    if (stroke == Stroke::solid) {
        list.AddPolyline(points.data(), static_cast<int>(points.size()), colour, 0, thickness);
        return;
    }
    auto const lengths = pattern_of(stroke).lengths;
    std::size_t part = 0;
    float left = lengths[0] * thickness;
    list.PathLineTo(points[0]);
    for (std::size_t i = 1; i < points.size(); ++i) {
        ImVec2 at = points[i - 1];
        float const length = std::hypot(points[i].x - at.x, points[i].y - at.y);
        if (!(length > 0.0F)) continue;
        ImVec2 const unit{(points[i].x - at.x) / length, (points[i].y - at.y) / length};
        float gone = 0.0F;
        while (length - gone > left) {
            gone += left;
            at = {points[i - 1].x + unit.x * gone, points[i - 1].y + unit.y * gone};
            if (part % 2 == 0) {
                list.PathLineTo(at);
                list.PathStroke(colour, 0, thickness);
            } else {
                list.PathLineTo(at);
            }
            part = (part + 1) % lengths.size();
            left = lengths[part] * thickness;
        }
        left -= length - gone;
        if (part % 2 == 0) list.PathLineTo(points[i]);
    }
    if (part % 2 == 0)
        list.PathStroke(colour, 0, thickness);
    else
        list.PathClear();
}

void fill_between(ImDrawList& list, std::vector<ImVec2> const& upper,
                  std::vector<ImVec2> const& lower, ImU32 colour) {
    std::size_t const count = std::min(upper.size(), lower.size());
    // Quads side by side without the soft rims that would add up to stripes.
    ImDrawListFlags const flags = list.Flags;
    list.Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 0; i + 1 < count; ++i)
        list.AddQuadFilled(upper[i], upper[i + 1], lower[i + 1], lower[i], colour);
    list.Flags = flags;
}

}  // namespace diorama::viewer::charts
