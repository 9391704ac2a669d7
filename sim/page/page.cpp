#include "page/page.hpp"

#include <filesystem>

#include "page/html.hpp"
#include "page/markdown.hpp"
#include "page/run_page.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

Document document_of(std::string const& folder) {
    std::error_code error;
    auto const path = std::filesystem::path(folder);
    // A comparison says so by its facts; anything else is a run, or nothing of ours.
    if (!std::filesystem::exists(path / "study.json", error) &&
        std::filesystem::exists(path / "run.json", error))
        return compose_run(folder);
    return compose(read_study_folder(folder));
}

}  // namespace

std::string html_page(std::string const& folder) { return html_of(document_of(folder)); }

MarkdownPage markdown_page(std::string const& folder, std::string const& figures) {
    return markdown_of(document_of(folder), figures);
}

}  // namespace diorama::page
