#include "charts/columns.hpp"

#include <algorithm>

namespace diorama::charts {
namespace {

using Spellings = std::span<std::string_view const>;

constexpr std::string_view id_names[]{
    "id",           "employee_id",      "person_id",       "emp_id",
    "post_id",      "position_id",      "staff_id",        "worker_id",
    "user_id",      "personnel_number", "employee_number", "employee_no",
    "staff_number", "payroll_number",   "node_id",         "node",
    "post",         "employee",         "person",          "worker",
    "key"};
constexpr std::string_view manager_names[]{"manager_id",
                                           "reports_to",
                                           "manager",
                                           "reports_to_id",
                                           "supervisor_id",
                                           "supervisor",
                                           "boss_id",
                                           "boss",
                                           "manager_employee_id",
                                           "manager_person_id",
                                           "manager_post_id",
                                           "line_manager_id",
                                           "line_manager",
                                           "reporting_to",
                                           "reports_to_post",
                                           "reporting_manager",
                                           "reporting_manager_id",
                                           "direct_manager",
                                           "direct_manager_id",
                                           "supervisor_employee_id",
                                           "parent_id",
                                           "parent",
                                           "superior_id",
                                           "superior",
                                           "head_id",
                                           "lead_id",
                                           "manager_emp_id",
                                           "manager_number"};
constexpr std::string_view title_names[]{
    "title",          "job_title",      "position",   "role",     "job",
    "position_title", "business_title", "post_title", "function", "job_name"};
constexpr std::string_view department_names[]{"department",
                                              "dept",
                                              "unit",
                                              "division",
                                              "org_unit",
                                              "organisational_unit",
                                              "organizational_unit",
                                              "business_unit",
                                              "department_name",
                                              "department_id",
                                              "section",
                                              "directorate",
                                              "area"};
constexpr std::string_view name_names[]{"name",         "full_name",   "employee_name",
                                        "display_name", "person_name", "worker_name"};
constexpr std::string_view location_names[]{"location", "site",          "office", "city",
                                            "place",    "work_location", "country"};
constexpr std::string_view fte_names[]{"fte", "full_time_equivalent", "ftes", "fte_share"};
constexpr std::string_view level_names[]{"level", "job_level", "org_level"};
constexpr std::string_view team_names[]{"team", "team_name", "squad", "group"};
constexpr std::string_view status_names[]{"status", "post_status", "position_status",
                                          "employment_status"};
constexpr std::string_view vacant_names[]{"vacant", "is_vacant", "vacancy"};
constexpr std::string_view matrix_names[]{"second_manager_id",
                                          "second_manager",
                                          "matrix_manager_id",
                                          "matrix_manager",
                                          "matrix",
                                          "dotted_line",
                                          "dotted_line_manager",
                                          "dotted_line_manager_id",
                                          "dotted_line_to",
                                          "secondary_manager",
                                          "secondary_manager_id",
                                          "functional_manager",
                                          "functional_manager_id"};

constexpr std::string_view source_names[]{"source",  "from",      "sender",   "a",
                                          "from_id", "source_id", "person_a", "person1",
                                          "id1",     "ego",       "i"};
constexpr std::string_view target_names[]{"target",  "to",    "recipient", "receiver",
                                          "b",       "to_id", "target_id", "person_b",
                                          "person2", "id2",   "alter",     "j"};
constexpr std::string_view weight_names[]{"weight",   "emails",    "messages", "count",    "mails",
                                          "strength", "frequency", "hours",    "meetings", "n"};
constexpr std::string_view kind_names[]{"kind", "type", "origin"};

constexpr std::string_view person_names[]{"person", "id", "person_id", "employee_id"};
constexpr std::string_view weekday_names[]{"weekday", "day", "day_of_week", "wochentag"};
constexpr std::string_view start_names[]{"start", "from", "begin", "start_time"};
constexpr std::string_view end_names[]{"end", "to", "until", "end_time"};

constexpr std::array<Spellings, column_kinds> chart_names{
    id_names,  manager_names, title_names, department_names, name_names,   location_names,
    fte_names, level_names,   team_names,  status_names,     vacant_names, matrix_names};
constexpr std::array<Spellings, tie_column_kinds> tie_names{source_names, target_names,
                                                            weight_names, kind_names};
constexpr std::array<Spellings, diary_column_kinds> diary_names{person_names, weekday_names,
                                                                start_names, end_names};

template <std::size_t kinds>
Layout<kinds> recognise(std::span<std::string const> headers,
                        std::array<Spellings, kinds> const& known) {
    Layout<kinds> layout;
    std::array<std::size_t, kinds> rank;
    rank.fill(Layout<kinds>::none);
    std::vector<bool> ours(headers.size(), false);
    for (std::size_t field = 0; field < headers.size(); ++field) {
        std::string const header = plain(headers[field]);
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            auto const found = std::ranges::find_if(
                known[kind], [&](std::string_view name) { return plain(name) == header; });
            if (found == known[kind].end()) continue;
            std::size_t const place = static_cast<std::size_t>(found - known[kind].begin());
            if (place == rank[kind]) {
                layout.twice.push_back(field);
                ours[field] = true;
            } else if (place < rank[kind]) {
                if (layout.field[kind] != Layout<kinds>::none) ours[layout.field[kind]] = false;
                layout.field[kind] = field;
                rank[kind] = place;
                ours[field] = true;
            }
            break;
        }
    }
    for (std::size_t field = 0; field < headers.size(); ++field)
        if (!ours[field]) layout.ignored.push_back(field);
    return layout;
}

}  // namespace

std::string plain(std::string_view text) {
    std::string letters;
    for (char const c : text) {
        if (c == ' ' || c == '_' || c == '-' || c == '.' || c == '\t') continue;
        letters.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return letters;
}

std::span<std::string_view const> names_of(Column column) {
    return chart_names[static_cast<std::size_t>(column)];
}

std::span<std::string_view const> names_of(DiaryColumn column) {
    return diary_names[static_cast<std::size_t>(column)];
}

Layout<diary_column_kinds> recognise_diary(std::span<std::string const> headers) {
    return recognise(headers, diary_names);
}

Layout<tie_column_kinds> recognise_ties(std::span<std::string const> headers) {
    return recognise(headers, tie_names);
}

Layout<column_kinds> recognise_chart(std::span<std::string const> headers) {
    Layout<column_kinds> layout = recognise(headers, chart_names);
    // A bare list of lines may call its two ends from and to.
    if (headers.size() == 2 && plain(headers[0]) == "from" && plain(headers[1]) == "to") {
        layout.field[static_cast<std::size_t>(Column::id)] = 0;
        layout.field[static_cast<std::size_t>(Column::manager)] = 1;
        layout.ignored.clear();
    }
    return layout;
}

}  // namespace diorama::charts
