#include "viewer/charts/diary_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/charts/axes.hpp"
#include "viewer/charts/numbers.hpp"

namespace diorama::viewer::charts {

namespace {

constexpr unsigned days = 5;
constexpr unsigned hours_a_day = 8;

/// Where the columns stand.
struct Columns {
    float left = 0, cell = 0, gap = 0;

    float x(unsigned hour) const {
        return left + static_cast<float>(hour) * cell +
               static_cast<float>(hour / hours_a_day) * gap;
    }
    float right() const { return x(days * hours_a_day - 1) + cell; }
};

/// High enough to be read.
float row_height(Look const& look) { return look.small->FontSize * 1.12F; }
/// What the row of all of them takes, with its distance.
constexpr float rest_rows = 1.4F;

bool has(std::uint64_t hours, unsigned hour) { return (hours >> hour & 1U) != 0; }

/// Kept hours are filled, taken ones crossed, the others empty frames.
void draw_hours(ImDrawList& list, Columns const& columns, float top, float height,
                std::uint64_t kept, std::uint64_t busy, ImU32 colour, Look const& look) {
    for (unsigned hour = 0; hour < days * hours_a_day; ++hour) {
        ImVec2 const from{columns.x(hour) + 0.5F, top};
        ImVec2 const to{columns.x(hour) + columns.cell - 0.5F, top + height};
        if (has(kept, hour)) {
            list.AddRectFilled(from, to, colour, 1.5F);
        } else if (has(busy, hour)) {
            list.AddRectFilled(from, to, faded(look.colours->faint, 0.45F), 1.5F);
            list.AddLine(from, to, look.colours->panel, 1.0F);
        } else {
            list.AddRectFilled(from, to, faded(look.colours->hairline, 0.55F), 1.5F);
        }
    }
}

void draw_head(ImDrawList& list, Columns const& columns, float y, Look const& look) {
    static constexpr std::array<char const*, days> names{"Mon", "Tue", "Wed", "Thu", "Fri"};
    for (unsigned day = 0; day < days; ++day) {
        float const x = columns.x(day * hours_a_day);
        if (columns.cell * hours_a_day > width_of(look.small, names[day]))
            write(list, look.small, {x, y}, look.colours->faint, names[day]);
    }
}

void draw_details(ImDrawList& list, DiaryRow const& row, Look const& look, ImVec2 mouse,
                  ImVec2 from, ImVec2 to) {
    std::array<std::string, 6> const texts{row.name,
                                           "meetings  " + value_text(row.meeting_hours, "hours"),
                                           "steering  " + value_text(row.steering_hours, "hours"),
                                           "promised  " + value_text(row.pledged_hours, "hours"),
                                           "given  " + value_text(row.given_hours, "hours"),
                                           "used  " + value_text(row.used_hours, "hours")};
    std::array<char const*, 6> lines{};
    std::array<ImU32, 6> colours{};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        lines[i] = texts[i].c_str();
        colours[i] = i == 0 ? look.colours->ink : look.colours->faint;
    }
    draw_tip(list, from, to, mouse, look, lines.data(), colours.data(), lines.size());
}

}  // namespace

float diary_grid_height(DiaryGrid const& grid, Look const& look) {
    return look.strong->FontSize * 1.35F + look.small->FontSize * 1.1F +
           row_height(look) * (static_cast<float>(grid.rows.size()) + rest_rows);
}

std::optional<std::size_t> draw_diary_grid(ImDrawList& list, ImVec2 from, ImVec2 to,
                                           DiaryGrid const& grid, Look const& look, ImVec2 mouse) {
    write_within(list, look.strong, from, look.colours->ink, grid.title.c_str(), to.x - from.x);
    float y = from.y + look.strong->FontSize * 1.35F;
    float widest = 0.0F;
    for (DiaryRow const& row : grid.rows)
        widest = std::max(widest, width_of(look.small, row.name.c_str()));
    float const names = std::min((to.x - from.x) * 0.42F, widest + look.em * 0.8F);
    float const values = width_of(look.small, "00.0 of 00.0 h !");
    Columns columns{from.x + names, 0.0F, look.em * 0.25F};
    columns.cell = (to.x - from.x - names - values - columns.gap * 6.0F) / (days * hours_a_day);
    if (columns.cell < 1.5F || grid.rows.empty()) return std::nullopt;
    draw_head(list, columns, y, look);
    y += look.small->FontSize * 1.1F;
    // What does not fit is counted.
    auto const room =
        static_cast<std::size_t>(std::max(2.0F, (to.y - y) / row_height(look) - rest_rows + 0.01F));
    bool const cut = room < grid.rows.size();
    std::size_t const shown = cut ? room - 1 : grid.rows.size();
    float const step = std::min(
        (to.y - y) / (static_cast<float>(shown + (cut ? 1 : 0)) + rest_rows), look.em * 1.8F);
    float const height = step * 0.74F;
    std::optional<std::size_t> over;
    std::uint64_t shared = (std::uint64_t{1} << (days * hours_a_day)) - 1;
    for (DiaryRow const& row : grid.rows) shared &= row.kept;
    for (std::size_t i = 0; i < shown; ++i, y += step) {
        DiaryRow const& row = grid.rows[i];
        float const text = y + (height - look.small->FontSize) / 2.0F;
        write_within(list, look.small, {from.x, text}, look.colours->ink, row.name.c_str(),
                     names - look.em * 0.4F);
        std::string const given = plain_text(std::round(row.given_hours * 10.0) / 10.0) + " of " +
                                  value_text(row.pledged_hours, "hours");
        write(list, look.small, {columns.right() + look.em * 0.4F, text},
              row.slipped ? look.colours->warning : look.colours->faint,
              (row.slipped ? given + " !" : given).c_str());
        draw_hours(list, columns, y, height, row.kept, row.busy, look.colours->accent, look);
        if (mouse.y >= y && mouse.y < y + step && mouse.x >= from.x && mouse.x <= to.x) over = i;
    }
    if (cut) {
        write(list, look.small, {from.x, y + (height - look.small->FontSize) / 2.0F},
              look.colours->faint,
              ("and " + std::to_string(grid.rows.size() - shown) + " more").c_str());
        y += step;
    }
    y += step * 0.25F;
    write_within(list, look.small, {from.x, y + (height - look.small->FontSize) / 2.0F},
                 look.colours->ink, "all of them", names - look.em * 0.4F);
    draw_hours(list, columns, y, height, shared, 0, look.colours->ink, look);
    if (over) draw_details(list, grid.rows[*over], look, mouse, from, to);
    return over;
}

}  // namespace diorama::viewer::charts
