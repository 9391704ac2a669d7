#include "viewer/charts/look.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

namespace diorama::viewer::charts {

namespace {

constexpr Colours light{.paper = IM_COL32(250, 249, 246, 255),
                        .panel = IM_COL32(255, 255, 255, 255),
                        .raised = IM_COL32(236, 234, 228, 255),
                        .ink = IM_COL32(24, 28, 36, 255),
                        .faint = IM_COL32(92, 97, 108, 255),
                        .hairline = IM_COL32(214, 211, 203, 255),
                        .accent = IM_COL32(0, 92, 158, 255),
                        .on_accent = IM_COL32(255, 255, 255, 255),
                        .warning = IM_COL32(176, 62, 0, 255),
                        .dark = false};

constexpr Colours dark{.paper = IM_COL32(13, 17, 24, 255),
                       .panel = IM_COL32(22, 28, 38, 255),
                       .raised = IM_COL32(38, 46, 60, 255),
                       .ink = IM_COL32(238, 240, 244, 255),
                       .faint = IM_COL32(160, 168, 181, 255),
                       .hairline = IM_COL32(52, 61, 77, 255),
                       .accent = IM_COL32(104, 184, 242, 255),
                       .on_accent = IM_COL32(10, 16, 26, 255),
                       .warning = IM_COL32(255, 153, 82, 255),
                       .dark = true};

}  // namespace

Colours const& light_colours() { return light; }
Colours const& dark_colours() { return dark; }

float width_of(ImFont const* font, char const* text, char const* end) {
    return font->CalcTextSizeA(font->FontSize, 1e9F, 0.0F, text, end).x;
}

void write(ImDrawList& list, ImFont const* font, ImVec2 at, ImU32 colour, char const* text,
           Anchor anchor) {
    if (anchor != Anchor::left) {
        float const width = width_of(font, text);
        at.x -= anchor == Anchor::right ? width : width / 2.0F;
    }
    // On whole pixels: glyphs of the atlas blur between them.
    list.AddText(font, font->FontSize, {std::floor(at.x), std::floor(at.y)}, colour, text);
}

float write_within(ImDrawList& list, ImFont const* font, ImVec2 at, ImU32 colour, char const* text,
                   float room) {
    float const width = width_of(font, text);
    if (width <= room) {
        write(list, font, at, colour, text);
        return width;
    }
    std::string shortened;
    char const* const end = text + std::strlen(text);
    float const left = room - width_of(font, "…");
    char const* rest = text;
    if (left > 0.0F) font->CalcTextSizeA(font->FontSize, left, 0.0F, text, end, &rest);
    shortened.assign(text, rest);
    while (!shortened.empty() && shortened.back() == ' ') shortened.pop_back();
    shortened += "…";
    if (left <= 0.0F) return 0.0F;
    write(list, font, at, colour, shortened.c_str());
    return room;
}

float write_wrapped(ImDrawList* list, ImFont const* font, ImVec2 at, ImU32 colour, char const* text,
                    float room) {
    char const* const end = text + std::strlen(text);
    float const step = font->FontSize * 1.12F;
    float height = 0.0F;
    char const* from = text;
    while (from < end) {
        char const* to = font->CalcWordWrapPositionA(1.0F, from, end, std::max(room, 1.0F));
        if (to == from) ++to;  // not even one glyph fits: one byte a line beats no end
        char const* const line_break = std::find(from, to, '\n');
        to = line_break;
        if (list != nullptr)
            list->AddText(font, font->FontSize, {std::floor(at.x), std::floor(at.y + height)},
                          colour, from, to);
        height += step;
        from = to;
        while (from < end && (*from == ' ' || *from == '\n')) {
            ++from;
            if (from[-1] == '\n') break;
        }
    }
    return height;
}

ImFont const* fitting(std::initializer_list<ImFont const*> fonts, char const* text, float room) {
    for (ImFont const* const font : fonts)
        if (width_of(font, text) <= room) return font;
    return *(fonts.end() - 1);
}

std::string fitting(ImFont const* font, std::initializer_list<std::string> texts, float room) {
    for (std::string const& text : texts)
        if (width_of(font, text.c_str()) <= room) return text;
    return {};
}

float write_title(ImDrawList* list, Look const& look, ImVec2 at, char const* title, float room,
                  float height) {
    if (*title == '\0') return 0.0F;
    float const usual = look.strong->FontSize * 1.25F;
    ImFont const* const font = fitting({look.strong, look.small}, title, room);
    float const lines = write_wrapped(nullptr, font, at, 0, title, room);
    // What is left for the chart is worth more than the end of its name.
    bool const wrapped = lines < font->FontSize * 2.5F && height > lines + look.em * 4.0F;
    if (list != nullptr && wrapped)
        write_wrapped(list, font, at, look.colours->ink, title, room);
    else if (list != nullptr)
        write_within(*list, font, at, look.colours->ink, title, room);
    return wrapped ? std::max(usual, lines + look.em * 0.1F) : usual;
}

ImU32 faded(ImU32 colour, float share) {
    auto const alpha = static_cast<float>(colour >> IM_COL32_A_SHIFT & 0xFFU);
    auto const kept = static_cast<ImU32>(alpha * std::clamp(share, 0.0F, 1.0F) + 0.5F);
    return (colour & ~IM_COL32_A_MASK) | kept << IM_COL32_A_SHIFT;
}

ImU32 mixed(ImU32 a, ImU32 b, float share) {
    float const part = std::clamp(share, 0.0F, 1.0F);
    ImU32 out = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        auto const from = static_cast<float>(a >> shift & 0xFFU);
        auto const to = static_cast<float>(b >> shift & 0xFFU);
        out |= static_cast<ImU32>(from + (to - from) * part + 0.5F) << shift;
    }
    return out;
}

}  // namespace diorama::viewer::charts
