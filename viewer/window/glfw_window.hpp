#pragma once
#include <functional>
#include <string>

#include "viewer/window/command_line.hpp"

struct GLFWwindow;

namespace diorama::viewer::window {

/// A window of the desktop with an OpenGL 3.3 context that is current in this thread, and ImGui's
/// input bound to it.
class GlfwWindow {
public:
    /// Errors   throws std::runtime_error in plain words: no display, no OpenGL 3.3
    GlfwWindow(Wish const& wish, std::function<void(std::string const&)> on_drop);
    ~GlfwWindow();
    GlfwWindow(GlfwWindow const&) = delete;
    GlfwWindow& operator=(GlfwWindow const&) = delete;

    /// Takes what happened since; waits up to that long for something to happen.
    void take_events(double wait_seconds);
    /// Size of the frame buffer; 0 while the window is hidden or closed to nothing.
    void size(int& width, int& height) const;
    void begin_frame();
    void show();  ///< what was drawn
    bool closing() const;
    /// Whether the graphics card has forgotten everything.
    bool lost() const;
    void name(std::string const& title);
    /// Wakes take_events() from any thread.
    static void wake();

private:
    GLFWwindow* window_ = nullptr;
    std::function<void(std::string const&)> on_drop_;
    std::string title_;
};

}  // namespace diorama::viewer::window
