#pragma once
#include <memory>
#include <string>
#include <vector>

#include "viewer/faces/choices.hpp"
#include "viewer/faces/department_use.hpp"
#include "viewer/faces/map_panel.hpp"
#include "viewer/faces/registry.hpp"
#include "viewer/faces/type.hpp"
#include "viewer/faces/workshop.hpp"

namespace diorama::viewer::faces {

/// The whole viewer but for the window: call frame() between ImGui's NewFrame and Render.
class App {
public:
    /// Takes    session: outlives the app; fonts: as find_fonts() gives them
    App(live::Session& session, FontFiles fonts);

    /// Whether the type must be loaded anew for a window of this size; load_type() does it.
    bool wants_type(ImVec2 display) const;
    /// Fills ImGui's atlas; whoever owns the texture uploads it again.
    void load_type(ImVec2 display);

    /// Draws everything and takes all input.
    /// Takes    painter of the dots, or null; seconds since the last frame
    void frame(map::DotPainter* painter, float seconds);

    /// Whether the next frame will look different without any input.
    bool moving() const;

    /// A file was dropped on the window, or named on the command line.
    void open(std::string const& path);

    Choices& choices() { return choices_; }
    Workshop& workshop() { return workshop_; }
    Registry const& registry() const { return registry_; }
    charts::Look const& look() const { return look_; }
    live::Session& session() { return session_; }

    std::vector<std::string> recent;  ///< files opened before, newest first

private:
    void style() const;
    void take_messages(Scene& scene);
    void draw_sheets(Scene& scene);
    void show_first_week();
    void note_mouse(float seconds);

    live::Session& session_;
    FontFiles fonts_;
    charts::Look look_;
    float loaded_em_ = 0.0F;
    Choices choices_;
    Registry registry_;
    MapPanel map_;
    DepartmentUse department_use_;
    Workshop workshop_;
    std::shared_ptr<live::Opened const> opened_;  ///< as of the last frame
    live::Ticket opening_ = 0;                    ///< of what was asked for last
    bool told_problems_ = false;                  ///< why it could not be opened
    std::string notice_;
    float notice_seconds_ = 0.0F;
    bool notice_failed_ = false;
};

}  // namespace diorama::viewer::faces
