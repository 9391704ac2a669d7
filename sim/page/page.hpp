#pragma once
#include <string>
#include <utility>
#include <vector>

namespace diorama::page {

/// One self-contained page out of a result folder of `compare`, `run` or `analyse`: it names no
/// other file and asks the network for nothing. Whatever it says is read from the folder's tables,
/// so that the same folder gives the same page.
///
/// Takes    folder: with study.json, run.json or experiment.json
/// Returns  HTML, UTF-8
/// Errors   throws problems::InputError: no result folder, a table that cannot be read
/// Cost     a tenth of a second for a study of four arms and 2,000 people
std::string html_page(std::string const& folder);

/// The same as Markdown, for those who paste it elsewhere.
struct MarkdownPage {
    std::string text;
    std::vector<std::pair<std::string, std::string>> figures;  ///< file name, SVG
};

/// Takes    figures: the folder, as the text names it, in which the figures will be
/// Errors   as html_page()
MarkdownPage markdown_page(std::string const& folder, std::string const& figures);

/// Whether the program was built with the libraries that draw charts on a screen. Without them a
/// page has its drawn ones.
bool has_live_charts();

}  // namespace diorama::page
