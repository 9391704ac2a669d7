#include <fmt/format.h>

#include <algorithm>

#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

constexpr std::size_t told_bottlenecks = 5, told_assumptions = 3;

std::string obstacle_words(Sheet const& sheet, std::size_t row) {
    if (sheet.text(row, "kind") == "leader")
        return sheet.text(row, "title").empty()
                   ? fmt::format("Diary of {}", sheet.text(row, "name"))
                   : fmt::format("Diary of the {} ({})", sheet.text(row, "title"),
                                 sheet.text(row, "name"));
    std::string name(sheet.text(row, "name"));
    if (!name.empty()) name[0] = static_cast<char>(std::toupper(name[0]));
    return name;
}

Table obstacles_table(Sheet const& sheet, std::string const& unit) {
    Table table;
    table.caption = "Everything that was taken away in turn, by gain";
    table.folded = true;
    table.text_columns = 2;
    table.head = {"Without",         "What if", "Gain at the end", "95 %",
                  "Gain on the way", "95 %",    "Decided"};
    for (std::size_t i = 0; i < sheet.size(); ++i)
        table.rows.push_back(
            {prose(obstacle_words(sheet, i)), prose(std::string(sheet.text(i, "what_if"))),
             prose(signed_span(sheet.number(i, "gain"), unit)),
             interval_prose(sheet.number(i, "gain_low"), sheet.number(i, "gain_high"), unit),
             prose(signed_span(sheet.number(i, "mean_gain"), unit)),
             interval_prose(sheet.number(i, "mean_gain_low"), sheet.number(i, "mean_gain_high"),
                            unit),
             prose(sheet.number(i, "decided").value > 0.0 ? "yes" : "no")});
    return table;
}

Prose obstacle_sentence(Sheet const& sheet, std::size_t i, std::string const& unit) {
    auto const gain =
        prose(signed_span(sheet.number(i, "gain"), unit), " ", difference_unit_text(unit), " ",
              interval_prose(sheet.number(i, "gain_low"), sheet.number(i, "gain_high"), unit));
    return prose(strong(obstacle_words(sheet, i)), ": if ", std::string(sheet.text(i, "what_if")),
                 ", ", gain,
                 sheet.number(i, "decided").value > 0.0 ? "." : "; undecided, it may be luck.");
}

Prose assumption_sentence(Sheet const& sheet, std::size_t i) {
    auto const r = sheet.number(i, "correlation");
    return prose(code(std::string(sheet.text(i, "path"))), " (",
                 std::string(sheet.text(i, "meaning")), "; ", std::string(sheet.text(i, "grade")),
                 "; default ", short_span(sheet.number(i, "default")), "): ",
                 r.value > 0 ? "the more of it, the larger the lead"
                             : "the more of it, the smaller the lead",
                 " (rank correlation ", plain_span(r, 2), " [",
                 plain_span(sheet.number(i, "correlation_low"), 2), ", ",
                 plain_span(sheet.number(i, "correlation_high"), 2), "]",
                 sheet.number(i, "stands_out").value > 0.0
                     ? ")."
                     : "; among so many that were tried this may be luck).");
}

}  // namespace

std::optional<Section> bottlenecks_section(StudyFolder const& folder) {
    Section section{"bottlenecks", "What stands in the way", {}};
    auto const* sheet = folder.find("bottlenecks.csv");
    if (sheet == nullptr) {
        section.blocks.push_back(
            folder.planned_knock_outs.value > 0.0
                ? prose("Interrupted before anything was taken away. ",
                        code("diorama bottlenecks STUDY"), " looks for what stands in the way.")
                : prose(
                      "Not looked for: the runs of this study are too few to spend as many on it. ",
                      code("diorama compare … --page-runs N"), " or ",
                      code("diorama bottlenecks STUDY"), " looks for them."));
        return section;
    }
    auto const unit = unit_of(folder, sheet->text(0, "measure"));
    section.blocks.push_back(prose(
        "One thing after the other was taken away from ", strong(said_name(sheet->text(0, "arm"))),
        " (the meetings of each leader whom the programme requires, each mechanism's brake), and "
        "all run again with the same luck. Gains are in ",
        measure_words(sheet->text(0, "measure")), " in week ",
        plain_span(sheet->number(0, "week"), 0),
        ". Lifting a brake says what it costs, not that anybody could lift it."));
    if (static_cast<double>(sheet->size()) < folder.planned_knock_outs.value)
        section.blocks.push_back(
            prose(strong("Interrupted: "), "only the first ", std::to_string(sheet->size()), " of ",
                  plain_span(folder.planned_knock_outs, 0),
                  " were taken away, leaders before brakes. What costs most may be among the "
                  "rest; ",
                  code("diorama bottlenecks STUDY"), " tries all of them."));
    Figure figure;
    figure.id = "obstacles";
    figure.title = "The five that cost most";
    RangeChart chart{"Gain without it, " + difference_unit_text(unit),
                     difference_unit_text(unit),
                     unit == "share" ? AxisKind::points : AxisKind::plain,
                     true,
                     {}};
    List list;
    for (std::size_t i = 0; i < std::min(told_bottlenecks, sheet->size()); ++i) {
        chart.rows.push_back({obstacle_words(*sheet, i),
                              sheet->number(i, "gain"),
                              sheet->number(i, "gain_low"),
                              sheet->number(i, "gain_high"),
                              {},
                              sheet->number(i, "decided").value == 0.0});
        list.push_back(obstacle_sentence(*sheet, i, unit));
    }
    figure.panels.push_back(std::move(chart));
    figure.table = obstacles_table(*sheet, unit);
    section.blocks.push_back(list);
    std::vector<std::size_t> leaders = rows_where(*sheet, {{"kind", "leader"}});
    if (!leaders.empty() && leaders.front() >= told_bottlenecks)
        section.blocks.push_back(prose("Of the leaders, whose time is what can be given first: ",
                                       obstacle_sentence(*sheet, leaders.front(), unit)));
    section.blocks.push_back(figure);
    return section;
}

std::optional<Section> assumptions_section(StudyFolder const& folder) {
    Section section{"assumptions", "What the answer hangs on", {}};
    auto const* sheet = folder.find("assumptions.csv");
    if (sheet == nullptr) {
        section.blocks.push_back(
            folder.planned_draws.value > 0.0
                ? prose("Interrupted before any other assumption was tried: the verdict holds for "
                        "the assumptions as they stand, and nobody knows yet for which others.")
                : prose("Not tested: the runs of this study are too few to spend as many on it. ",
                        code("diorama compare … --page-runs N"), " tests it."));
        return section;
    }
    auto const unit = unit_of(folder, sheet->text(0, "measure"));
    if (sheet->number(0, "draws").value < folder.planned_draws.value)
        section.blocks.push_back(prose(strong("Interrupted: "),
                                       plain_span(sheet->number(0, "draws"), 0), " of ",
                                       plain_span(folder.planned_draws, 0), " draws are done."));
    section.blocks.push_back(prose(
        "All parameters that say how people and work behave were drawn anew ",
        plain_span(sheet->number(0, "draws"), 0), " times, each up to ",
        plain_span(sheet->number(0, "spread"), 0, 100.0), " % to either side of its default. ",
        said_name(sheet->text(0, "first")), " stays ahead of ", said_name(sheet->text(0, "second")),
        " in ", percent_span(sheet->number(0, "ahead_share")), " of the draws; its lead is ",
        signed_span(sheet->number(0, "lead"), unit), " ", difference_unit_text(unit), " ",
        interval_prose(sheet->number(0, "lead_low"), sheet->number(0, "lead_high"), unit),
        " on average. The three weakest assumptions, by how far the lead goes along with them and "
        "how little is known of them:"));
    List list;
    for (std::size_t i = 0; i < std::min(told_assumptions, sheet->size()); ++i)
        list.push_back(assumption_sentence(*sheet, i));
    section.blocks.push_back(list);
    Table table;
    table.caption = "The twenty weakest";
    table.folded = true;
    table.text_columns = 3;
    table.head = {"Parameter", "Meaning",     "Grade", "Default", "From",
                  "To",        "Correlation", "95 %",  "Doubt",   "Weakness"};
    for (std::size_t i = 0; i < std::min<std::size_t>(20, sheet->size()); ++i)
        table.rows.push_back({prose(code(std::string(sheet->text(i, "path")))),
                              prose(std::string(sheet->text(i, "meaning"))),
                              prose(std::string(sheet->text(i, "grade"))),
                              prose(short_span(sheet->number(i, "default"))),
                              prose(short_span(sheet->number(i, "from"))),
                              prose(short_span(sheet->number(i, "to"))),
                              prose(plain_span(sheet->number(i, "correlation"), 2)),
                              prose("[", plain_span(sheet->number(i, "correlation_low"), 2), ", ",
                                    plain_span(sheet->number(i, "correlation_high"), 2), "]"),
                              prose(plain_span(sheet->number(i, "doubt"), 2)),
                              prose(plain_span(sheet->number(i, "weakness"), 2))});
    section.blocks.push_back(table);
    section.blocks.push_back(Note{prose(
        "Weakness is the square of the rank correlation with the lead, times the doubt that the "
        "grade of evidence leaves: published 0.25, calibrated 0.5, expert 0.75, assumed 1.")});
    return section;
}

std::optional<Section> expectations_section(StudyFolder const& folder) {
    auto const* sheet = folder.find("expectations.csv");
    if (sheet == nullptr) return std::nullopt;
    Table table;
    table.caption = "What the study expected, and what became of it";
    table.text_columns = 2;
    table.head = {"Claim", "Verdict", "Difference", "Interval", "Claimed"};
    for (std::size_t i = 0; i < sheet->size(); ++i) {
        auto const unit = unit_of(folder, sheet->text(i, "measure"));
        table.rows.push_back({prose(std::string(sheet->text(i, "claim"))),
                              prose(std::string(sheet->text(i, "verdict"))),
                              prose(signed_span(sheet->number(i, "difference"), unit)),
                              interval_prose(sheet->number(i, "difference_low"),
                                             sheet->number(i, "difference_high"), unit),
                              prose(signed_span(sheet->number(i, "by"), unit))});
    }
    return Section{"expectations", "What was expected", {std::move(table)}};
}

Section origin_section(StudyFolder const& folder) {
    Section section{"origin", "Where every number comes from", {}};
    if (auto const* sheet = folder.find("differences.csv")) {
        Table table;
        table.caption = "What the ways differ in; everything else is the same in all of them";
        if (!folder.shows_all()) table.caption += "; the others are in differences.csv";
        table.head = {"Parameter or event"};
        table.text_columns = folder.shown.size() + 1;
        for (auto const& arm : folder.shown) table.head.push_back(arm.name);
        for (std::size_t i = 0; i < sheet->size();) {
            std::string const path(sheet->text(i, "path"));
            std::vector<Prose> row{prose(code(path))};
            for (; i < sheet->size() && sheet->text(i, "path") == path; ++i)
                if (folder.shows(sheet->text(i, "arm")))
                    row.push_back(prose(std::string(sheet->text(i, "value"))));
            table.rows.push_back(std::move(row));
        }
        section.blocks.push_back(table);
    }
    section.blocks.push_back(
        prose("Made by Diorama ", folder.version, " (commit ", folder.commit, "), seeds ",
              exact_span(folder.first_seed), " to ", exact_span(folder.last_seed),
              ". The same command, version and seeds give the same numbers on any machine:"));
    section.blocks.push_back(prose(code(folder.command)));
    section.blocks.push_back(
        prose("Every number on this page stands in full in a table of the folder that the page was "
              "made from; resting the pointer on a number names the file and line. The state at "
              "the end of each run has a digest, in runs.csv. The first of each way:"));
    if (auto const* sheet = folder.find("runs.csv")) {
        Table table;
        table.head = {"Way", "Seed", "Digest"};
        table.text_columns = 3;
        for (auto const& arm : folder.shown) {
            auto const rows = rows_where(*sheet, {{"arm", arm.name}});
            if (!rows.empty())
                table.rows.push_back({prose(arm.name),
                                      prose(exact_span(sheet->number(rows[0], "seed"))),
                                      prose(code(std::string(sheet->text(rows[0], "digest"))))});
        }
        section.blocks.push_back(table);
    }
    return section;
}

Document compose(StudyFolder const& folder) {
    Document document;
    document.title = folder.study;
    std::vector<std::string> names;
    for (auto const& arm : folder.shown) names.push_back(said_name(arm.name));
    if (!folder.shows_all())
        names.push_back(fmt::format("{} more", folder.arms.size() - folder.shown.size()));
    document.standfirst = prose(joined(names), ", compared over ", plain_span(folder.weeks, 0),
                                " weeks with the same ", plain_span(folder.arms.front().people, 0),
                                " people and the same luck.");
    document.sections.push_back(verdict_section(folder, document.headline));
    document.sections.push_back(ways_section(folder));
    for (auto const make : {adoption_section, where_section, people_section, leaders_section,
                            timing_section, customers_section, money_section, bottlenecks_section,
                            assumptions_section, expectations_section})
        if (auto section = make(folder)) document.sections.push_back(std::move(*section));
    document.sections.push_back(origin_section(folder));
    return document;
}

}  // namespace diorama::page
