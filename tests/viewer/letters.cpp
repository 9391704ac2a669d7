#include "viewer/letters.hpp"

#include <imgui.h>

#include <algorithm>

namespace letters {

namespace {

/// Six indices and four corners, upright, with a piece of the texture that has a height: lines have
/// none, and what is filled has one point of it.
bool is_letter(ImDrawVert const* corner, ImDrawIdx const* index) {
    ImDrawIdx const a = index[0];
    bool const quad = index[1] == a + 1 && index[2] == a + 2 && index[3] == a &&
                      index[4] == a + 2 && index[5] == a + 3;
    if (!quad) return false;
    ImDrawVert const *const p = corner + a, *const q = corner + a + 2;
    return p->uv.x != q->uv.x && p->uv.y != q->uv.y && corner[a + 1].pos.y == p->pos.y &&
           corner[a + 3].pos.x == p->pos.x && q->pos.x > p->pos.x && q->pos.y > p->pos.y;
}

void letters_of(ImDrawList const& list, ImDrawCmd const& command, std::vector<Box>& into) {
    ImDrawVert const* const corners = list.VtxBuffer.Data + command.VtxOffset;
    ImDrawIdx const* const indices = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned i = 0; i + 6 <= command.ElemCount;) {
        if (!is_letter(corners, indices + i)) {
            i += 3;
            continue;
        }
        ImDrawVert const& first = corners[indices[i]];
        ImDrawVert const& last = corners[indices[i] + 2];
        i += 6;
        Box const seen{
            {std::max(first.pos.x, command.ClipRect.x), std::max(first.pos.y, command.ClipRect.y)},
            {std::min(last.pos.x, command.ClipRect.z), std::min(last.pos.y, command.ClipRect.w)}};
        if (seen.width() > 0.5F && seen.height() > 0.5F) into.push_back(seen);
    }
}

float covered(Box const& a, Box const& b) {
    float const width = std::min(a.to.x, b.to.x) - std::max(a.from.x, b.from.x);
    float const height = std::min(a.to.y, b.to.y) - std::max(a.from.y, b.from.y);
    if (width <= 0.0F || height <= 0.0F) return 0.0F;
    return width * height / std::min(a.width() * a.height(), b.width() * b.height());
}

}  // namespace

std::vector<std::vector<Box>> drawn() {
    std::vector<std::vector<Box>> windows;
    ImDrawData const& data = *ImGui::GetDrawData();
    for (int i = 0; i < data.CmdListsCount; ++i) {
        auto& letters = windows.emplace_back();
        for (ImDrawCmd const& command : data.CmdLists[i]->CmdBuffer)
            if (command.UserCallback == nullptr) letters_of(*data.CmdLists[i], command, letters);
    }
    return windows;
}

std::vector<std::string> overlapping() {
    std::vector<std::string> where;
    for (auto& window : drawn()) {
        std::sort(window.begin(), window.end(),
                  [](Box const& a, Box const& b) { return a.from.x < b.from.x; });
        for (std::size_t i = 0; i < window.size() && where.size() < 10; ++i)
            for (std::size_t j = i + 1;
                 j < window.size() && window[j].from.x < window[i].to.x && where.size() < 10; ++j)
                if (covered(window[i], window[j]) > 0.25F)
                    where.push_back(std::to_string(static_cast<int>(window[j].from.x)) + "," +
                                    std::to_string(static_cast<int>(window[j].from.y)));
    }
    return where;
}

bool beyond_display() {
    ImVec2 const size = ImGui::GetIO().DisplaySize;
    for (auto const& window : drawn())
        for (Box const& letter : window)
            if (letter.from.x < 0.0F || letter.from.y < 0.0F || letter.to.x > size.x ||
                letter.to.y > size.y)
                return true;
    return false;
}

}  // namespace letters
