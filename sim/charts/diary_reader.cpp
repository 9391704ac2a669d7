#include "charts/diary_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "calendar/appointment.hpp"
#include "charts/columns.hpp"
#include "charts/csv_records.hpp"

namespace diorama::charts {

namespace {

enum DiaryColumn : std::size_t { person, weekday, start, end, column_count };

constexpr std::array<std::string_view, column_count> column_names{"person", "weekday", "start",
                                                                  "end"};
constexpr std::array<std::array<std::string_view, 4>, column_count> synonyms{{
    {"person", "id", "personid", "employeeid"},
    {"weekday", "day", "dayofweek", "wochentag"},
    {"start", "from", "begin", "starttime"},
    {"end", "to", "until", "endtime"},
}};

/// Field of each column in the header; says which are missing.
std::optional<std::array<std::size_t, column_count>> find_columns(CsvRecords const& header,
                                                                  std::string const& path,
                                                                  problems::Problems& problems) {
    std::array<std::size_t, column_count> fields{};
    std::string missing;
    for (std::size_t column = 0; column < column_count; ++column) {
        fields[column] = header.size();
        for (std::size_t field = header.size(); field-- > 0;)
            if (std::ranges::find(synonyms[column], plain(header[field])) != synonyms[column].end())
                fields[column] = field;
        if (fields[column] == header.size())
            missing += (missing.empty() ? "" : ", ") + std::string(column_names[column]);
    }
    if (missing.empty()) return fields;
    problems.add(
        {path, 1, 1},
        fmt::format("a diary needs the columns person, weekday, start and end; missing: {}",
                    missing),
        "write the header person,weekday,start,end");
    return std::nullopt;
}

}  // namespace

std::vector<DiaryEntry> read_diaries(std::string const& path, problems::Problems& problems) {
    std::vector<DiaryEntry> entries;
    CsvRecords records(path, problems);
    if (!records.next()) {
        if (problems.empty())
            problems.add({path, 1, 1}, "the file is empty",
                         "begin with the header person,weekday,start,end");
        return entries;
    }
    auto const fields = find_columns(records, path, problems);
    if (!fields) return entries;
    std::size_t const width = records.size();
    while (records.next()) {
        if (records.size() != width) {
            problems.add(
                records.place(std::min(records.size(), width)),
                fmt::format("this row has {} fields and the header {}", records.size(), width),
                "write one field a column");
            continue;
        }
        auto const cell = [&](DiaryColumn column) { return records[(*fields)[column]]; };
        auto const day = calendar::day_from(cell(weekday));
        auto const from = calendar::hour_from(cell(start), calendar::Rounding::down);
        auto const until = calendar::hour_from(cell(end), calendar::Rounding::up);
        if (cell(person).empty())
            problems.add(records.place((*fields)[person]), "this appointment is nobody's",
                         "write the id of a person");
        else if (!day)
            problems.add(records.place((*fields)[weekday]),
                         fmt::format("'{}' is no day of the working week", cell(weekday)),
                         "write Monday to Friday, or Mon to Fri");
        else if (!from)
            problems.add(records.place((*fields)[start]),
                         fmt::format("'{}' is no hour from 9:00 to 17:00", cell(start)),
                         "write 9, 9:30 or 16:00");
        else if (!until || *until <= *from)
            problems.add(records.place((*fields)[end]),
                         fmt::format("'{}' is no hour after the start, up to 17:00", cell(end)),
                         "write when the appointment ends, as 10:30 or 17");
        else
            entries.push_back({std::string(cell(person)),
                               calendar::appointment(*day, *from, *until),
                               records.place((*fields)[person])});
    }
    return entries;
}

}  // namespace diorama::charts
