#pragma once
#include <imgui.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace diorama::viewer::map {

enum class Shape : std::uint8_t { disc, diamond, triangle, square };

/// One dot as the graphics card reads it: 28 bytes.
struct Dot {
    float x = 0, y = 0;    ///< pixels
    float radius = 0;      ///< pixels
    float fill_share = 1;  ///< radius of the filled core, of the whole; the rest is the pale body
    float halo = 0;        ///< strength of the glow around it, 0 = none
    ImU32 core = 0;        ///< colour of the core, the rim and the glow
    std::uint32_t shape = 0;  ///< Shape; bit 8: a rim around the body
};
inline constexpr std::uint32_t rim_bit = 1U << 8U;

/// Draws any number of dots in one instanced call. Owns what lies on the graphics card.
class DotPainter {
public:
    virtual ~DotPainter() = default;
    /// Takes    dots; clip in pixels as ImDrawCmd::ClipRect says; size of the picture in pixels;
    ///          body: colour of the pale bodies
    virtual void paint(std::vector<Dot> const& dots, ImVec4 clip, ImVec2 display, ImU32 body) = 0;
};

/// A painter for the OpenGL 3.3 context that is current.
/// Returns  null where the context cannot do it; `why` then says so
std::unique_ptr<DotPainter> make_dot_painter(char const** why);

/// Dots of one picture on their way to the painter. Must live until the frame was rendered.
struct DotLayer {
    std::vector<Dot> dots;
    ImU32 body = 0;
    DotPainter* painter = nullptr;  ///< null where nothing is drawn, as in tests without a window

    /// Puts the call into the list, between what was drawn before and what comes after.
    void add_to(ImDrawList& list);
};

}  // namespace diorama::viewer::map
