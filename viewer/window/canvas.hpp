#pragma once
#include <memory>

#include "viewer/faces/app.hpp"
#include "viewer/window/png.hpp"

namespace diorama::viewer::window {

/// ImGui on the OpenGL context that is current: type, dots, one frame after the other. A new
/// context needs a new canvas; the app and ImGui's own context live on.
class Canvas {
public:
    /// Errors   throws std::runtime_error when the context cannot draw
    explicit Canvas(faces::App& app);
    ~Canvas();
    Canvas(Canvas const&) = delete;
    Canvas& operator=(Canvas const&) = delete;

    /// One frame. The size and all input stand in ImGui's io already.
    /// Takes    size of the frame buffer in pixels
    void draw(int width, int height, float seconds);

    /// Seconds of processor time that building the last frame took, without drawing it.
    double building_seconds() const { return building_seconds_; }

private:
    faces::App& app_;
    std::unique_ptr<map::DotPainter> painter_;
    bool drawn_ = false;
    double building_seconds_ = 0.0;
};

}  // namespace diorama::viewer::window
