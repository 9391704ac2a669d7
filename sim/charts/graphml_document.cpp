#include "charts/graphml_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/graphml.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "charts/columns.hpp"
#include "charts/csv_records.hpp"
#include "charts/text_index.hpp"
#include "charts/xml_outline.hpp"

namespace diorama::charts {
namespace {

constexpr std::uintmax_t most_bytes = 512U << 20U;

/// Takes Boost's calls. Boost numbers nodes in the order in which the file declares them, an id
/// that is declared twice once; values come as text, so no declared type can be the wrong one.
class Taker final : public boost::mutate_graph {
public:
    Taker(bool directed, std::vector<GraphmlDocument::Attributes>& nodes,
          std::vector<GraphmlDocument::Attributes>& edges)
        : directed_(directed), nodes_(nodes), edges_(edges) {}

    bool is_directed() const override { return directed_; }
    boost::any do_add_vertex() override {
        nodes_.emplace_back();
        return nodes_.size() - 1;
    }
    std::pair<boost::any, bool> do_add_edge(boost::any, boost::any) override {
        edges_.emplace_back();
        return {edges_.size() - 1, true};
    }
    void set_graph_property(std::string const&, std::string const&, std::string const&) override {}
    void set_vertex_property(std::string const& name, boost::any vertex, std::string const& value,
                             std::string const&) override {
        nodes_.at(boost::any_cast<std::size_t>(vertex)).emplace_back(name, value);
    }
    void set_edge_property(std::string const& name, boost::any edge, std::string const& value,
                           std::string const&) override {
        edges_.at(boost::any_cast<std::size_t>(edge)).emplace_back(name, value);
    }

private:
    bool directed_;
    std::vector<GraphmlDocument::Attributes>& nodes_;
    std::vector<GraphmlDocument::Attributes>& edges_;
};

std::optional<std::string> read_text(std::string const& path, problems::Problems& problems) {
    std::error_code error;
    auto const refuse = [&](std::string what, std::string instead) {
        problems.add({path, 1, 1}, std::move(what), std::move(instead));
        return std::nullopt;
    };
    if (!std::filesystem::exists(path, error))
        return refuse("there is no such file", "give the path of a CSV or GraphML file");
    if (std::filesystem::is_directory(path, error))
        return refuse("this is a folder", "give the path of a file in it");
    if (std::filesystem::file_size(path, error) > most_bytes && !error)
        return refuse("GraphML of more than 512 MiB is not read", "give the chart as CSV");
    std::ifstream file(path, std::ios::binary);
    if (!file) return refuse("the file cannot be opened for reading", "check its permissions");
    std::ostringstream bytes;
    bytes << file.rdbuf();
    std::string text = std::move(bytes).str();
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return refuse("the file is UTF-16", "save it as UTF-8");
    std::size_t const wrong = std::min(first_wrong_utf8(text), text.find('\0'));
    if (wrong < text.size()) {
        std::size_t const line_start = text.rfind('\n', wrong) + 1;  // npos + 1 is 0
        auto const line = std::count(text.begin(), text.begin() + std::ptrdiff_t(wrong), '\n') + 1;
        std::size_t const column =
            characters(std::string_view(text).substr(line_start, wrong - line_start)) + 1;
        problems.add({path, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column)},
                     "this byte is not UTF-8 text", "save the file as UTF-8");
        return std::nullopt;
    }
    return text;
}

/// Ends of edges as places of nodes; a node that nothing declares is a mistake.
bool resolve_ends(XmlOutline const& outline, TextIndex const& ids, std::string const& path,
                  GraphmlDocument& document, problems::Problems& problems) {
    for (XmlOutline::Edge const& edge : outline.edges) {
        std::uint32_t const source = ids.find(edge.source);
        std::uint32_t const target = ids.find(edge.target);
        for (auto const& [end, number] : {std::pair(&edge.source, source), {&edge.target, target}})
            if (number == TextIndex::none)
                problems.add({path, edge.spot.line, edge.spot.column},
                             fmt::format("this edge ends at '{}', which is no node", *end),
                             fmt::format("declare <node id=\"{}\"/> or mend the edge", *end));
        document.edges.push_back({source, target, edge.spot, {}});
    }
    return problems.empty();
}

bool take_attributes(std::string const& text, std::string const& path, bool directed,
                     std::vector<GraphmlDocument::Attributes>& nodes,
                     std::vector<GraphmlDocument::Attributes>& edges,
                     problems::Problems& problems) {
    Taker taker(directed, nodes, edges);
    std::istringstream input(text);
    try {
        boost::read_graphml(input, taker, 0);
        return true;
    } catch (std::exception const& error) {
        // The outline has passed: what is left concerns keys and their values, as a whole.
        problems.add({path, 1, 1}, fmt::format("this GraphML cannot be read: {}", error.what()),
                     "declare every key, and let edges be directed as the graph says");
        return false;
    }
}

}  // namespace

std::string_view attribute(GraphmlDocument::Attributes const& attributes,
                           std::initializer_list<std::string_view> names) {
    for (std::string_view const name : names)
        for (auto const& [key, value] : attributes)
            if (plain(key) == name) return value;
    return {};
}

std::optional<GraphmlDocument> read_graphml_document(std::string const& path,
                                                     problems::Problems& problems) {
    std::optional<std::string> const text = read_text(path, problems);
    if (!text) return std::nullopt;
    XmlOutline outline = outline_graphml(*text, path, problems);
    if (!problems.empty()) return std::nullopt;

    GraphmlDocument document;
    document.directed = outline.directed;
    document.graph_spot = outline.graph_spot;
    TextIndex ids;
    for (XmlOutline::Node const& node : outline.nodes) {
        if (std::uint32_t const first = ids.find(node.id); first != TextIndex::none)
            problems.add({path, node.spot.line, node.spot.column},
                         fmt::format("the node '{}' is declared twice, first in line {}", node.id,
                                     document.nodes[first].spot.line),
                         "give every node an id of its own");
        else
            document.nodes.push_back({node.id, node.spot, {}});
        ids.number(node.id);
    }
    if (!resolve_ends(outline, ids, path, document, problems)) return std::nullopt;

    std::vector<GraphmlDocument::Attributes> nodes, edges;
    if (!take_attributes(*text, path, outline.directed, nodes, edges, problems))
        return std::nullopt;
    if (nodes.size() != document.nodes.size() || edges.size() != document.edges.size()) {
        problems.add({path, outline.graph_spot.line, outline.graph_spot.column},
                     "nodes or edges stand where GraphML has none",
                     "put all of them directly into <graph>");
        return std::nullopt;
    }
    for (std::size_t i = 0; i < nodes.size(); ++i)
        document.nodes[i].attributes = std::move(nodes[i]);
    for (std::size_t i = 0; i < edges.size(); ++i)
        document.edges[i].attributes = std::move(edges[i]);
    return document;
}

}  // namespace diorama::charts
