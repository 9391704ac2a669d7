#include "viewer/window/glfw_window.hpp"

#define GLFW_INCLUDE_NONE
#define GL_GLEXT_PROTOTYPES
#include <GL/glcorearb.h>
#include <GLFW/glfw3.h>
#include <backends/imgui_impl_glfw.h>
#include <imgui.h>

#include <algorithm>
#include <stdexcept>

namespace diorama::viewer::window {

namespace {

[[noreturn]] void refuse_window() {
    char const* detail = nullptr;
    glfwGetError(&detail);
    throw std::runtime_error(
        std::string("no window can be opened (") +
        (detail == nullptr ? "no reason given" : detail) +
        "); pictures without a screen: diorama-viewer --shot OUT.png SCENARIO");
}

/// Which keys are held, as the frame that begins sees them.
void hold_keys(KeyQueue& keys) {
    ImGuiIO& io = ImGui::GetIO();
    keys.give(io.KeysDown);
    auto const either = [&](int left, int right) {
        return io.KeysDown[left] || io.KeysDown[right];
    };
    io.KeyCtrl = either(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL);
    io.KeyShift = either(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT);
    io.KeyAlt = either(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT);
    io.KeySuper = either(GLFW_KEY_LEFT_SUPER, GLFW_KEY_RIGHT_SUPER);
}

}  // namespace

Desktop::Desktop() {
    if (glfwInit() == GLFW_FALSE) refuse_window();
}

Desktop::~Desktop() { glfwTerminate(); }
void Desktop::wake() { glfwPostEmptyEvent(); }

GlfwWindow::GlfwWindow(Wish const& wish, std::function<void(std::string const&)> on_drop)
    : on_drop_(std::move(on_drop)) {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_LOSE_CONTEXT_ON_RESET);
    GLFWmonitor* const monitor = wish.full_screen ? glfwGetPrimaryMonitor() : nullptr;
    int width = wish.width;
    int height = wish.height;
    if (GLFWvidmode const* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr) {
        width = mode->width;
        height = mode->height;
    }
    window_ = glfwCreateWindow(width, height, "Diorama", monitor, nullptr);
    if (window_ == nullptr) {
        // Some drivers refuse contexts that tell of their loss.
        glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, GLFW_NO_ROBUSTNESS);
        window_ = glfwCreateWindow(width, height, "Diorama", monitor, nullptr);
    }
    if (window_ == nullptr) refuse_window();
    glfwMakeContextCurrent(window_);
    glfwSwapInterval(1);
    glfwSetWindowUserPointer(window_, this);
    glfwSetDropCallback(window_, [](GLFWwindow* window, int count, char const** paths) {
        auto const& self = *static_cast<GlfwWindow*>(glfwGetWindowUserPointer(window));
        if (count > 0) self.on_drop_(paths[0]);
    });
    ImGui_ImplGlfw_InitForOpenGL(window_, true);
    // In place of ImGui's own, which forgets what is over before the frame.
    glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int, int action, int) {
        auto& self = *static_cast<GlfwWindow*>(glfwGetWindowUserPointer(window));
        if (action != GLFW_REPEAT) self.keys_.add(key, action == GLFW_PRESS);
    });
}

GlfwWindow::~GlfwWindow() {
    ImGui_ImplGlfw_Shutdown();
    glfwDestroyWindow(window_);
}

void GlfwWindow::take_events(double wait_seconds) {
    if (wait_seconds > 0.0)
        glfwWaitEventsTimeout(wait_seconds);
    else
        glfwPollEvents();
}

void GlfwWindow::size(int& width, int& height) const {
    glfwGetFramebufferSize(window_, &width, &height);
}

void GlfwWindow::begin_frame() {
    ImGui_ImplGlfw_NewFrame();
    hold_keys(keys_);
    // Two frames in one tick of the clock: ImGui ends the program where no time has passed.
    ImGui::GetIO().DeltaTime = std::max(ImGui::GetIO().DeltaTime, 1e-4F);
}

void GlfwWindow::show() { glfwSwapBuffers(window_); }
bool GlfwWindow::closing() const { return glfwWindowShouldClose(window_) == GLFW_TRUE; }

void GlfwWindow::stay() { glfwSetWindowShouldClose(window_, GLFW_FALSE); }

bool GlfwWindow::lost() const {
    using Ask = GLenum (*)();
    static auto const ask =
        reinterpret_cast<Ask>(glfwGetProcAddress("glGetGraphicsResetStatusARB"));
    return ask != nullptr &&
           glfwGetWindowAttrib(window_, GLFW_CONTEXT_ROBUSTNESS) != GLFW_NO_ROBUSTNESS &&
           ask() != GL_NO_ERROR;
}

void GlfwWindow::name(std::string const& title) {
    if (title == title_) return;
    title_ = title;
    glfwSetWindowTitle(window_, title.c_str());
}

}  // namespace diorama::viewer::window
