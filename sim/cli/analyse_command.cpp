#include <fmt/format.h>

#include <array>
#include <optional>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "report/analysis_report.hpp"
#include "report/run_folder.hpp"

namespace diorama::cli {

namespace {

constexpr std::string_view analysis_marker = "analysis.json";
constexpr std::array<std::string_view, 7> analysis_files{
    "effects.csv",  "levels.csv",   "variance.csv", "sensitivity.csv",
    "adequacy.csv", "verdicts.csv", analysis_marker};

void demand_analysis_place(AnalyseOptions const& options) {
    demand_place(options.out, analysis_files, analysis_marker,
                 options.force ? Replacing::results : Replacing::nothing);
}

std::vector<std::size_t> asked_measures(AnalyseOptions const& options,
                                        analysis::Responses const& responses,
                                        problems::Problems& problems) {
    std::vector<std::size_t> places;
    std::vector<std::string_view> known;
    for (auto const& one : responses.identity.measures) known.push_back(one.measure);
    for (std::size_t k = 0; options.measures.empty() && k < known.size(); ++k) places.push_back(k);
    for (auto const& name : options.measures) {
        auto const found = std::find(known.begin(), known.end(), name);
        if (found == known.end())
            problems.add(options.measures_place, fmt::format("the store has no measure '{}'", name),
                         problems::suggestion(name, known));
        else
            places.push_back(static_cast<std::size_t>(found - known.begin()));
    }
    return places;
}

/// The two axes of the map; one twice where the experiment has no second factor.
std::array<std::size_t, 2> map_axes(AnalyseOptions const& options,
                                    analysis::Responses const& responses,
                                    problems::Problems& problems) {
    std::size_t const count = responses.axes.size();
    if (options.map.empty()) return {0, count > 1 ? std::size_t{1} : std::size_t{0}};
    auto const comma = std::min(options.map.find(','), options.map.size());
    std::array<std::string, 2> const paths{
        options.map.substr(0, comma), options.map.substr(std::min(comma + 1, options.map.size()))};
    std::vector<std::string_view> known;
    for (auto const& axis : responses.axes) known.push_back(axis.path);
    std::array<std::size_t, 2> axes{};
    for (std::size_t k = 0; k < 2; ++k) {
        auto const found = std::find(known.begin(), known.end(), paths[k]);
        if (found == known.end())
            problems.add(options.map_place,
                         fmt::format("the experiment has no factor '{}'", paths[k]),
                         "write two factors as A,B; " + problems::suggestion(paths[k], known));
        else
            axes[k] = static_cast<std::size_t>(found - known.begin());
    }
    return axes;
}

void write_analysis(AnalyseOptions const& options, report::AnalysisReport const& result) {
    report::FolderDraft draft(options.out);
    using Write = void (*)(report::AnalysisReport const&, std::ostream&);
    std::array<Write, 6> const tables{report::write_effects,  report::write_levels,
                                      report::write_variance, report::write_sensitivity,
                                      report::write_adequacy, report::write_verdicts};
    for (std::size_t k = 0; k < tables.size(); ++k)
        draft.write(std::string(analysis_files[k]),
                    [&](std::ostream& out) { tables[k](result, out); });
    draft.write(std::string(analysis_marker),
                [&](std::ostream& out) { out << report::analysis_json(result); });
    demand_analysis_place(options);
    draft.publish();
}

}  // namespace

int analyse(AnalyseOptions const& options) {
    if (!options.out.empty()) demand_analysis_place(options);
    std::optional<Progress> progress(std::in_place, "analysing " + options.store, "", 0,
                                     voice(options.quiet));
    store::Store store(options.store, store::Access::read);
    auto const responses = analysis::read_responses(store);
    problems::Problems problems;
    report::AnalysisReport result{.store = options.store,
                                  .responses = responses,
                                  .measures = asked_measures(options, responses, problems)};
    auto const axes = map_axes(options, responses, problems);
    problems.throw_if_any();
    parallel::Workers const workers(options.threads);
    result.effects = analysis::linear_effects(responses);
    result.levels = analysis::level_means(responses);
    result.variance = analysis::variance_table(responses);
    result.sobol = analysis::sobol_table(responses, workers);
    result.morris = analysis::morris_table(responses, workers);
    result.adequacy = analysis::adequacy(responses, options.half_width);
    result.maps = analysis::verdict_maps(responses, axes[0], axes[1]);
    if (!options.out.empty()) write_analysis(options, result);
    progress.reset();
    if (options.format == Format::json)
        say(report::analysis_json(result));
    else
        say(report::analysis_text(result) +
            (options.out.empty() ? "" : fmt::format("\nThe tables are in {}\n", options.out)));
    return exit_done;
}

}  // namespace diorama::cli
