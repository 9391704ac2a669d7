#pragma once
#include <imgui.h>

#include <map>
#include <string>

namespace diorama::viewer::faces {

/// Where a widget was drawn, in pixels.
struct Box {
    ImVec2 from{0, 0}, to{0, 0};

    float width() const { return to.x - from.x; }
    float height() const { return to.y - from.y; }
    ImVec2 centre() const { return {(from.x + to.x) / 2.0F, (from.y + to.y) / 2.0F}; }
    bool holds(ImVec2 point) const {
        return point.x >= from.x && point.x < to.x && point.y >= from.y && point.y < to.y;
    }
};

/// Every widget of the frame by its label, so that whoever drives the viewer finds it.
class Registry {
public:
    void begin_frame() { boxes_.clear(); }
    void mark(std::string const& label, Box box) { boxes_[label] = box; }
    /// The widget that ImGui drew last.
    void mark_last(std::string const& label) {
        mark(label, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
    std::map<std::string, Box> const& boxes() const { return boxes_; }
    bool has(std::string const& label) const { return boxes_.count(label) != 0; }

private:
    std::map<std::string, Box> boxes_;
};

}  // namespace diorama::viewer::faces
