#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "charts/chart_reader.hpp"
#include "charts/ties_reader.hpp"
#include "charts/writers.hpp"
#include "cli/commands.hpp"
#include "cli/generate_settings.hpp"
#include "cli/interruption.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/result_place.hpp"
#include "org/structure.hpp"
#include "report/org_summary.hpp"
#include "report/run_folder.hpp"

namespace diorama::cli {

namespace {

using problems::Problem;

/// Adds a reader's problems, and how many it only counted.
void hand_on(std::vector<Problem> const& read, std::size_t count, std::string const& file,
             std::vector<Problem>& all) {
    all.insert(all.end(), read.begin(), read.end());
    if (count > read.size())
        all.push_back({{file, 0, 0},
                       fmt::format("{} more problems are not listed", count - read.size()),
                       "correct the ones listed first"});
}

/// The ties of the file of ties, or those that a GraphML chart brings along.
void add_ties(std::string const& file, org::Organisation& organisation,
              std::vector<std::string>& notes, std::vector<Problem>& problems) {
    auto const reading = charts::read_ties(file, organisation);
    hand_on(reading.problems, reading.problem_count, file, problems);
    notes.insert(notes.end(), reading.notes.begin(), reading.notes.end());
    if (!reading.ok()) return;
    organisation.ties = organisation.ties.with(org::Ties(reading.ties));
    organisation.ties_generated = reading.ties.all_generated();
}

void write_chart(std::string const& path, org::Chart const& chart, charts::Names names) {
    report::write_file(path, [&](std::ostream& out) {
        if (charts::is_graphml(path))
            charts::write_graphml(out, chart, names);
        else
            charts::write_chart_csv(out, chart, names);
    });
}

/// `chart.csv` -> `chart-ties.csv`.
std::string ties_file_of(std::string const& chart) {
    std::filesystem::path path(chart);
    path.replace_filename(path.stem().string() + "-ties.csv");
    return path.string();
}

}  // namespace

int check_organisation(OrgCheckOptions const& options) {
    if (!options.out.empty()) demand_new_file(options.out, options.force);
    std::optional<Progress> progress(std::in_place, "reading " + options.chart, "", 0,
                                     voice(options.quiet));
    auto reading = charts::read_chart(
        options.chart, options.repair ? charts::RepairMode::repair : charts::RepairMode::refuse);
    std::vector<Problem> problems;
    hand_on(reading.problems, reading.problem_count, options.chart, problems);
    // Ties are held against the people of the chart: without a chart there is nothing to say.
    if (!problems.empty()) throw problems::InputError(problems);
    std::optional<org::Chart> repaired;
    if (!options.out.empty()) repaired = reading.chart;

    auto organisation = org::assemble(std::move(reading.chart));
    if (!options.ties.empty())
        add_ties(options.ties, organisation, reading.notes, problems);
    else if (charts::is_graphml(options.chart))
        add_ties(options.chart, organisation, reading.notes, problems);
    if (!problems.empty()) throw problems::InputError(problems);
    if (repaired)
        write_chart(options.out, *repaired,
                    options.names ? charts::Names::written : charts::Names::left_out);
    report::OrgSummary const summary{organisation, org::describe(organisation),
                                     std::move(reading.notes), std::move(reading.repairs),
                                     reading.repair_count};
    progress.reset();
    if (options.format == Format::json) {
        say(report::org_json(summary));
        return exit_done;
    }
    std::string text = report::org_text(summary);
    if (!options.out.empty())
        text += fmt::format("The repaired chart is in {}\n", options.out);
    else if (summary.repair_count > 0)
        text += "Nothing was written; --out FILE writes the repaired chart\n";
    say(text);
    return exit_done;
}

int generate_organisation(OrgGenerateOptions const& options) {
    auto recipe = recipe_of(options.settings);
    if (options.people) recipe.chart.people = *options.people;
    bool const graphml = charts::is_graphml(options.out);
    std::string const ties_file = ties_file_of(options.out);
    demand_new_file(options.out, options.force);
    if (!graphml) demand_new_file(ties_file, options.force);
    std::optional<Progress> progress(std::in_place, "inventing an organisation", "", 0,
                                     voice(options.quiet));
    std::uint64_t const seed = options.seed.value_or(1);
    auto organisation = org::assemble(founding::generate_chart(recipe.chart, seed));
    auto const ties = founding::generate_ties(organisation.hierarchy, organisation.departments,
                                              recipe.community, seed);
    Interruption const finish_writing;
    if (graphml) {
        report::write_file(options.out, [&](std::ostream& out) {
            charts::write_graphml(out, organisation, ties);
        });
    } else {
        // Ties first: a chart without its ties would be taken for a whole organisation.
        report::write_file(
            ties_file, [&](std::ostream& out) { charts::write_ties_csv(out, organisation, ties); });
        write_chart(options.out, organisation.chart, charts::Names::left_out);
    }
    organisation.ties = organisation.ties.with(ties);
    organisation.ties_generated = true;
    report::OrgSummary const summary{organisation, org::describe(organisation), {}, {}, 0};
    progress.reset();
    if (options.format == Format::json)
        say(report::org_json(summary));
    else
        say(report::org_text(summary) +
            (graphml ? fmt::format("Written to {}\n", options.out)
                     : fmt::format("Written to {} and {}\n", options.out, ties_file)));
    return exit_done;
}

}  // namespace diorama::cli
