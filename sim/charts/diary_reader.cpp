#include "charts/diary_reader.hpp"

#include <fmt/format.h>

#include <string_view>

#include "calendar/appointment.hpp"
#include "charts/columns.hpp"
#include "charts/csv_records.hpp"
#include "charts/table.hpp"

namespace diorama::charts {

namespace {

/// Says which columns are missing. True when there are all.
bool check_header(Layout<diary_column_kinds> const& layout, std::string const& path,
                  problems::Problems& problems) {
    std::string missing;
    for (auto const column :
         {DiaryColumn::person, DiaryColumn::weekday, DiaryColumn::start, DiaryColumn::end})
        if (!layout.has(column))
            missing += (missing.empty() ? "" : ", ") + std::string(names_of(column)[0]);
    if (missing.empty()) return true;
    problems.add(
        {path, 1, 1},
        fmt::format("a diary needs the columns person, weekday, start and end; missing: {}",
                    missing),
        "write the header person,weekday,start,end");
    return false;
}

void read_row(CsvRecords const& records, Layout<diary_column_kinds> const& layout,
              std::vector<DiaryEntry>& entries, problems::Problems& problems) {
    auto const text = [&](DiaryColumn column) { return cell(records, layout, column); };
    bool is_sound = true;
    auto const complain = [&](DiaryColumn column, std::string what, std::string instead) {
        is_sound = false;
        problems.add(records.place(layout.at(column)), std::move(what), std::move(instead));
    };
    auto const day = calendar::day_from(text(DiaryColumn::weekday));
    auto const from = calendar::hour_from(text(DiaryColumn::start), calendar::Rounding::down);
    auto const until = calendar::hour_from(text(DiaryColumn::end), calendar::Rounding::up);
    if (text(DiaryColumn::person).empty())
        complain(DiaryColumn::person, "this appointment is nobody's", "write the id of a person");
    if (!day)
        complain(DiaryColumn::weekday,
                 fmt::format("'{}' is no day of the working week", text(DiaryColumn::weekday)),
                 "write Monday to Friday, or Mon to Fri");
    if (!from)
        complain(DiaryColumn::start,
                 fmt::format("'{}' is no hour from 9:00 to 17:00", text(DiaryColumn::start)),
                 "write 9, 9:30 or 16:00");
    if (!until || (from && *until <= *from))
        complain(
            DiaryColumn::end,
            fmt::format("'{}' is no hour after the start, up to 17:00", text(DiaryColumn::end)),
            "write when the appointment ends, as 10:30 or 17");
    if (is_sound)
        entries.push_back({std::string(text(DiaryColumn::person)),
                           calendar::appointment(*day, *from, *until),
                           records.place(layout.at(DiaryColumn::person))});
}

}  // namespace

std::vector<DiaryEntry> read_diaries(std::string const& path, problems::Problems& problems) {
    std::vector<DiaryEntry> entries;
    CsvRecords records(path, problems);
    auto const headers =
        read_headers(records, path, "the header person,weekday,start,end", problems);
    if (headers.empty()) return entries;
    auto const layout = recognise_diary(headers);
    complain_of_columns_twice(records, layout.twice, headers, problems);
    if (!check_header(layout, path, problems)) return entries;
    while (records.next())
        if (check_width(records, headers.size(), problems))
            read_row(records, layout, entries, problems);
    return entries;
}

}  // namespace diorama::charts
