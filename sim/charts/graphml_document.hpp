#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "charts/draft.hpp"
#include "problems/problem.hpp"

namespace diorama::charts {

/// A GraphML file as ids, ends and attributes, before anyone says what they mean.
struct GraphmlDocument {
    using Attributes = std::vector<std::pair<std::string, std::string>>;
    struct Node {
        std::string id;
        Spot spot;
        Attributes attributes;
    };
    struct Edge {
        std::uint32_t source;  ///< place in nodes
        std::uint32_t target;
        Spot spot;
        Attributes attributes;
    };
    std::vector<Node> nodes;  ///< in the file's order
    std::vector<Edge> edges;
    bool directed = true;
    Spot graph_spot;
};

/// Reads GraphML through Boost.Graph, after an outline of our own has located every element.
/// Takes    path: a file of at most 512 MiB
/// Errors   added to `problems`; then nothing is returned
std::optional<GraphmlDocument> read_graphml_document(std::string const& path,
                                                     problems::Problems& problems);

/// The first attribute whose name, plainly written, is one of `names`; "" when there is none.
std::string_view attribute(GraphmlDocument::Attributes const& attributes,
                           std::initializer_list<std::string_view> names);

}  // namespace diorama::charts
