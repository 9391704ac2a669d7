#include "viewer/window/offscreen.hpp"

#define GL_GLEXT_PROTOTYPES
#define EGL_NO_X11
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/glcorearb.h>

#include <algorithm>
#include <stdexcept>

namespace diorama::viewer::window {

struct Offscreen::Handles {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;
    GLuint frame = 0, colour = 0;
};

namespace {

[[noreturn]] void refuse(char const* what) {
    throw std::runtime_error(std::string("this machine cannot draw without a screen: ") + what +
                             "; the packages libegl1 and libgl1-mesa-dri bring what is needed");
}

EGLDisplay open_display() {
    auto const get = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
        eglGetProcAddress("eglGetPlatformDisplayEXT"));
    EGLDisplay display = get == nullptr
                             ? EGL_NO_DISPLAY
                             : get(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display == EGL_NO_DISPLAY) display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
    if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE)
        refuse("EGL does not start");
    return display;
}

EGLContext open_context(EGLDisplay display) {
    if (eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) refuse("EGL knows no OpenGL");
    EGLint const wanted[] = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config{};
    EGLint count = 0;
    eglChooseConfig(display, wanted, &config, 1, &count);
    EGLint const version[] = {EGL_CONTEXT_MAJOR_VERSION,
                              3,
                              EGL_CONTEXT_MINOR_VERSION,
                              3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK,
                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                              EGL_NONE};
    EGLContext const context =
        eglCreateContext(display, count > 0 ? config : nullptr, EGL_NO_CONTEXT, version);
    if (context == EGL_NO_CONTEXT) refuse("there is no OpenGL 3.3");
    return context;
}

}  // namespace

Offscreen::Offscreen(int width, int height)
    : handles_(std::make_unique<Handles>()), width_(width), height_(height) {
    handles_->display = open_display();
    handles_->context = open_context(handles_->display);
    if (eglMakeCurrent(handles_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, handles_->context) ==
        EGL_FALSE)
        refuse("a context needs a surface here");
    glGenFramebuffers(1, &handles_->frame);
    glBindFramebuffer(GL_FRAMEBUFFER, handles_->frame);
    glGenRenderbuffers(1, &handles_->colour);
    glBindRenderbuffer(GL_RENDERBUFFER, handles_->colour);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              handles_->colour);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        refuse("the picture is too large");
}

Offscreen::~Offscreen() {
    glDeleteRenderbuffers(1, &handles_->colour);
    glDeleteFramebuffers(1, &handles_->frame);
    eglMakeCurrent(handles_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(handles_->display, handles_->context);
    eglTerminate(handles_->display);
}

Image Offscreen::read() const { return read_pixels(width_, height_); }

Image read_pixels(int width, int height) {
    Image image{width, height, {}};
    std::size_t const row = static_cast<std::size_t>(width) * 4;
    image.rgba.resize(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    for (int y = 0; y < height / 2; ++y)
        std::swap_ranges(image.rgba.begin() + static_cast<long>(row) * y,
                         image.rgba.begin() + static_cast<long>(row) * (y + 1),
                         image.rgba.begin() + static_cast<long>(row) * (height - 1 - y));
    for (std::size_t i = 3; i < image.rgba.size(); i += 4) image.rgba[i] = 255;
    return image;
}

}  // namespace diorama::viewer::window
