#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/process.hpp"

namespace diorama::test {

/// The cells of a table, line by line (the header is line 0), quotes taken off.
std::vector<std::vector<std::string>> cells_of(std::string const& text);
/// The lines of a table, cells by their column.
std::vector<std::map<std::string, std::string>> lines_of(std::string const& text);

/// a.sqlite: a store of two ways over a grid of six points, with names that are anything but names.
void write_store(Folder const& folder);

/// Whether a browser and node are there to look at a page; says what to install where they are not.
bool can_look();

/// What a reader of each page meets in a headless browser: six looks, as tests/page/look.mjs says.
/// Cost     a second to begin with, a few more for each page with live charts: one call for all
nlohmann::json look_at(Folder const& folder, std::vector<std::string> const& pages);

/// Fails where a look found something on the console, a request, something beyond the window, or
/// a chart that could not be drawn.
/// Takes    live: whether the page has charts that answer to the pointer
void demand_clean(nlohmann::json const& looks, bool live);

}  // namespace diorama::test
