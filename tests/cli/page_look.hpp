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

/// Whether a browser and node are there to look at a page; says what to install where they are not.
bool can_look();

/// What a reader of `page` meets in a headless browser: six looks, as tests/page/look.mjs says.
nlohmann::json look_at(Folder const& folder, std::string const& page);

/// Fails where a look found something on the console, a request, something beyond the window, or
/// a chart that could not be drawn.
/// Takes    live: whether the page has charts that answer to the pointer
void demand_clean(nlohmann::json const& looks, bool live);

}  // namespace diorama::test
