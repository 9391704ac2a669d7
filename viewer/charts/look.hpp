#pragma once
#include <imgui.h>

#include <cstdint>
#include <initializer_list>
#include <string>

namespace diorama::viewer::charts {

/// The colours of one theme. Ink on paper reaches a contrast of 12 : 1 and more, faint ink 5 : 1
/// (WCAG 2.1 asks for 4.5 : 1), so that a pale projector leaves enough of it.
struct Colours {
    ImU32 paper;      ///< behind everything
    ImU32 panel;      ///< behind pop-ups and the author's columns
    ImU32 raised;     ///< buttons and fields
    ImU32 ink;        ///< text and what matters
    ImU32 faint;      ///< text that explains
    ImU32 hairline;   ///< the few lines there are
    ImU32 accent;     ///< the one colour that says: here
    ImU32 on_accent;  ///< text on the accent
    ImU32 warning;    ///< slips, problems; always beside a sign or a word
    bool dark;
};

Colours const& light_colours();
Colours const& dark_colours();

/// The five sizes of type that there are. `em` is the height of body text in pixels: every distance
/// of the viewer is a multiple of it, so that one factor scales everything.
struct Look {
    Colours const* colours = nullptr;
    ImFont* small = nullptr;
    ImFont* body = nullptr;
    ImFont* strong = nullptr;  ///< body, semi-bold
    ImFont* large = nullptr;
    ImFont* hero = nullptr;  ///< digits and Latin letters only
    float em = 16.0F;
};

/// Width in pixels of `text` in `font`.
float width_of(ImFont const* font, char const* text, char const* end = nullptr);

enum class Anchor : std::uint8_t { left, centre, right };

/// One line of text; `at` is the top of the line, at its left, middle or right.
void write(ImDrawList& list, ImFont const* font, ImVec2 at, ImU32 colour, char const* text,
           Anchor anchor = Anchor::left);

/// The same, shortened by an ellipsis where it is wider than `room` pixels.
/// Returns  the width drawn
float write_within(ImDrawList& list, ImFont const* font, ImVec2 at, ImU32 colour, char const* text,
                   float room);

/// Lines of at most `room` pixels, broken between words.
/// Returns  the height drawn, or with no list the height that it would take
float write_wrapped(ImDrawList* list, ImFont const* font, ImVec2 at, ImU32 colour, char const* text,
                    float room);

/// Where the middle of a text of width 2 * `half` goes, so that it keeps within `from` and `to`; in
/// the middle of them where there is no room for it.
constexpr float middle_within(float middle, float half, float from, float to) {
    if (to - from < 2.0F * half) return (from + to) / 2.0F;
    return middle < from + half ? from + half : middle > to - half ? to - half : middle;
}

/// The first of these fonts in which the text takes one line of at most `room` pixels, else the
/// last.
ImFont const* fitting(std::initializer_list<ImFont const*> fonts, char const* text, float room);

/// The first of these texts that takes at most `room` pixels; "" where none does.
std::string fitting(ImFont const* font, std::initializer_list<std::string> texts, float room);

/// What a chart is about, in strong type where that takes one line, else in small type, in two
/// lines where there is `height` for them. Takes    list: null to measure only; height: of the
/// whole chart Returns  the height taken; 0 of no title
float write_title(ImDrawList* list, Look const& look, ImVec2 at, char const* title, float room,
                  float height);

/// `colour` with its opacity multiplied by `share`.
ImU32 faded(ImU32 colour, float share);
/// From `a` (share 0) to `b` (share 1), each channel by itself.
ImU32 mixed(ImU32 a, ImU32 b, float share);

}  // namespace diorama::viewer::charts
