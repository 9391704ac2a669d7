#include "viewer/charts/palette.hpp"

#include <algorithm>
#include <array>

#include "viewer/charts/look.hpp"

namespace diorama::viewer::charts {

namespace {

constexpr std::array<ImU32, 7> on_light{IM_COL32(0, 114, 178, 255),  IM_COL32(213, 94, 0, 255),
                                        IM_COL32(0, 132, 96, 255),   IM_COL32(173, 82, 135, 255),
                                        IM_COL32(38, 128, 181, 255), IM_COL32(158, 105, 0, 255),
                                        IM_COL32(60, 60, 60, 255)};
constexpr std::array<ImU32, 7> on_dark{IM_COL32(86, 180, 233, 255), IM_COL32(255, 140, 60, 255),
                                       IM_COL32(52, 199, 152, 255), IM_COL32(224, 146, 190, 255),
                                       IM_COL32(240, 228, 66, 255), IM_COL32(230, 159, 0, 255),
                                       IM_COL32(210, 210, 210, 255)};

// Every 32nd colour of the published table.
constexpr std::array<ImU32, 9> cividis_steps{
    IM_COL32(0, 34, 78, 255),     IM_COL32(31, 53, 110, 255),   IM_COL32(67, 78, 108, 255),
    IM_COL32(97, 101, 111, 255),  IM_COL32(125, 124, 120, 255), IM_COL32(155, 148, 118, 255),
    IM_COL32(187, 175, 109, 255), IM_COL32(221, 204, 88, 255),  IM_COL32(253, 234, 69, 255)};

constexpr std::array<ImU32, 6> rungs_light{
    IM_COL32(176, 175, 171, 255), IM_COL32(150, 157, 168, 255), IM_COL32(122, 152, 186, 255),
    IM_COL32(76, 134, 192, 255),  IM_COL32(0, 104, 176, 255),   IM_COL32(0, 52, 110, 255)};
constexpr std::array<ImU32, 6> rungs_dark{
    IM_COL32(58, 66, 80, 255),   IM_COL32(84, 97, 118, 255),   IM_COL32(104, 128, 160, 255),
    IM_COL32(98, 160, 214, 255), IM_COL32(126, 208, 255, 255), IM_COL32(255, 240, 178, 255)};

template <std::size_t count>
ImU32 along(std::array<ImU32, count> const& steps, float share) {
    float const place = std::clamp(share, 0.0F, 1.0F) * static_cast<float>(count - 1);
    auto const below = std::min(static_cast<std::size_t>(place), count - 2);
    return mixed(steps[below], steps[below + 1], place - static_cast<float>(below));
}

}  // namespace

ImU32 category_colour(std::size_t index, bool dark) {
    auto const& colours = dark ? on_dark : on_light;
    return colours[index % colours.size()];
}

ImU32 branch_colour(std::size_t branch, bool dark) { return category_colour(branch % 4, dark); }

ImU32 cividis(float share) { return along(cividis_steps, share); }

ImU32 blue_orange(float signed_share, bool dark) {
    ImU32 const neutral = dark ? IM_COL32(62, 68, 80, 255) : IM_COL32(222, 219, 212, 255);
    ImU32 const blue = dark ? IM_COL32(86, 180, 233, 255) : IM_COL32(0, 92, 170, 255);
    ImU32 const orange = dark ? IM_COL32(255, 152, 60, 255) : IM_COL32(205, 90, 0, 255);
    return signed_share >= 0.0F ? mixed(neutral, blue, signed_share)
                                : mixed(neutral, orange, -signed_share);
}

ImU32 drained_energised(float signed_share, bool dark) {
    ImU32 const neutral = dark ? IM_COL32(84, 90, 102, 255) : IM_COL32(196, 194, 188, 255);
    ImU32 const high = dark ? IM_COL32(90, 220, 178, 255) : IM_COL32(0, 118, 88, 255);
    ImU32 const low = dark ? IM_COL32(255, 140, 70, 255) : IM_COL32(190, 72, 0, 255);
    return signed_share >= 0.0F ? mixed(neutral, high, signed_share)
                                : mixed(neutral, low, -signed_share);
}

ImU32 rung_colour(float rung, bool dark) {
    return along(dark ? rungs_dark : rungs_light, rung / 5.0F);
}

}  // namespace diorama::viewer::charts
