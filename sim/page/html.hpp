#pragma once
#include <string>

#include "page/document.hpp"

namespace diorama::page {

/// The document as one HTML file: styles, drawings, data and scripts within, nothing to fetch.
/// Numbers are `<data>` elements with their cell's text as value and its place as title.
std::string html_of(Document const& document);

/// JSON that can stand within a script element whatever its texts hold.
std::string json_in_script(std::string const& json);

}  // namespace diorama::page
