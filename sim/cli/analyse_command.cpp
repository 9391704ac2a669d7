#include <fmt/format.h>

#include <optional>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "cli/store_analysis.hpp"
#include "page/page.hpp"

namespace diorama::cli {

namespace {

void demand_analysis_place(AnalyseOptions const& options) {
    demand_place(options.out, analysis_files, analysis_files.back(),
                 options.force ? Replacing::results : Replacing::nothing);
}

}  // namespace

int analyse(AnalyseOptions const& options) {
    if (!options.out.empty()) demand_analysis_place(options);
    std::optional<Progress> progress(std::in_place, "analysing " + options.store, "", 0,
                                     voice(options.quiet));
    StoreAnalysis analysis(options.store, options.question);
    if (!options.out.empty()) {
        report::FolderDraft draft(options.out);
        analysis.write_tables(draft);
        draft.write("report.html",
                    [&](std::ostream& out) { out << page::html_page(draft.place()); });
        demand_analysis_place(options);
        draft.publish();
    }
    progress.reset();
    if (options.format == Format::json)
        say(report::analysis_json(analysis.report()));
    else
        say(report::analysis_text(analysis.report()) +
            (options.out.empty()
                 ? ""
                 : fmt::format("\nThe tables and report.html are in {}\n", options.out)));
    return exit_done;
}

}  // namespace diorama::cli
