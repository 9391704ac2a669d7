#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "cli/store_analysis.hpp"
#include "page/page.hpp"
#include "problems/problem.hpp"
#include "report/run_folder.hpp"

namespace diorama::cli {

namespace {

namespace fs = std::filesystem;

void demand_source(std::string const& path) {
    std::error_code error;
    if (fs::exists(path, error)) return;
    throw problems::InputError({{{path, 1, 1},
                                 "there is no such folder or store",
                                 "name a result folder of diorama compare, run or analyse, or a "
                                 "store of diorama batch"}});
}

void put(std::string const& path, std::string const& text) {
    report::write_file(path, [&](std::ostream& out) { out << text; });
}

/// Figures stand beside the text: `dio.md` and `dio-figures/`.
void write_markdown(ReportOptions const& options, std::string const& folder) {
    auto const out = fs::path(options.out);
    auto const figures = out.stem().string() + "-figures";
    auto const beside = out.parent_path() / figures;
    std::error_code error;
    if (fs::exists(beside, error) && !options.force)
        throw problems::InputError({{{beside.string(), 1, 1},
                                     "the folder for the figures exists",
                                     "add --force to write into it, or name another FILE"}});
    auto const page = page::markdown_page(folder, figures);
    fs::create_directories(beside, error);
    if (error)
        throw std::runtime_error(
            fmt::format("cannot make {}: {}", beside.string(), error.message()));
    for (auto const& [name, svg] : page.figures) put((beside / name).string(), svg);
    put(options.out, page.text);
}

void write_from(ReportOptions const& options, std::string const& folder) {
    if (options.markdown)
        write_markdown(options, folder);
    else
        put(options.out, page::html_page(folder));
}

/// What a folder says was settled when it was made.
void demand_no_question(ReportOptions const& options) {
    problems::Problems problems;
    for (auto const& [option, place] : options.asked)
        problems.add(place, fmt::format("{} is asked of a store, and this is a folder", option),
                     "leave it out; diorama analyse STORE makes a folder by other options");
    problems.throw_if_any();
}

/// A page is made of tables: those of the store stand beside the page for as long as it takes.
void write_from_store(ReportOptions const& options) {
    StoreAnalysis analysis(options.source, options.question);
    report::FolderDraft const tables(options.out + "-tables");
    analysis.write_tables(tables);
    write_from(options, tables.place());
}

}  // namespace

int write_page(ReportOptions const& options) {
    demand_source(options.source);
    std::error_code error;
    bool const is_folder = fs::is_directory(options.source, error);
    if (is_folder) demand_no_question(options);
    demand_new_file(options.out, options.force);
    Progress const progress("writing " + options.out, "", 0, voice(options.quiet));
    if (is_folder)
        write_from(options, options.source);
    else
        write_from_store(options);
    if (!options.quiet) say(fmt::format("The page is {}\n", options.out));
    return exit_done;
}

}  // namespace diorama::cli
