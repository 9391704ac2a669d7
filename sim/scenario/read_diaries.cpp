#include <fmt/format.h>

#include <algorithm>

#include "calendar/appointment.hpp"
#include "charts/diary_reader.hpp"
#include "charts/ical_reader.hpp"
#include "charts/text_index.hpp"
#include "scenario/draft.hpp"
#include "scenario/layers.hpp"
#include "scenario/organisations.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

namespace {

/// `[[leadership.diary]]`: one person's week, as the resolved scenario writes it.
void read_written_diary(Value const& value, Draft& draft, problems::Problems& problems) {
    TableReader reader(&value.table, "leadership.diary.", problems);
    reader.require("person", value.place, R"(person = "P000012")");
    reader.require("busy", value.place, R"(busy = ["mon 9-12", "tue 13-17"])");
    charts::DiaryEntry entry;
    entry.person = reader.text("person").value_or("");
    entry.place = reader.place_of("person");
    if (auto const times = reader.texts("busy", R"(busy = ["mon 9-12", "tue 13-17"])"))
        for (auto const& time : *times) {
            auto const busy = calendar::appointment_from(time.text);
            if (!busy)
                problems.add(time.place,
                             fmt::format("'{}' is no time of the working week", time.text),
                             R"(write a day and hours from 9 to 17, as "mon 9-12")");
            entry.busy |= busy.value_or(0);
        }
    reader.complain_of_unknown();
    draft.diaries.push_back(std::move(entry));
}

}  // namespace

void read_diaries(TableReader& leadership, Draft& draft) {
    auto& problems = leadership.problems();
    for (auto const* table : leadership.tables("diary"))
        read_written_diary(*table, draft, problems);
    if (!leadership.text("diaries")) return;
    auto const& value = *leadership.value("diaries");
    if (value.text.empty()) {
        problems.add(value.place, "leadership.diaries is empty",
                     "write the path of a file, or leave the key out");
        return;
    }
    auto const path = located_path(value);
    if (charts::is_calendars(path)) {
        // Read when it is known whose they are; a missing file is told with the others.
        if (is_there({path, value.place}, "diaries", problems)) draft.calendars = path;
        return;
    }
    auto entries = charts::read_diaries(path, problems);
    draft.diaries.insert(draft.diaries.end(), entries.begin(), entries.end());
}

std::vector<mechanisms::ImportedDiary> settle_diaries(org::Organisation const& organisation,
                                                      Draft& draft, problems::Problems& problems,
                                                      std::vector<std::string>& notes) {
    if (draft.calendars) {
        auto const read = charts::read_calendars(*draft.calendars, organisation, problems);
        draft.diaries.insert(draft.diaries.end(), read.entries.begin(), read.entries.end());
        notes.insert(notes.end(), read.notes.begin(), read.notes.end());
    }
    charts::TextIndex ids;
    for (std::size_t i = 0; i < organisation.headcount() && !draft.diaries.empty(); ++i)
        ids.number(organisation.id(org::person(i)));
    std::vector<mechanisms::ImportedDiary> diaries;
    for (auto const& entry : draft.diaries) {
        auto const row = ids.find(entry.person);
        if (row == charts::TextIndex::none) {
            problems.add(entry.place,
                         fmt::format("nobody in the organisation has the id '{}'", entry.person),
                         "write the id of a filled post of the chart");
            continue;
        }
        auto const who = org::person(row);
        auto const known = std::ranges::find(diaries, who, &mechanisms::ImportedDiary::who);
        if (known == diaries.end())
            diaries.push_back({who, entry.busy});
        else
            known->busy |= entry.busy;
    }
    std::ranges::sort(diaries, {}, &mechanisms::ImportedDiary::who);
    return diaries;
}

}  // namespace diorama::scenario
