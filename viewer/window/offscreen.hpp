#pragma once
#include <memory>

#include "viewer/window/png.hpp"

namespace diorama::viewer::window {

/// An OpenGL 3.3 context without a screen, and a picture to draw into. Works where there is no
/// display at all, on the processor if need be.
class Offscreen {
public:
    /// Errors   throws std::runtime_error when this machine cannot draw without a screen
    Offscreen(int width, int height);
    ~Offscreen();
    Offscreen(Offscreen const&) = delete;
    Offscreen& operator=(Offscreen const&) = delete;

    Image read() const;

private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
    int width_, height_;
};

/// What the current context has drawn into the current frame buffer.
Image read_pixels(int width, int height);

}  // namespace diorama::viewer::window
