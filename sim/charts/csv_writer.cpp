#include "charts/text_sink.hpp"
#include "charts/writers.hpp"

namespace diorama::charts {
namespace {

void put_cell(TextSink& sink, std::string_view text) {
    if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
        sink.put(text);
        return;
    }
    sink.put('"');
    for (char const c : text) {
        if (c == '"') sink.put('"');
        sink.put(c);
    }
    sink.put('"');
}

/// The further columns of one chart, in a fixed order.
struct ChartColumns {
    org::Chart const& chart;
    bool names;

    void put_header(TextSink& sink) const {
        sink.put("id,manager_id,title,department");
        if (names) sink.put(",name");
        if (!chart.locations.empty()) sink.put(",location");
        if (!chart.teams.empty()) sink.put(",team");
        if (!chart.levels.empty()) sink.put(",level");
        if (!chart.ftes.empty()) sink.put(",fte");
        if (!chart.vacant.empty()) sink.put(",status");
        if (!chart.matrix_lines.empty()) sink.put(",second_manager_id");
        sink.end_line();
    }

    void put_row(TextSink& sink, std::size_t post, std::string_view second_managers) const {
        auto const cell = [&](std::string_view text) {
            sink.put(',');
            put_cell(sink, text);
        };
        put_cell(sink, chart.ids[post]);
        org::PersonId const manager = chart.managers[post];
        cell(manager == org::no_person ? std::string_view{} : chart.ids[org::row(manager)]);
        cell(chart.titles[post]);
        cell(chart.departments[post]);
        if (names) cell(chart.names[post]);
        if (!chart.locations.empty()) cell(chart.locations[post]);
        if (!chart.teams.empty()) cell(chart.teams[post]);
        if (!chart.levels.empty()) {
            sink.put(',');
            sink.number(static_cast<unsigned>(chart.levels[post]));
        }
        if (!chart.ftes.empty()) {
            sink.put(',');
            sink.number(chart.ftes[post]);
        }
        if (!chart.vacant.empty()) cell(chart.vacant[post] ? "vacant" : "filled");
        if (!chart.matrix_lines.empty()) cell(second_managers);
        sink.end_line();
    }
};

/// Ids of second managers, several parted by a bar: one text a post.
std::vector<std::string> second_managers_of(org::Chart const& chart) {
    std::vector<std::string> texts(chart.matrix_lines.empty() ? 0 : chart.posts());
    for (org::MatrixLine const& line : chart.matrix_lines) {
        std::string& text = texts[org::row(line.post)];
        if (!text.empty()) text += '|';
        text += chart.ids[org::row(line.manager)];
    }
    return texts;
}

}  // namespace

void write_chart_csv(std::ostream& out, org::Chart const& chart, Names names) {
    TextSink sink(out);
    ChartColumns const columns{chart, names == Names::written && !chart.names.empty()};
    std::vector<std::string> const second_managers = second_managers_of(chart);
    columns.put_header(sink);
    for (std::size_t post = 0; post < chart.posts(); ++post)
        columns.put_row(sink, post,
                        second_managers.empty() ? std::string_view{} : second_managers[post]);
}

void write_ties_csv(std::ostream& out, org::Organisation const& organisation,
                    std::span<org::Tie const> ties) {
    TextSink sink(out);
    sink.put("source,target,weight,kind\n");
    for (org::Tie const& tie : ties) {
        put_cell(sink, organisation.id(tie.a));
        sink.put(',');
        put_cell(sink, organisation.id(tie.b));
        sink.put(',');
        sink.number(tie.weight);
        sink.put(tie.origin == org::TieOrigin::generated ? ",generated" : ",given");
        sink.end_line();
    }
}

}  // namespace diorama::charts
