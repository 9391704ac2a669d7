#include "viewer/stand.hpp"

#include <time.h>

#include <algorithm>
#include <catch2/catch.hpp>

namespace stand {

using namespace diorama::viewer;

namespace {

double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace

Stand::Stand(std::string const& path, ImVec2 size) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = size;
    // As the OpenGL backend does: lists of more than 65,536 vertices are drawn in parts.
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.DeltaTime = 1.0F / 60.0F;
    for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key;
    app_ = std::make_unique<faces::App>(session, faces::find_fonts());
    if (!path.empty()) {
        app_->open(std::string(DIORAMA_SOURCE_DIR) + "/" + path);
        REQUIRE(session.wait(session.last_ticket()));
    }
    frame(2);
}

Stand::~Stand() {
    app_.reset();
    ImGui::DestroyContext();
}

void Stand::frame(int count) {
    for (int i = 0; i < count; ++i) {
        ImVec2 const size = ImGui::GetIO().DisplaySize;
        if (app_->wants_type(size)) {
            app_->load_type(size);
            ImGui::GetIO().Fonts->SetTexID(reinterpret_cast<ImTextureID>(1));
        }
        double const begun = thread_seconds();
        ImGui::NewFrame();
        app_->frame(nullptr, ImGui::GetIO().DeltaTime);
        ImGui::Render();
        longest_frame_seconds_ = std::max(longest_frame_seconds_, thread_seconds() - begun);
    }
}

void Stand::rest() {
    frame();
    REQUIRE(session.wait(session.last_ticket()));
    frame(2);
}

faces::Box Stand::box(std::string const& label) const {
    INFO("widget " << label);
    auto const& boxes = app_->registry().boxes();
    auto const found = boxes.find(label);
    REQUIRE(found != boxes.end());
    return found->second;
}

void Stand::move(ImVec2 to) {
    ImGui::GetIO().MousePos = to;
    frame();
}

void Stand::click_at(ImVec2 at) {
    move(at);
    ImGui::GetIO().MouseDown[0] = true;
    frame();
    ImGui::GetIO().MouseDown[0] = false;
    frame(2);
}

void Stand::click(std::string const& label) { click_at(box(label).centre()); }

void Stand::drag(ImVec2 from, ImVec2 to) {
    move(from);
    ImGui::GetIO().MouseDown[0] = true;
    frame();
    for (int i = 1; i <= 4; ++i) {
        float const share = static_cast<float>(i) / 4.0F;
        move({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
    }
    ImGui::GetIO().MouseDown[0] = false;
    frame(2);
}

void Stand::wheel(ImVec2 at, float steps) {
    move(at);
    ImGui::GetIO().MouseWheel = steps;
    frame();
}

void Stand::type(std::string const& text) {
    for (char const letter : text) {
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned char>(letter));
        frame();
    }
    frame();
}

void Stand::key(ImGuiKey key, bool shift, bool control) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyShift = shift;
    io.KeyCtrl = control;
    io.KeysDown[key] = true;
    frame();
    io.KeysDown[key] = false;
    io.KeyShift = io.KeyCtrl = false;
    frame();
}

}  // namespace stand
