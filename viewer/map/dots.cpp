#include "viewer/map/dots.hpp"

namespace diorama::viewer::map {

namespace {

void paint_layer(ImDrawList const*, ImDrawCmd const* command) {
    auto const& layer = *static_cast<DotLayer const*>(command->UserCallbackData);
    if (layer.painter == nullptr || layer.dots.empty()) return;
    ImVec2 const display = ImGui::GetIO().DisplaySize;
    layer.painter->paint(layer.dots, command->ClipRect, display, layer.body);
}

}  // namespace

void DotLayer::add_to(ImDrawList& list) {
    list.AddCallback(paint_layer, this);
    list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
}

}  // namespace diorama::viewer::map
