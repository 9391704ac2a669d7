#include "viewer/window/program.hpp"

#include <imgui.h>

#include <cstdio>
#include <exception>

#include "diorama.hpp"
#include "viewer/window/command_line.hpp"
#include "viewer/window/screen.hpp"
#include "viewer/window/shot.hpp"

namespace diorama::viewer::window {

namespace {

/// ImGui's context for as long as the program needs it.
struct Imgui {
    Imgui() {
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().LogFilename = nullptr;
        ImGui::GetIO().ConfigWindowsMoveFromTitleBarOnly = true;
    }
    ~Imgui() { ImGui::DestroyContext(); }
    Imgui(Imgui const&) = delete;
    Imgui& operator=(Imgui const&) = delete;
};

}  // namespace

int run(int count, char const* const* words) {
    Wish const wish = read_command_line(count, words);
    if (!wish.mistake.empty()) {
        std::fprintf(stderr, "%s\n\n%s", wish.mistake.c_str(), usage());
        return 2;
    }
    if (wish.help) {
        std::fputs(usage(), stdout);
        return 0;
    }
    if (wish.version) {
        std::printf("diorama-viewer %s\n", std::string(engine::version()).c_str());
        return 0;
    }
    try {
        Imgui const imgui;
        return wish.shot.empty() ? show_window(wish) : take_shot(wish);
    } catch (std::exception const& problem) {
        std::fprintf(stderr, "diorama-viewer: %s\n", problem.what());
        return 1;
    }
}

}  // namespace diorama::viewer::window
