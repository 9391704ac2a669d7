#pragma once
#include <string_view>

namespace diorama::page {

// Files that are built into the program.
std::string_view page_style();   ///< assets/page.css
std::string_view page_script();  ///< assets/page.js
/// vega, vega-lite and vega-embed one after the other; empty where they could not be had when the
/// program was built.
std::string_view chart_library();

}  // namespace diorama::page
