#include "charts/graphml_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "charts/columns.hpp"
#include "charts/graphml_document.hpp"

namespace diorama::charts {
namespace {

std::string_view kind_text(GraphmlDocument::Edge const& edge) {
    return attribute(edge.attributes, {"kind", "type", "relation"});
}

enum class EdgeKind { line, matrix, tie };

EdgeKind kind_of(GraphmlDocument::Edge const& edge) {
    std::string const kind = plain(kind_text(edge));
    if (kind.empty() || kind == "reportsto" || kind == "line" || kind == "manager" ||
        kind == "reportingline")
        return EdgeKind::line;
    return kind == "matrix" || kind == "dottedline" ? EdgeKind::matrix : EdgeKind::tie;
}

/// Node attributes that a chart has columns for, by the same names as in a CSV file.
Layout<column_kinds> layout_of(GraphmlDocument const& document, std::vector<std::string>& headers) {
    for (GraphmlDocument::Node const& node : document.nodes)
        for (auto const& [key, value] : node.attributes)
            if (std::ranges::find(headers, key) == headers.end()) headers.push_back(key);
    return recognise_chart(headers);
}

void take_node(GraphmlDocument::Node const& node, Layout<column_kinds> const& layout,
               std::vector<std::string> const& headers, Draft& draft) {
    auto const text = [&](Column column) -> std::string_view {
        for (auto const& [key, value] : node.attributes)
            if (key == headers[layout.at(column)]) return value;
        return {};
    };
    if (!draft.begin_post(node.id, node.spot)) return;
    if (layout.has(Column::manager)) draft.set_manager(text(Column::manager), node.spot);
    if (layout.has(Column::title)) draft.set_title(text(Column::title));
    if (layout.has(Column::department)) draft.set_department(text(Column::department), node.spot);
    if (layout.has(Column::location)) draft.set_location(text(Column::location));
    if (layout.has(Column::team)) draft.set_team(text(Column::team));
    if (layout.has(Column::name)) draft.set_name(text(Column::name));
    if (layout.has(Column::fte)) draft.set_fte(text(Column::fte), node.spot, false);
    if (layout.has(Column::level)) draft.set_level(text(Column::level), node.spot);
    if (layout.has(Column::status)) draft.set_vacancy(text(Column::status), "");
}

}  // namespace

void read_graphml_chart(std::string const& path, Draft& draft, problems::Problems& problems) {
    std::optional<GraphmlDocument> const document = read_graphml_document(path, problems);
    if (!document) return;
    if (document->nodes.empty()) {
        problems.add({path, document->graph_spot.line, document->graph_spot.column},
                     "the graph has no node", "write one node a post");
        return;
    }
    std::vector<std::vector<GraphmlDocument::Edge const*>> lines(document->nodes.size());
    std::size_t ties = 0;
    for (GraphmlDocument::Edge const& edge : document->edges) {
        EdgeKind const kind = kind_of(edge);
        if (kind == EdgeKind::tie) {
            ++ties;
            continue;
        }
        if (!document->directed && kind_text(edge).empty()) {
            problems.add({path, document->graph_spot.line, document->graph_spot.column},
                         "the graph is undirected: nobody can tell who reports to whom",
                         "write edgedefault=\"directed\", each edge from report to manager");
            return;
        }
        lines[edge.source].push_back(&edge);
    }
    std::vector<std::string> headers;
    Layout<column_kinds> const layout = layout_of(*document, headers);
    for (std::size_t i = 0; i < document->nodes.size(); ++i) {
        take_node(document->nodes[i], layout, headers, draft);
        bool has_manager = false;
        for (GraphmlDocument::Edge const* edge : lines[i]) {
            std::string const& manager = document->nodes[edge->target].id;
            if (kind_of(*edge) == EdgeKind::matrix) {
                draft.add_matrix_manager(manager, edge->spot);
            } else if (!has_manager) {
                draft.set_manager(manager, edge->spot);
                has_manager = true;
            } else {
                draft.mistake(edge->spot,
                              fmt::format("'{}' has more than one manager", document->nodes[i].id),
                              "give further lines the kind matrix, and ties the kind tie",
                              "took this one as a matrix line");
                draft.add_matrix_manager(manager, edge->spot);
            }
        }
    }
    if (ties > 0) draft.note(fmt::format("{} edges are ties and no reporting lines", ties));
    draft.settle();
}

}  // namespace diorama::charts
