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
/// Of the small type: from one listed structure to the next.
constexpr float listed_line = 1.1F;

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

/// "Unit, 27 experts", or as much of it as there is room for.
struct StructureName {
    std::string whole, brief;
};

/// Takes    noun: of those who are in it
StructureName name_of(char const* structure, double people, char const* noun) {
    if (people <= 0.0) return {std::string(structure) + ", no " + noun, structure};
    std::string const count = charts::count_text(people);
    return {std::string(structure) + ", " + count + " " + noun,
            std::string(structure) + " " + count};
}

void name_satellite(ImDrawList& list, Satellite const& satellite, StructureName const& name,
                    ImVec2 middle, float radius, ImVec2 from, ImVec2 to, charts::Look const& look) {
    ImVec2 const centre{middle.x + satellite.centre.x * radius,
                        middle.y + satellite.centre.y * radius};
    float const r = satellite.radius * radius + look.em * 0.2F;
    list.AddCircleFilled(centre, r, charts::faded(look.colours->accent, 0.10F), 48);
    list.AddCircle(centre, r, look.colours->accent, 48, std::max(1.5F, look.em * 0.06F));
    std::string const text =
        charts::fitting(look.small, {name.whole, name.brief}, to.x - from.x - look.em * 0.4F);
    if (text.empty()) return;
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

StructureName unit_name(interventions::Structures const& structures) {
    return name_of("Unit", structures.unit_people, "experts");
}

StructureName project_name(interventions::Structures const& structures) {
    return name_of("Project", structures.project_people, "members");
}

/// What stands and has no circle of its own beside the disc.
std::vector<StructureName> listed(live::Picture const& picture, Satellites const& satellites) {
    auto const& structures = picture.structures;
    std::string const local = charts::count_text(structures.local_staff);
    std::vector<StructureName> lines;
    if (structures.dio_running)
        lines.push_back(name_of("DIO", structures.local_staff, "local staff"));
    else if (structures.local_staff > 0)
        lines.push_back({local + " local digital staff", local + " local"});
    if (structures.unit_running && satellites.unit.people == 0)
        lines.push_back(unit_name(structures));
    if (structures.project_running && satellites.project.people == 0)
        lines.push_back(project_name(structures));
    if (structures.mandate_strength > 0.0) lines.push_back({"Mandate in force", "Mandate"});
    if (structures.customer_community) lines.push_back({"Customer community", "Customers"});
    return lines;
}

/// At the top left, on paper of their own: a small box has its disc there.
void list_structures(ImDrawList& list, std::vector<StructureName> const& lines, ImVec2 from,
                     ImVec2 to, charts::Look const& look) {
    float const step = look.small->FontSize * listed_line;
    float y = from.y;
    for (auto const& line : lines) {
        std::string const text =
            charts::fitting(look.small, {line.whole, line.brief}, to.x - from.x);
        if (text.empty()) continue;
        list.AddRectFilled({from.x, y},
                           {from.x + charts::width_of(look.small, text.c_str()), y + step},
                           charts::faded(look.colours->paper, 0.85F), look.em * 0.2F);
        charts::write(list, look.small, {from.x, y}, look.colours->accent, text.c_str());
        y += step;
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

float listed_height(live::Picture const& picture, Satellites const& satellites,
                    charts::Look const& look) {
    return look.small->FontSize * listed_line *
           static_cast<float>(listed(picture, satellites).size());
}

void draw_structures(ImDrawList& list, live::Picture const& picture, Layout const& layout,
                     Satellites const& satellites, ImVec2 middle, float radius, ImVec2 from,
                     ImVec2 to, charts::Look const& look) {
    join_merged(list, picture, layout, middle, radius, look);
    auto const& structures = picture.structures;
    if (satellites.unit.people > 0)
        name_satellite(list, satellites.unit, unit_name(structures), middle, radius, from, to,
                       look);
    if (satellites.project.people > 0)
        name_satellite(list, satellites.project, project_name(structures), middle, radius, from, to,
                       look);
    list_structures(list, listed(picture, satellites), from, to, look);
}

}  // namespace diorama::viewer::map
