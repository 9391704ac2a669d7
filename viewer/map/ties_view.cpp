#include "viewer/map/ties_view.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "viewer/charts/numbers.hpp"

namespace diorama::viewer::map {

namespace {

ImVec2 on_screen(ImVec2 place, ImVec2 middle, float radius) {
    return {middle.x + place.x * radius, middle.y + place.y * radius};
}

void draw_arc(ImDrawList& list, ImVec2 a, ImVec2 b, ImVec2 middle, ImU32 colour, float thickness,
              int segments = 24) {
    auto const toward = [&](ImVec2 point) {
        return ImVec2{point.x + (middle.x - point.x) * 0.45F,
                      point.y + (middle.y - point.y) * 0.45F};
    };
    list.AddBezierCubic(a, toward(a), toward(b), b, colour, thickness, segments);
}

}  // namespace

void draw_ties_of(ImDrawList& list, Ground const& ground, live::Picture const& picture,
                  org::PersonId chosen, bool team, std::vector<ImVec2> const& places, ImVec2 middle,
                  float radius, charts::Look const& look) {
    std::vector<org::PersonId> people{chosen};
    if (team && picture.hierarchy != nullptr)
        for (auto const report : picture.hierarchy->reports_of(chosen)) people.push_back(report);
    std::size_t drawn = 0;
    constexpr std::size_t most_drawn = 1500;
    float const thickness = std::max(1.0F, look.em * (team ? 0.035F : 0.06F));
    for (auto const person : people) {
        if (org::row(person) >= picture.ties.headcount()) continue;
        ImVec2 const from =
            on_screen(places[ground.layout.place_of[org::row(person)]], middle, radius);
        for (auto const other : picture.ties.of(person)) {
            if (++drawn > most_drawn) return;
            ImVec2 const to =
                on_screen(places[ground.layout.place_of[org::row(other)]], middle, radius);
            draw_arc(list, from, to, middle,
                     charts::faded(look.colours->accent, team ? 0.4F : 0.75F), thickness,
                     drawn > 150 ? 10 : 24);
        }
    }
}

void Bundles::count(Ground const& ground, org::Ties const& ties) {
    auto const& departments = ground.organisation->departments;
    std::map<std::pair<std::uint16_t, std::uint16_t>, std::uint32_t> counts;
    std::size_t const people = ties.headcount();
    std::size_t const every = std::max<std::size_t>(1, people / 50000);
    for (std::size_t i = 0; i < people; i += every)
        for (auto const other : ties.of(org::person(i))) {
            auto const a = departments[i];
            auto const b = departments[org::row(other)];
            if (a < b) counts[{a, b}] += static_cast<std::uint32_t>(every);
        }
    bundles_.clear();
    for (auto const& [pair, count] : counts) bundles_.push_back({pair.first, pair.second, count});
    std::stable_sort(bundles_.begin(), bundles_.end(),
                     [](Bundle const& a, Bundle const& b) { return a.ties > b.ties; });
    if (bundles_.size() > 12) bundles_.resize(12);
    counted_ = ties;
    any_ = true;
}

void Bundles::draw(ImDrawList& list, Ground const& ground, live::Picture const& picture,
                   ImVec2 middle, float radius, charts::Look const& look) {
    if (!any_ || !counted_.shares_rows_with(picture.ties)) count(ground, picture.ties);
    auto const edge = [&](std::uint16_t department) {
        for (Wedge const& wedge : ground.layout.wedges)
            if (wedge.department == department) {
                if (wedge.middle) return middle;
                float const angle = (wedge.from_angle + wedge.to_angle) / 2.0F;
                return ImVec2{middle.x + std::sin(angle) * radius * 0.97F,
                              middle.y - std::cos(angle) * radius * 0.97F};
            }
        return middle;
    };
    for (std::size_t i = bundles_.size(); i-- > 0;) {
        Bundle const& bundle = bundles_[i];
        float const share = static_cast<float>(bundle.ties) / static_cast<float>(bundles_[0].ties);
        bool const first = i == 0;
        draw_arc(list, edge(bundle.a), edge(bundle.b), middle,
                 charts::faded(look.colours->accent, first ? 0.9F : 0.4F),
                 std::max(1.5F, look.em * 0.45F * share));
    }
    if (bundles_.empty()) return;
    auto const& names = ground.organisation->department_names;
    std::string const text = names[bundles_[0].a] + " and " + names[bundles_[0].b] + ": " +
                             charts::count_text(bundles_[0].ties) + " ties";
    float const half = charts::width_of(look.small, text.c_str()) / 2.0F + look.em * 0.3F;
    ImVec2 const at{middle.x, middle.y + radius * 0.3F};
    list.AddRectFilled({at.x - half, at.y}, {at.x + half, at.y + look.small->FontSize * 1.2F},
                       look.colours->panel, look.em * 0.2F);
    charts::write(list, look.small, {at.x, at.y + look.small->FontSize * 0.1F}, look.colours->ink,
                  text.c_str(), charts::Anchor::centre);
}

}  // namespace diorama::viewer::map
