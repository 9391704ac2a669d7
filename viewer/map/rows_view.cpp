#include "viewer/map/rows_view.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "viewer/charts/palette.hpp"

namespace diorama::viewer::map {

namespace {

/// The columns behind the names: three ladders, energy, trust.
constexpr std::size_t bar_columns = people::practice_count + 2;
constexpr std::array<char const*, bar_columns> heads{"culture", "data", "experience", "energy",
                                                     "trust"};

void draw_ladder(ImDrawList& list, ImVec2 from, ImVec2 to, people::Standing standing,
                 std::size_t practice, charts::Look const& look) {
    float const step = (to.x - from.x) / 5.0F;
    for (unsigned rung = 1; rung <= 5; ++rung) {
        ImVec2 const a{from.x + step * static_cast<float>(rung - 1) + 1.0F, from.y};
        ImVec2 const b{from.x + step * static_cast<float>(rung) - 1.0F, to.y};
        bool const reached = standing.rung(practice) >= rung;
        list.AddRectFilled(a, b,
                           reached
                               ? charts::rung_colour(static_cast<float>(standing.rung(practice)),
                                                     look.colours->dark)
                               : charts::faded(look.colours->hairline, 0.6F),
                           2.0F);
        if (standing.complied(practice) && rung == 4)
            list.AddRect(a, b, charts::category_colour(1, look.colours->dark), 2.0F, 0, 2.0F);
    }
}

void draw_bars_of(ImDrawList& list, live::Dot const& person, float left, float column, float top,
                  float height, charts::Look const& look) {
    float const gap = look.em * 0.5F;
    for (std::size_t p = 0; p < people::practice_count; ++p) {
        float const x = left + column * static_cast<float>(p);
        draw_ladder(list, {x, top}, {x + column - gap, top + height}, person.standing, p, look);
    }
    float x = left + column * 3.0F;
    float const width = column - gap;
    float const zero = x + width / 2.0F;
    float const energy = static_cast<float>(person.energy_percent) / 100.0F;
    list.AddRectFilled({x, top}, {x + width, top + height},
                       charts::faded(look.colours->hairline, 0.4F), 2.0F);
    list.AddRectFilled({std::min(zero, zero + energy * width / 2.0F), top},
                       {std::max(zero, zero + energy * width / 2.0F), top + height},
                       charts::drained_energised(energy < 0.0F ? -0.9F : 0.9F, look.colours->dark),
                       2.0F);
    list.AddLine({zero, top}, {zero, top + height}, look.colours->faint, 1.0F);
    x += column;
    float const trust = static_cast<float>(person.trust_percent) / 100.0F;
    list.AddRectFilled({x, top}, {x + width, top + height},
                       charts::faded(look.colours->hairline, 0.4F), 2.0F);
    list.AddRectFilled({x, top}, {x + width * trust, top + height}, look.colours->faint, 2.0F);
}

}  // namespace

std::optional<org::PersonId> draw_rows(ImDrawList& list, ImVec2 from, ImVec2 to,
                                       org::Organisation const& organisation,
                                       live::Picture const& picture, org::PersonId chosen,
                                       charts::Look const& look, ImVec2 mouse) {
    std::size_t const count = std::min(organisation.headcount(), picture.people.size());
    if (count == 0) return std::nullopt;
    float const names = (to.x - from.x) * 0.34F;
    float const column = (to.x - from.x - names) / static_cast<float>(bar_columns);
    float const left = from.x + names;
    for (std::size_t i = 0; i < bar_columns; ++i)
        charts::write_within(list, look.small, {left + column * static_cast<float>(i), from.y},
                             look.colours->faint, heads[i], column - look.em * 0.3F);
    float const top = from.y + look.small->FontSize * 1.4F;
    float const step = std::min((to.y - top) / static_cast<float>(count), look.em * 2.0F);
    std::optional<org::PersonId> over;
    for (std::size_t i = 0; i < count; ++i) {
        auto const who = org::person(i);
        float const y = top + step * static_cast<float>(i);
        bool const under =
            mouse.y >= y && mouse.y < y + step && mouse.x >= from.x && mouse.x <= to.x;
        if (under) over = who;
        if (under || who == chosen)
            list.AddRectFilled({from.x, y}, {to.x, y + step},
                               charts::faded(look.colours->accent, under ? 0.14F : 0.09F), 3.0F);
        std::string text(organisation.title(who));
        if (text.empty()) text = organisation.id(who);
        if (step >= look.small->FontSize * 0.75F)
            charts::write_within(
                list, look.small,
                {from.x + look.em * 0.2F, y + (step - look.small->FontSize) / 2.0F},
                look.colours->ink, text.c_str(), names - look.em * 0.6F);
        draw_bars_of(list, picture.people[i], left, column, y + step * 0.18F, step * 0.64F, look);
    }
    return over;
}

}  // namespace diorama::viewer::map
