#pragma once
#include "page/document.hpp"
#include "page/page.hpp"

namespace diorama::page {

/// The document as Markdown (CommonMark with pipe tables), its charts as SVG files.
/// Takes    figures: the folder, as the text names it
MarkdownPage markdown_of(Document const& document, std::string const& figures);

}  // namespace diorama::page
