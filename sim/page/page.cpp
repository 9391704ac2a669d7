#include "page/page.hpp"

#include <filesystem>

#include "page/experiment_page.hpp"
#include "page/html.hpp"
#include "page/markdown.hpp"
#include "page/run_page.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

Document document_of(std::string const& folder) {
    std::error_code error;
    auto const path = std::filesystem::path(folder);
    // Each says by its facts what it is; a folder without any is refused as no comparison.
    if (std::filesystem::exists(path / "experiment.json", error)) return compose_experiment(folder);
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
