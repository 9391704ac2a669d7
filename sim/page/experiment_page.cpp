#include "page/experiment_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "page/html.hpp"
#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

/// Where a factor was varied.
Prose tried_prose(Sheet const& sheet, std::size_t i) {
    if (auto const levels = sheet.text(i, "levels"); !levels.empty())
        return prose(std::string(levels));
    return prose(short_span(sheet.number(i, "low")), " to ", short_span(sheet.number(i, "high")),
                 sheet.text(i, "scale") == "log" ? ", on a logarithmic scale" : "");
}

/// Where it may lie.
Prose allowed_prose(Sheet const& sheet, std::size_t i) {
    if (auto const words = sheet.text(i, "words"); !words.empty()) return prose(std::string(words));
    auto const least = sheet.number(i, "least"), most = sheet.number(i, "most");
    if (!least.known() || !most.known()) return {};
    constexpr double as_good_as_endless = 1e15;
    if (most.value > as_good_as_endless) return prose(short_span(least), " or more");
    return prose(short_span(least), " to ", short_span(most));
}

Table factors_table(Sheet const& sheet, std::size_t most_rows) {
    Table table;
    table.caption = "What was varied, and what is known of it";
    if (sheet.size() > most_rows)
        table.caption += fmt::format(": the first {}, all of them are in factors.csv", most_rows);
    table.head = {"Factor", "What it is", "Unit", "Tried", "Default", "Allowed", "Source"};
    table.text_columns = table.head.size();
    for (std::size_t i = 0; i < std::min(sheet.size(), most_rows); ++i) {
        auto const cell = [&](char const* column) { return std::string(sheet.text(i, column)); };
        bool const is_number = sheet.number(i, "least").known();
        table.rows.push_back(
            {prose(code(cell("factor"))),
             prose(cell("meaning").empty() ? "not declared as a parameter" : cell("meaning")),
             prose(cell("unit")), tried_prose(sheet, i),
             is_number ? prose(short_span(sheet.number(i, "default"))) : prose(cell("default")),
             allowed_prose(sheet, i),
             prose(cell("grade"), cell("source").empty() ? "" : ": " + cell("source"))});
    }
    return table;
}

Table measures_table(ExperimentFacts const& facts) {
    Table table;
    table.caption = "What was read off each run";
    table.head = {"Measure", "Unit", "What it is", "Better"};
    table.text_columns = 4;
    for (auto const& one : facts.measures)
        table.rows.push_back({prose(code(one.measure)), prose(one.unit), prose(one.meaning),
                              prose(one.higher_is_better ? "more" : "less")});
    return table;
}

Table ways_table(std::vector<WayFacts> const& ways, std::size_t most_rows) {
    Table table;
    table.caption = "Ways to go";
    if (ways.size() > most_rows)
        table.caption +=
            fmt::format(": the first {}, all of them are in experiment.json", most_rows);
    table.head = {"Way", "Scenario", "Weeks", "First run", "Seed", "State at its end"};
    table.text_columns = 2;
    for (auto const& way : ways) {
        if (table.rows.size() == most_rows) break;
        std::vector<Prose> row{
            prose(way.arm), prose(code(way.scenario_hash)),
            prose(plain_span(fact(static_cast<double>(way.weeks), "experiment.json"), 0))};
        if (way.run_id.empty()) {
            row.insert(row.end(), {prose("none finished"), Prose{}, Prose{}});
        } else {
            row.push_back(prose(code(way.run_id)));
            row.push_back(
                prose(exact_span(fact(static_cast<std::uint64_t>(way.seed), "experiment.json"))));
            row.push_back(prose(code(way.digest)));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// What the page leaves out of all ways and measures, and where that stands; nothing where it
/// leaves out nothing.
std::vector<Prose> left_out(ExperimentFolder const& folder) {
    auto const& facts = folder.facts;
    std::vector<Prose> said;
    if (!folder.shows_all())
        said.push_back(prose(
            "Of ", plain_span(ExperimentFolder::number(facts.ways.size()), 0), " ways, ",
            said_name(facts.ways.front().arm), " and the ", std::to_string(folder.shown.size() - 1),
            " others that are certainly ahead at most points by ",
            outcome_words(facts.measures.front().measure),
            " are in the figures and tables of this page; maps call all the rest \"another way\". "
            "winners.csv, effects.csv, levels.csv and the other tables have all of them."));
    if (folder.told_measures() < facts.measures.size())
        said.push_back(prose(
            "Of ", plain_span(ExperimentFolder::number(facts.measures.size()), 0),
            " measures, the first ", std::to_string(folder.told_measures()),
            " have figures, for a page must not grow too large to be sent; the tables have all of "
            "them, and ",
            code("--measures"), " says which come first."));
    return said;
}

/// Whose runs ended without a result, and by what.
std::optional<Section> failures_section(ExperimentFolder const& folder) {
    auto const* sheet = folder.find("failures.csv");
    if (sheet == nullptr) return std::nullopt;
    constexpr std::size_t told_errors = 20;
    Section section{"failures", "What failed", {}};
    section.blocks.push_back(prose(
        plain_span(ExperimentFolder::number(folder.facts.failed), 0),
        " runs ended without a result and are counted nowhere. Where they lie together, what is "
        "said of that region rests on fewer runs. ",
        code("diorama batch"), " tries them again."));
    Table table;
    table.caption = "Errors, the most frequent ones first";
    if (sheet->size() > told_errors) table.caption += "; all of them are in failures.csv";
    table.head = {"Error", "First of them", "Way", "Runs", "Point", "Seed"};
    table.text_columns = 3;
    for (std::size_t i = 0; i < std::min(told_errors, sheet->size()); ++i)
        table.rows.push_back({prose(std::string(sheet->text(i, "error"))),
                              prose(code(std::string(sheet->text(i, "run_id")))),
                              prose(std::string(sheet->text(i, "arm"))),
                              prose(plain_span(sheet->number(i, "runs"), 0)),
                              prose(plain_span(sheet->number(i, "point"), 0)),
                              prose(exact_span(sheet->number(i, "seed")))});
    section.blocks.push_back(std::move(table));
    return section;
}

}  // namespace

Section experiment_section(ExperimentFolder const& folder) {
    auto const& facts = folder.facts;
    auto const number = ExperimentFolder::number;
    Section section{"design", "The question and the design", {}};
    auto text =
        prose("A ", strong(facts.design), " design: ", plain_span(number(facts.design_points), 0),
              " points over ", plain_span(number(facts.factors.size()), 0),
              facts.factors.size() == 1 ? " factor" : " factors");
    if (facts.points > facts.design_points)
        text = prose(text, ", and ", plain_span(number(facts.points - facts.design_points), 0),
                     " more where the best way changes");
    text = prose(text, ". ",
                 facts.seeds == "common"
                     ? "All points run over the same seeds, so that luck cancels out of what is "
                       "compared."
                     : "Each point has seeds of its own.");
    section.blocks.push_back(std::move(text));
    for (auto& said : left_out(folder)) section.blocks.emplace_back(std::move(said));
    if (auto const* factors = folder.find("factors.csv"))
        section.blocks.push_back(factors_table(*factors, folder.bounds.table_rows));
    section.blocks.push_back(measures_table(facts));
    return section;
}

Section runs_section(ExperimentFolder const& folder) {
    auto const& facts = folder.facts;
    Section section{"origin", "Where every number comes from", {}};
    section.blocks.push_back(ways_table(facts.ways, folder.bounds.table_rows));
    section.blocks.push_back(
        prose("The runs are in ", code(facts.store), ", made by Diorama ", facts.engine_version,
              facts.builds.empty() ? std::string() : " (commit " + joined(facts.builds) + ")",
              "; analysed by ", facts.version, " (commit ", facts.commit,
              "). This command writes the tables that the page was made of:"));
    section.blocks.push_back(prose(code(facts.command + " --out DIR")));
    section.blocks.push_back(prose(
        "Resting the pointer on a number names the table and line in which it stands in full. ",
        code("diorama verify " + facts.store + " --sample 20"),
        " runs a sample again and compares their states; ",
        code("diorama export " + facts.store + " --table runs --out runs.csv"),
        " lists every run with its seed and the digest of its state."));
    return section;
}

namespace {

Document compose_within(ExperimentFolder const& folder) {
    auto const& facts = folder.facts;
    Document document;
    document.title = facts.experiment.empty() ? "An experiment" : facts.experiment;
    std::vector<std::string> names;
    for (auto const& way : folder.shown) names.push_back(said_name(way.arm));
    if (!folder.shows_all())
        names.push_back(fmt::format("{} more ways", facts.ways.size() - folder.shown.size()));
    document.standfirst =
        prose(folder.has_ways() ? joined(names) + " over " : std::string("One scenario over "),
              plain_span(ExperimentFolder::number(facts.points), 0), " points of ",
              plain_span(ExperimentFolder::number(facts.factors.size()), 0),
              facts.factors.size() == 1 ? " factor, " : " factors, ",
              plain_span(ExperimentFolder::number(facts.done), 0), " runs.");
    document.sections.push_back(findings_section(folder, document.headline));
    document.sections.push_back(experiment_section(folder));
    for (auto const make : {map_section, indices_section, effects_section, levels_section,
                            adequacy_section, failures_section})
        if (auto section = make(folder)) document.sections.push_back(std::move(*section));
    document.sections.push_back(runs_section(folder));
    return document;
}

}  // namespace

Document compose_experiment(std::string const& path) {
    // Two megabytes, less what a title or two may add.
    constexpr std::size_t most_bytes = 1'950'000;
    auto folder = read_experiment_folder(path);
    for (;;) {
        auto document = compose_within(folder);
        auto const tighter = folder.bounds.tighter();
        if (tighter == folder.bounds || html_of(document).size() <= most_bytes) return document;
        folder.bound(tighter);
    }
}

}  // namespace diorama::page
