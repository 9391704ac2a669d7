#pragma once
#include <imgui.h>

#include <string>

#include "viewer/faces/app.hpp"

namespace stand {

/// The viewer without a window: ImGui draws into nothing, events are put in by hand, and widgets
/// are found by their labels.
class Stand {
public:
    /// Takes    size in pixels; path to open, relative to the repository; "" = nothing
    explicit Stand(std::string const& path, ImVec2 size = {1920, 1080});
    ~Stand();
    Stand(Stand const&) = delete;
    Stand& operator=(Stand const&) = delete;

    diorama::viewer::live::Session session;
    diorama::viewer::faces::App& app() { return *app_; }
    diorama::viewer::faces::Choices& choices() { return app_->choices(); }
    std::shared_ptr<diorama::viewer::live::State const> state() const { return session.state(); }

    void frame(int count = 1);
    /// Until all commands so far are carried out and nothing plays; then two frames.
    void rest();
    bool has(std::string const& label) const { return app_->registry().has(label); }
    diorama::viewer::faces::Box box(std::string const& label) const;

    void move(ImVec2 to);
    void click(std::string const& label);
    void click_at(ImVec2 at);
    void drag(ImVec2 from, ImVec2 to);
    void wheel(ImVec2 at, float steps);
    /// Letters and digits, each with a frame.
    void type(std::string const& text);
    void key(ImGuiKey key, bool shift = false, bool control = false);
    /// Processor time of the longest frame so far, in seconds; type loading is counted apart.
    double longest_frame_seconds() const { return longest_frame_seconds_; }

private:
    std::unique_ptr<diorama::viewer::faces::App> app_;
    double longest_frame_seconds_ = 0.0;
};

}  // namespace stand
