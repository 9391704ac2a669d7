#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "charts/draft.hpp"
#include "problems/problem.hpp"

namespace diorama::charts {

/// What a GraphML file holds and where, before a library makes a tree of it: Boost's reader has no
/// columns, makes nodes of misspelt ends, and recurses as deep as the file tells it to.
struct XmlOutline {
    struct Node {
        std::string id;
        Spot spot;
    };
    struct Edge {
        std::string source;
        std::string target;
        Spot spot;
    };
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    bool directed = true;
    Spot graph_spot;  ///< line 0 = there is no graph
};

/// Takes    text: a whole XML file
/// Errors   added to `problems`: tags that do not match, attributes without quotes, elements nested
///          deeper than 64, graphs in graphs, several graphs, nodes without id, edges without ends
XmlOutline outline_graphml(std::string_view text, std::string const& path,
                           problems::Problems& problems);

}  // namespace diorama::charts
