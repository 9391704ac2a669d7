#include "charts/ties_reader.hpp"

#include <fmt/format.h>

#include "charts/chart_reader.hpp"
#include "charts/columns.hpp"
#include "charts/csv_records.hpp"
#include "charts/graphml_document.hpp"
#include "charts/table.hpp"
#include "charts/tie_collector.hpp"

namespace diorama::charts {
namespace {

void read_csv_ties(std::string const& path, TieCollector& collector, problems::Problems& problems) {
    CsvRecords records(path, problems);
    auto const headers = read_headers(records, path, "the header source,target", problems);
    if (headers.empty()) return;
    auto const layout = recognise_ties(headers);
    complain_of_columns_twice(records, layout.twice, headers, problems);
    if (!layout.has(TieColumn::source) || !layout.has(TieColumn::target)) {
        problems.add({path, 1, 1},
                     fmt::format("no columns say who is tied to whom; the columns are: {}",
                                 list_of(headers)),
                     "name them source and target (or from and to, sender and recipient)");
        return;
    }
    auto const text = [&](TieColumn column) { return cell(records, layout, column); };
    auto const spot = [&](TieColumn column) { return records.spot(layout.at(column)); };
    while (records.next())
        if (check_width(records, headers.size(), problems))
            collector.add({text(TieColumn::source), text(TieColumn::target),
                           text(TieColumn::weight), text(TieColumn::kind), spot(TieColumn::source),
                           spot(TieColumn::target), spot(TieColumn::weight),
                           records.delimiter() != ','});
}

void read_graphml_ties(std::string const& path, TieCollector& collector,
                       problems::Problems& problems) {
    auto const document = read_graphml_document(path, problems);
    if (!document) return;
    for (GraphmlDocument::Edge const& edge : document->edges) {
        std::string const kind = plain(attribute(edge.attributes, {"kind", "type", "relation"}));
        if (kind == "reportsto" || kind == "line" || kind == "manager" || kind == "matrix")
            continue;
        Spot const spot = edge.spot;
        collector.add({document->nodes[edge.source].id, document->nodes[edge.target].id,
                       attribute(edge.attributes, {"weight"}), kind, spot, spot, spot});
    }
}

}  // namespace

TiesReading read_ties(std::string const& path, org::Organisation const& organisation) {
    TiesReading reading;
    problems::Problems problems;
    TieCollector collector(path, organisation, reading, problems);
    if (is_graphml(path))
        read_graphml_ties(path, collector, problems);
    else
        read_csv_ties(path, collector, problems);
    collector.settle();
    // A GraphML file may be a chart without ties, or with ties to vacant posts alone.
    if (!is_graphml(path) && problems.empty()) collector.demand_somebody();
    reading.problems = problems.list();
    reading.problem_count = problems.count();
    return reading;
}

std::vector<org::Tie> load_ties(std::string const& path, org::Organisation const& organisation) {
    TiesReading reading = read_ties(path, organisation);
    if (!reading.ok()) throw problems::InputError(std::move(reading.problems));
    return reading.ties.list();
}

}  // namespace diorama::charts
