#include "charts/chart_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "charts/columns.hpp"
#include "charts/csv_records.hpp"
#include "charts/draft.hpp"
#include "charts/graphml_chart.hpp"
#include "charts/neighbouring_files.hpp"
#include "charts/table.hpp"

namespace diorama::charts {
namespace {

using ChartLayout = Layout<column_kinds>;

/// Says why a header is not a chart's. True when it is one.
bool check_header(CsvRecords const& records, ChartLayout const& layout,
                  std::vector<std::string> const& headers, std::string const& path,
                  problems::Problems& problems) {
    complain_of_columns_twice(records, layout.twice, headers, problems);
    auto const missing = [&](Column column, std::string_view what) {
        if (layout.has(column)) return;
        auto const tie_columns = recognise_ties(headers);
        bool const ties = tie_columns.has(TieColumn::source) && tie_columns.has(TieColumn::target);
        auto const names = names_of(column);
        problems.add({path, 1, 1},
                     fmt::format("no column says {}; the columns are: {}", what, list_of(headers)),
                     ties ? "this looks like a list of ties: give it as ties beside a chart"
                          : fmt::format("name it {} (or {}, {}, …){}", names[0], names[1], names[2],
                                        neighbouring_chart(path)));
    };
    missing(Column::id, "who or which post a row is");
    missing(Column::manager, "to whom someone reports");
    return problems.empty();
}

void say_what_is_not_read(ChartLayout const& layout, std::vector<std::string> const& headers,
                          Draft& draft) {
    if (layout.ignored.empty()) return;
    std::vector<std::string> names;
    for (std::size_t const field : layout.ignored) names.push_back(headers[field]);
    draft.note(fmt::format("columns that are not used: {}", list_of(names)));
}

/// One row of a chart's file into the draft.
class RowReader {
public:
    RowReader(CsvRecords& records, ChartLayout const& layout, std::size_t width, Draft& draft)
        : records_(records), layout_(layout), width_(width), draft_(draft) {}

    void read() {
        if (records_.size() != width_) complain_of_width();
        if (!draft_.begin_post(text(Column::id), spot(Column::id))) return;
        draft_.set_manager(text(Column::manager), spot(Column::manager));
        if (layout_.has(Column::matrix)) read_matrix();
        if (layout_.has(Column::title)) draft_.set_title(text(Column::title));
        if (layout_.has(Column::department))
            draft_.set_department(text(Column::department), spot(Column::department));
        if (layout_.has(Column::location)) draft_.set_location(text(Column::location));
        if (layout_.has(Column::team)) draft_.set_team(text(Column::team));
        if (layout_.has(Column::name)) draft_.set_name(text(Column::name));
        if (layout_.has(Column::fte))
            draft_.set_fte(text(Column::fte), spot(Column::fte), records_.delimiter() != ',');
        if (layout_.has(Column::level)) draft_.set_level(text(Column::level), spot(Column::level));
        if (layout_.has(Column::status) || layout_.has(Column::vacant))
            draft_.set_vacancy(text(Column::status), text(Column::vacant));
    }

private:
    std::string_view text(Column column) const { return cell(records_, layout_, column); }
    Spot spot(Column column) const { return records_.spot(layout_.at(column)); }

    void complain_of_width() {
        bool const wide = records_.size() > width_;
        draft_.mistake(records_.spot(wide ? width_ : records_.size()),
                       width_complaint(records_, width_),
                       wide ? "put text that holds the delimiter in quotes"
                            : "write a delimiter for every empty field too",
                       wide ? "left out what is too much" : "took the missing fields as empty");
    }

    void read_matrix() {
        std::string_view rest = text(Column::matrix);
        while (!rest.empty()) {
            std::size_t const end = std::min(rest.find_first_of(";|"), rest.size());
            draft_.add_matrix_manager(trimmed(rest.substr(0, end)), spot(Column::matrix));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    CsvRecords& records_;
    ChartLayout const& layout_;
    std::size_t width_;
    Draft& draft_;
};

void read_csv_chart(std::string const& path, Draft& draft, problems::Problems& problems) {
    CsvRecords records(path, problems);
    auto const headers =
        read_headers(records, path, "a header such as id,manager_id,title,department", problems);
    if (headers.empty()) return;
    ChartLayout const layout = recognise_chart(headers);
    if (!check_header(records, layout, headers, path, problems)) return;
    say_what_is_not_read(layout, headers, draft);

    RowReader reader(records, layout, headers.size(), draft);
    while (records.next()) reader.read();
    if (records.broken()) return;
    if (draft.posts() == 0) {
        problems.add({path, records.line(), 1}, "there is a header and no row below it",
                     "write one row a post");
        return;
    }
    // A bare list of lines that names no root leaves its roots out; one that does is complete.
    if (headers.size() == 2 && !draft.names_a_root()) draft.add_managers_as_roots();
    draft.settle();
}

}  // namespace

bool is_graphml(std::string_view path) {
    std::size_t const dot = path.rfind('.');
    if (dot == std::string_view::npos) return false;
    std::string const end = plain(path.substr(dot + 1));
    return end == "graphml" || end == "xml";
}

ChartReading read_chart(std::string const& path, RepairMode mode) {
    ChartReading reading;
    problems::Problems problems;
    Draft draft(path, mode, reading, problems);
    if (is_graphml(path))
        read_graphml_chart(path, draft, problems);
    else
        read_csv_chart(path, draft, problems);
    reading.problems = problems.list();
    reading.problem_count = problems.count();
    std::ranges::stable_sort(reading.problems, [](auto const& a, auto const& b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    std::ranges::stable_sort(reading.repairs, [](Repair const& a, Repair const& b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    return reading;
}

org::Chart load_chart(std::string const& path, RepairMode mode) {
    ChartReading reading = read_chart(path, mode);
    if (!reading.ok()) throw problems::InputError(std::move(reading.problems));
    return std::move(reading.chart);
}

}  // namespace diorama::charts
