#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

Table hours_table(StudyFolder const& folder, Sheet const& totals) {
    Table table;
    table.caption =
        "Leaders' hours and sessions over the whole run, all programme leaders together, mean over "
        "seeds";
    table.head = {"Way",      "Pledged",       "Given",   "Used",      "of it alone",
                  "Steering", "Sessions held", "slipped", "delegated", "Decisions by default, %"};
    constexpr std::array<std::string_view, 9> columns{
        "leader_pledged_hours_total",  "leader_given_hours_total",
        "leader_used_hours_total",     "leader_individual_hours_total",
        "leader_steering_hours_total", "sessions_held_total",
        "sessions_slipped_total",      "sessions_delegated_total",
        "decisions_defaulted_share"};
    for (auto const& arm : folder.shown) {
        std::vector<Prose> row{prose(arm.name)};
        for (auto const column : columns) {
            auto const found = rows_where(totals, {{"arm", arm.name}, {"total", column}});
            row.push_back(found.empty() ? Prose{}
                                        : prose(number_span(totals.number(found[0], "mean"),
                                                            totals.text(found[0], "unit"))));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string leader_name(StudyFolder const& folder, std::string_view id) {
    auto const* sheet = folder.find("leaders.csv");
    if (sheet == nullptr || !sheet->has("name")) return {};
    auto const rows = rows_where(*sheet, {{"person", id}});
    return rows.empty() ? std::string{} : std::string(sheet->text(rows[0], "name"));
}

Table slips_table(StudyFolder const& folder, Sheet const& slips) {
    Table table;
    table.caption =
        "Whose diaries made sessions slip: the worst five of each way, by sessions slipped because "
        "of them for each that needed them";
    table.head = {"Way", "Leader", "Title", "Needed in", "slipped", "Rate, %", "95 %", "Worst in"};
    table.text_columns = 3;
    for (auto const& arm : folder.shown) {
        std::size_t told = 0;
        for (auto const i : rows_where(slips, {{"arm", arm.name}})) {
            if (slips.text(i, "rank").empty() || !(slips.number(i, "rate").value > 0.0)) continue;
            if (++told > 5) break;
            auto const name = leader_name(folder, slips.text(i, "person"));
            table.rows.push_back(
                {prose(told == 1 ? arm.name : ""),
                 prose(std::string(slips.text(i, "person")), name.empty() ? "" : ", " + name),
                 prose(std::string(slips.text(i, "title"))),
                 prose(plain_span(slips.number(i, "required_sessions"), 1)),
                 prose(plain_span(slips.number(i, "sessions"), 1)),
                 prose(number_span(slips.number(i, "rate"), "share")),
                 interval_prose(slips.number(i, "low"), slips.number(i, "high"), "share"),
                 prose(percent_span(slips.number(i, "worst_share")))});
        }
    }
    return table;
}

/// Of each way that is shown.
std::vector<std::size_t> told_leaders_of(StudyFolder const& folder, Sheet const& leaders,
                                         std::size_t most_of_each) {
    std::vector<std::size_t> told;
    for (auto const& arm : folder.shown) {
        auto const rows =
            most_needed(leaders, rows_where(leaders, {{"arm", arm.name}}), most_of_each);
        told.insert(told.end(), rows.begin(), rows.end());
    }
    return told;
}

Table leader_hours_table(StudyFolder const& folder, Sheet const& leaders) {
    Table table;
    table.caption = "Each leader's hours: pledged, given and used, mean over seeds";
    table.folded = true;
    table.text_columns = 3;
    table.head = {"Way",  "Leader", "Title",    "Pledged",   "Given",
                  "Used", "alone",  "Steering", "Needed in", "slipped"};
    auto const of_each = told_leaders / folder.shown.size();
    auto const told = told_leaders_of(folder, leaders, of_each);
    if (told.size() < leaders.size())
        table.caption += fmt::format(
            "; the {} of each way who were needed in most sessions, all of them are in leaders.csv",
            of_each);
    for (auto const i : told) {
        std::vector<Prose> row{
            prose(std::string(leaders.text(i, "arm"))),
            prose(std::string(leaders.text(i, "person")),
                  leaders.text(i, "name").empty() ? std::string{}
                                                  : ", " + std::string(leaders.text(i, "name"))),
            prose(std::string(leaders.text(i, "title")))};
        for (auto const* column :
             {"pledged_hours", "given_hours", "used_hours", "individual_hours", "steering_hours"})
            row.push_back(prose(number_span(leaders.number(i, column), "hours")));
        for (auto const* column : {"required_sessions", "blocked_sessions"})
            row.push_back(prose(plain_span(leaders.number(i, column), 1)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

std::optional<Section> leaders_section(StudyFolder const& folder) {
    auto const* totals = folder.find("totals.csv");
    if (totals == nullptr) return std::nullopt;
    Section section{"leaders", "What it asks of leaders", {}};
    section.blocks.push_back(lines_figure(
        folder, "hours", "Hours a week of a programme leader",
        prose("Means over the programme's leaders; bands hold nine runs of ten."),
        {{"leader_pledged_hours", "Pledged", AxisKind::plain},
         {"leader_given_hours", "Given of it", AxisKind::plain},
         {"leader_used_hours", "Used in sessions and preparing", AxisKind::plain},
         {"leader_diary_hours", "Meetings in the diary", AxisKind::plain},
         {"leader_steering_hours", "Steering a unit", AxisKind::plain},
         {"decisions_defaulted", "Decisions by default, all managers", AxisKind::plain}},
        true));
    section.blocks.push_back(hours_table(folder, *totals));
    if (auto const* slips = folder.find("slips.csv"))
        if (auto table = slips_table(folder, *slips); !table.rows.empty())
            section.blocks.push_back(table);
    if (auto const* leaders = folder.find("leaders.csv"))
        section.blocks.push_back(leader_hours_table(folder, *leaders));
    return section;
}

}  // namespace diorama::page
