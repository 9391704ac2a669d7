#include "viewer/window/canvas.hpp"

#define GL_GLEXT_PROTOTYPES
#include <GL/glcorearb.h>
#include <backends/imgui_impl_opengl3.h>

#include <ctime>
#include <stdexcept>

namespace diorama::viewer::window {

namespace {

double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

float channel(ImU32 colour, unsigned shift) {
    return static_cast<float>(colour >> shift & 0xFFU) / 255.0F;
}

}  // namespace

Canvas::Canvas(faces::App& app) : app_(app) {
    if (!ImGui_ImplOpenGL3_Init("#version 330 core"))
        throw std::runtime_error("this graphics driver has no OpenGL 3.3");
    char const* why = nullptr;
    painter_ = map::make_dot_painter(&why);
    if (painter_ == nullptr) {
        ImGui_ImplOpenGL3_Shutdown();
        throw std::runtime_error(why);
    }
}

Canvas::~Canvas() {
    painter_.reset();
    ImGui_ImplOpenGL3_Shutdown();
}

void Canvas::draw(int width, int height, float seconds) {
    double const begun = thread_seconds();
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    if (app_.wants_type(display)) {
        app_.load_type(display);
        // The first texture comes with the first frame.
        if (drawn_) {
            ImGui_ImplOpenGL3_DestroyFontsTexture();
            ImGui_ImplOpenGL3_CreateFontsTexture();
        }
    }
    ImGui_ImplOpenGL3_NewFrame();
    drawn_ = true;
    ImGui::NewFrame();
    app_.frame(painter_.get(), seconds);
    ImGui::Render();
    building_seconds_ = thread_seconds() - begun;
    ImU32 const paper = app_.look().colours->paper;
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(channel(paper, 0), channel(paper, 8), channel(paper, 16), 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

}  // namespace diorama::viewer::window
