#include "viewer/map/rows_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

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

/// From the middle to the right where they are ahead of the other future, to the left where behind.
void draw_lead(ImDrawList& list, ImVec2 from, ImVec2 to, float ahead, charts::Look const& look) {
    float const zero = (from.x + to.x) / 2.0F;
    float const tip = zero + std::clamp(ahead, -1.0F, 1.0F) * (to.x - from.x) / 2.0F;
    list.AddRectFilled(from, to, charts::faded(look.colours->hairline, 0.4F), 2.0F);
    list.AddRectFilled({std::min(zero, tip), from.y}, {std::max(zero, tip), to.y},
                       charts::blue_orange(ahead < 0.0F ? -1.0F : 1.0F, look.colours->dark), 2.0F);
    list.AddLine({zero, from.y}, {zero, to.y}, look.colours->faint, 1.0F);
}

void draw_leads_of(ImDrawList& list, live::Dot const& person, live::Dot const& other, float left,
                   float column, float top, float height, charts::Look const& look) {
    std::array<float, bar_columns> ahead{};
    for (std::size_t p = 0; p < people::practice_count; ++p)
        ahead[p] = (static_cast<float>(person.standing.rung(p)) -
                    static_cast<float>(other.standing.rung(p))) /
                   static_cast<float>(people::rung_count - 1);
    ahead[people::practice_count] =
        static_cast<float>(person.energy_percent - other.energy_percent) / 100.0F;
    ahead[people::practice_count + 1] =
        static_cast<float>(person.trust_percent - other.trust_percent) / 100.0F;
    for (std::size_t i = 0; i < bar_columns; ++i) {
        float const x = left + column * static_cast<float>(i);
        draw_lead(list, {x, top}, {x + column - look.em * 0.5F, top + height}, ahead[i], look);
    }
}

/// How high rows are and how many have room.
struct RowSizes {
    float step;
    std::size_t fit;
};

RowSizes sizes_of(std::size_t count, float height, charts::Look const& look) {
    // Letters without their line's own distance: titles stand close, but none touches another.
    float const least = look.small->FontSize * 0.86F;
    float const step =
        std::clamp(height / static_cast<float>(count), least, std::max(least, look.em * 2.0F));
    auto const fit = static_cast<std::size_t>(std::max(1.0F, std::floor(height / step + 0.01F)));
    return {step, std::min(fit, count)};
}

/// Where on the whole list one stands, at its right edge.
void draw_place(ImDrawList& list, ImVec2 from, ImVec2 to, std::size_t first, std::size_t fit,
                std::size_t count, charts::Look const& look) {
    float const height = to.y - from.y;
    auto const share = [&](std::size_t rows) {
        return height * static_cast<float>(rows) / static_cast<float>(count);
    };
    list.AddRectFilled({to.x - look.em * 0.2F, from.y}, to,
                       charts::faded(look.colours->hairline, 0.5F), look.em * 0.1F);
    list.AddRectFilled({to.x - look.em * 0.2F, from.y + share(first)},
                       {to.x, from.y + share(first + fit)}, look.colours->faint, look.em * 0.1F);
}

void draw_title(ImDrawList& list, ImVec2 at, float step, float room, std::string text,
                org::PersonId who, RowsOptions const& options, charts::Look const& look) {
    bool const blocks = who == options.blocker;
    if (blocks) text = "! " + text;
    if (std::find(options.pinned.begin(), options.pinned.end(), who) != options.pinned.end())
        list.AddRectFilled({at.x, at.y + step * 0.1F}, {at.x + look.em * 0.14F, at.y + step * 0.9F},
                           look.colours->ink);
    charts::write_within(
        list, look.small, {at.x + look.em * 0.3F, at.y + (step - look.small->FontSize) / 2.0F},
        blocks ? look.colours->warning : look.colours->ink, text.c_str(), room - look.em * 0.7F);
}

/// As wide as the longest title asks for, as long as the bars keep more than half.
float names_width(org::Organisation const& organisation, std::size_t count, float width,
                  charts::Look const& look) {
    float widest = 0.0F;
    for (std::size_t i = 0; i < count; ++i)
        widest = std::max(
            widest,
            charts::width_of(look.small, std::string(organisation.title(org::person(i))).c_str()));
    return std::clamp(widest + look.em * 1.2F, width * 0.25F, width * 0.45F);
}

/// Over narrow columns every other name stands a line higher, so that each has the room of two.
bool heads_in_two_lines(float column, charts::Look const& look) {
    return std::any_of(heads.begin(), heads.end(), [&](char const* head) {
        return charts::width_of(look.small, head) > column - look.em * 0.3F;
    });
}

void draw_heads(ImDrawList& list, ImVec2 from, float column, bool two_lines,
                charts::Look const& look) {
    float const line = look.small->FontSize * 1.05F;
    for (std::size_t i = 0; i < bar_columns; ++i) {
        // The last one has no room beside it, so it is not the one that stands high.
        bool const low = two_lines && i % 2 == 0;
        float const room = two_lines && i + 1 < bar_columns ? 2.0F * column : column;
        charts::write_within(
            list, look.small,
            {from.x + column * static_cast<float>(i), from.y + (low ? line : 0.0F)},
            look.colours->faint, heads[i], room - look.em * 0.3F);
    }
}

}  // namespace

RowsReading draw_rows(ImDrawList& list, ImVec2 from, ImVec2 to,
                      org::Organisation const& organisation, live::Picture const& picture,
                      RowsOptions const& options, charts::Look const& look, ImVec2 mouse) {
    std::size_t const count = std::min(organisation.headcount(), picture.people.size());
    if (count == 0) return {};
    float const names = names_width(organisation, count, to.x - from.x, look);
    float const heads_column = (to.x - from.x - names) / static_cast<float>(bar_columns);
    bool const two_lines = heads_in_two_lines(heads_column - look.em * 0.1F, look);
    float const top = from.y + look.small->FontSize * (two_lines ? 2.45F : 1.4F);
    if (to.y <= top) return {};
    auto const [step, fit] = sizes_of(count, to.y - top, look);
    RowsReading reading{std::nullopt, count - fit};
    std::size_t const first = std::min(options.first, reading.last_first);
    if (fit < count) {
        draw_place(list, {from.x, top}, to, first, fit, count, look);
        to.x -= look.em * 0.4F;
    }
    float const column = (to.x - from.x - names) / static_cast<float>(bar_columns);
    float const left = from.x + names;
    draw_heads(list, {left, from.y}, column, two_lines, look);
    for (std::size_t i = 0; i < fit; ++i) {
        auto const who = org::person(first + i);
        float const y = top + step * static_cast<float>(i);
        bool const under =
            mouse.y >= y && mouse.y < y + step && mouse.x >= from.x && mouse.x <= to.x;
        if (under) reading.person = who;
        if (under || who == options.chosen)
            list.AddRectFilled({from.x, y}, {to.x, y + step},
                               charts::faded(look.colours->accent, under ? 0.14F : 0.09F), 3.0F);
        std::string text(organisation.title(who));
        if (text.empty()) text = organisation.id(who);
        draw_title(list, {from.x, y}, step, names, std::move(text), who, options, look);
        auto const& person = picture.people[first + i];
        if (options.other != nullptr && first + i < options.other->people.size())
            draw_leads_of(list, person, options.other->people[first + i], left, column,
                          y + step * 0.18F, step * 0.64F, look);
        else
            draw_bars_of(list, person, left, column, y + step * 0.18F, step * 0.64F, look);
    }
    return reading;
}

}  // namespace diorama::viewer::map
