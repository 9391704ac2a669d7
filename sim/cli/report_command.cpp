#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "page/page.hpp"
#include "problems/problem.hpp"
#include "report/run_folder.hpp"

namespace diorama::cli {

namespace {

namespace fs = std::filesystem;

void demand_folder(std::string const& folder) {
    std::error_code error;
    if (fs::is_directory(folder, error)) return;
    throw problems::InputError(
        {{{folder, 1, 1},
          fs::exists(folder, error) ? "this is no folder" : "there is no such folder",
          "name a result folder of diorama compare or diorama run"}});
}

void put(std::string const& path, std::string const& text) {
    report::write_file(path, [&](std::ostream& out) { out << text; });
}

/// Figures stand beside the text: `dio.md` and `dio-figures/`.
void write_markdown(ReportOptions const& options) {
    auto const out = fs::path(options.out);
    auto const figures = out.stem().string() + "-figures";
    auto const folder = out.parent_path() / figures;
    std::error_code error;
    if (fs::exists(folder, error) && !options.force)
        throw problems::InputError({{{folder.string(), 1, 1},
                                     "the folder for the figures exists",
                                     "add --force to write into it, or name another FILE"}});
    auto const page = page::markdown_page(options.folder, figures);
    fs::create_directories(folder, error);
    if (error)
        throw std::runtime_error(
            fmt::format("cannot make {}: {}", folder.string(), error.message()));
    for (auto const& [name, svg] : page.figures) put((folder / name).string(), svg);
    put(options.out, page.text);
}

}  // namespace

int write_page(ReportOptions const& options) {
    demand_folder(options.folder);
    demand_new_file(options.out, options.force);
    Progress const progress("writing " + options.out, "", 0, voice(options.quiet));
    if (options.markdown)
        write_markdown(options);
    else
        put(options.out, page::html_page(options.folder));
    if (!options.quiet) say(fmt::format("The page is {}\n", options.out));
    return exit_done;
}

}  // namespace diorama::cli
