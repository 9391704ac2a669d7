#include "viewer/map/structures_view.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "viewer/charts/numbers.hpp"

namespace diorama::viewer::map {

namespace {

constexpr float golden_angle = 2.39996323F;
/// Where the arcs of merged departments run, in disc units: outside of the people, inside of the
/// box.
constexpr float merged_at = 1.03F;

Satellite gather(std::vector<std::size_t> const& members, float spacing, ImVec2 corner, float side,
                 std::vector<ImVec2>& goals) {
    Satellite satellite;
    if (members.empty()) return satellite;
    satellite.people = static_cast<std::uint32_t>(members.size());
    float step = spacing * 0.72F;
    satellite.radius = step * (std::sqrt(static_cast<float>(members.size())) + 0.8F);
    constexpr float widest = 0.24F;
    if (satellite.radius > widest) {
        step *= widest / satellite.radius;
        satellite.radius = widest;
    }
    satellite.centre = {side * (corner.x - satellite.radius * 1.1F - 0.03F),
                        corner.y - satellite.radius * 1.1F - 0.03F};
    for (std::size_t i = 0; i < members.size(); ++i) {
        float const radius = step * std::sqrt(static_cast<float>(i));
        float const angle = golden_angle * static_cast<float>(i);
        goals[members[i]] = {satellite.centre.x + std::sin(angle) * radius,
                             satellite.centre.y - std::cos(angle) * radius};
    }
    return satellite;
}

void name_satellite(ImDrawList& list, Satellite const& satellite, std::string const& text,
                    ImVec2 middle, float radius, ImVec2 from, ImVec2 to, charts::Look const& look) {
    ImVec2 const centre{middle.x + satellite.centre.x * radius,
                        middle.y + satellite.centre.y * radius};
    float const r = satellite.radius * radius + look.em * 0.2F;
    list.AddCircleFilled(centre, r, charts::faded(look.colours->accent, 0.10F), 48);
    list.AddCircle(centre, r, look.colours->accent, 48, std::max(1.5F, look.em * 0.06F));
    float const half = charts::width_of(look.small, text.c_str()) / 2.0F;
    float const x = charts::middle_within(centre.x, half, from.x, to.x);
    float const y = std::max(from.y, centre.y - r - look.small->FontSize * 1.15F);
    list.AddRectFilled({x - half - look.em * 0.2F, y},
                       {x + half + look.em * 0.2F, y + look.small->FontSize * 1.1F},
                       charts::faded(look.colours->paper, 0.85F), look.em * 0.2F);
    charts::write(list, look.small, {x, y}, look.colours->accent, text.c_str(),
                  charts::Anchor::centre);
}

/// Merged departments are joined by an arc outside the rim, with a knot at each of them.
void join_merged(ImDrawList& list, live::Picture const& picture, Layout const& layout,
                 ImVec2 middle, float radius, charts::Look const& look) {
    auto const middle_angle = [&](std::uint32_t department) {
        for (Wedge const& wedge : layout.wedges)
            if (wedge.department == department && !wedge.middle)
                return (wedge.from_angle + wedge.to_angle) / 2.0F;
        return -1.0F;
    };
    auto const at = [&](float angle, float r) {
        return ImVec2{middle.x + std::sin(angle) * r * radius,
                      middle.y - std::cos(angle) * r * radius};
    };
    float const thickness = std::max(1.5F, look.em * 0.08F);
    float const knot = std::min(thickness * 2.0F, radius * 0.028F);
    for (auto const& week : picture.departments) {
        if (week.merged_with == 0xffffffffU || week.merged_with < week.department) continue;
        float const a = middle_angle(week.department);
        float b = middle_angle(week.merged_with);
        if (a < 0.0F || b < 0.0F) continue;
        // The shorter way round.
        constexpr float whole = 6.2831853F;
        if (b - a > whole / 2.0F) b -= whole;
        if (a - b > whole / 2.0F) b += whole;
        for (int i = 0; i <= 24; ++i)
            list.PathLineTo(at(a + (b - a) * static_cast<float>(i) / 24.0F, merged_at));
        list.PathStroke(look.colours->accent, 0, thickness);
        list.AddCircleFilled(at(a, merged_at), knot, look.colours->accent);
        list.AddCircleFilled(at(b, merged_at), knot, look.colours->accent);
    }
}

}  // namespace

Satellites seat_structures(Layout const& layout, std::vector<Sight> const& sights, ImVec2 corner,
                           std::vector<ImVec2>& goals) {
    goals = layout.places;
    std::vector<std::size_t> experts, members;
    for (std::size_t i = 0; i < sights.size(); ++i) {
        if (sights[i].post == Post::unit) experts.push_back(i);
        if (sights[i].post == Post::project) members.push_back(i);
    }
    return {gather(experts, layout.spacing, corner, 1.0F, goals),
            gather(members, layout.spacing, corner, -1.0F, goals)};
}

void draw_structures(ImDrawList& list, live::Picture const& picture, Layout const& layout,
                     Satellites const& satellites, ImVec2 middle, float radius, ImVec2 from,
                     ImVec2 to, charts::Look const& look) {
    join_merged(list, picture, layout, middle, radius, look);
    auto const& structures = picture.structures;
    if (satellites.unit.people > 0)
        name_satellite(list, satellites.unit,
                       "Unit, " + charts::count_text(structures.unit_people) + " experts", middle,
                       radius, from, to, look);
    if (satellites.project.people > 0)
        name_satellite(list, satellites.project,
                       "Project, " + charts::count_text(structures.project_people) + " people",
                       middle, radius, from, to, look);
    std::vector<std::string> lines;
    if (structures.dio_running)
        lines.push_back("DIO, " + charts::count_text(structures.local_staff) + " local staff");
    else if (structures.local_staff > 0)
        lines.push_back(charts::count_text(structures.local_staff) + " local digital staff");
    if (structures.unit_running && satellites.unit.people == 0)
        lines.push_back("Unit, " + charts::count_text(structures.unit_people) + " experts");
    if (structures.project_running && satellites.project.people == 0)
        lines.push_back("Project, " + charts::count_text(structures.project_people) + " people");
    if (structures.mandate_strength > 0.0) lines.push_back("Mandate in force");
    if (structures.customer_community) lines.push_back("Customer community");
    float y = from.y;
    for (auto const& line : lines) {
        charts::write_within(list, look.small, {from.x, y}, look.colours->accent, line.c_str(),
                             to.x - from.x);
        y += look.small->FontSize * 1.1F;
    }
}

}  // namespace diorama::viewer::map
