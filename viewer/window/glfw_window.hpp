#pragma once
#include <functional>
#include <string>

#include "viewer/window/command_line.hpp"
#include "viewer/window/key_queue.hpp"

struct GLFWwindow;

namespace diorama::viewer::window {

/// The connection to the desktop. It outlives every window, and every thread that wakes one: a
/// second connection may be refused, and a wake after its end would reach into freed memory.
class Desktop {
public:
    /// Errors   throws std::runtime_error in plain words: no display
    Desktop();
    ~Desktop();
    Desktop(Desktop const&) = delete;
    Desktop& operator=(Desktop const&) = delete;

    /// Wakes GlfwWindow::take_events() from any thread, as long as this lives.
    static void wake();
};

/// A window of the desktop with an OpenGL 3.3 context that is current in this thread, and ImGui's
/// input bound to it.
class GlfwWindow {
public:
    /// `Desktop` has to live longer.
    /// Errors   throws std::runtime_error in plain words: no OpenGL 3.3
    GlfwWindow(Wish const& wish, std::function<void(std::string const&)> on_drop);
    ~GlfwWindow();
    GlfwWindow(GlfwWindow const&) = delete;
    GlfwWindow& operator=(GlfwWindow const&) = delete;

    /// Takes what happened since; waits up to that long for something to happen.
    void take_events(double wait_seconds);
    /// Size of the frame buffer; 0 while the window is hidden or closed to nothing.
    void size(int& width, int& height) const;
    void begin_frame();
    /// Whether keys were pressed that no frame has seen yet.
    bool keys_waiting() const { return keys_.waiting(); }
    void show();  ///< what was drawn
    bool closing() const;
    void stay();  ///< although somebody wanted to close it
    /// Whether the graphics card has forgotten everything.
    bool lost() const;
    void name(std::string const& title);

private:
    GLFWwindow* window_ = nullptr;
    std::function<void(std::string const&)> on_drop_;
    std::string title_;
    KeyQueue keys_;
};

}  // namespace diorama::viewer::window
