#pragma once
#include <string>

#include "charts/draft.hpp"
#include "problems/problem.hpp"

namespace diorama::charts {

/// Reads a GraphML file into a draft. Edges whose `kind` is `reports_to` or `line` run from report
/// to manager, `matrix` is a second line, any other kind is a tie and left to the ties reader.
/// Without a kind every edge of a directed graph is a reporting line.
/// Errors   added to `problems`: not XML, no graph, undirected without kinds, an edge to a node
/// that
///          is not declared, several managers
void read_graphml_chart(std::string const& path, Draft& draft, problems::Problems& problems);

}  // namespace diorama::charts
