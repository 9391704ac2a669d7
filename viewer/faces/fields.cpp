#include "viewer/faces/fields.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/charts/numbers.hpp"
#include "viewer/faces/widgets.hpp"

namespace diorama::viewer::faces {

namespace {

constexpr std::array<char const*, 4> grade_words{"published", "calibrated", "expert's figure",
                                                 "assumed"};

bool edit_choice(Declared const& declared, std::string const& id, double& value) {
    auto const current = std::min(static_cast<std::size_t>(value), declared.words.size() - 1);
    bool changed = false;
    if (!ImGui::BeginCombo(id.c_str(), std::string(declared.words[current]).c_str())) return false;
    for (std::size_t i = 0; i < declared.words.size(); ++i)
        if (ImGui::Selectable(std::string(declared.words[i]).c_str(), i == current)) {
            value = static_cast<double>(i);
            changed = i != current;
        }
    ImGui::EndCombo();
    return changed;
}

bool edit_number(Declared const& declared, std::string const& id, double& value) {
    double typed = value;
    ImGui::InputDouble(id.c_str(), &typed, 0.0, 0.0, "%.6g");
    if (!ImGui::IsItemDeactivatedAfterEdit() || !std::isfinite(typed)) return false;
    if (declared.whole) typed = std::round(typed);
    typed = std::clamp(typed, declared.low, declared.high);
    bool const changed = typed != value;
    value = typed;
    return changed;
}

}  // namespace

bool edit_value(Scene& scene, std::string const& label, Declared const& declared, double& value,
                float width) {
    std::string const id = "##" + label;
    bool changed = false;
    ImGui::SetNextItemWidth(width);
    if (declared.flag) {
        bool on = value >= 0.5;
        changed = ImGui::Checkbox(id.c_str(), &on);
        value = on ? 1.0 : 0.0;
    } else if (!declared.words.empty()) {
        changed = edit_choice(declared, id, value);
    } else {
        changed = edit_number(declared, id, value);
    }
    scene.registry.mark_last(label);
    return changed;
}

void tell_declared(Scene const& scene, std::string const& path, Declared const& declared,
                   double usual) {
    if (!ImGui::IsItemHovered()) return;
    std::string text = path + "\n" + std::string(declared.meaning) + "\n";
    if (!declared.words.empty())
        text += "usually " + std::string(declared.words[std::min(static_cast<std::size_t>(usual),
                                                                 declared.words.size() - 1)]);
    else if (declared.flag)
        text += usual >= 0.5 ? "usually on" : "usually off";
    else
        text += "usually " + charts::plain_text(usual) + ", from " +
                charts::plain_text(declared.low) + " to " + charts::plain_text(declared.high) +
                " " + (declared.unit == "-" ? "" : std::string(declared.unit));
    text += "\n" + std::string(grade_words[static_cast<std::size_t>(declared.grade)]) + ": " +
            std::string(declared.source);
    tell(scene, text.c_str());
}

}  // namespace diorama::viewer::faces
