#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

Section ways_section(StudyFolder const& folder) {
    Section section{"ways", "The question and the organisation", {}};
    if (!folder.description.empty()) section.blocks.push_back(prose(folder.description));
    auto const& arm = folder.arms.front();
    section.blocks.push_back(
        prose(plain_span(arm.people, 0), " people in ", plain_span(arm.departments, 0),
              " departments and ", plain_span(arm.layers, 0), " layers, ",
              plain_span(arm.managers, 0), " of them managers; ", plain_span(arm.ties, 0),
              arm.ties_generated ? " ties between colleagues, generated from the reporting lines."
                                 : " ties between colleagues, as given.",
              " Each way runs over the same people with the same luck: ",
              plain_span(folder.seed_count, 0), folder.seed_count.value == 1.0 ? " seed" : " seeds",
              " of ", plain_span(folder.weeks, 0), " weeks."));
    if (folder.seed_count.value < folder.planned_seeds.value)
        section.blocks.push_back(prose("Interrupted: ", plain_span(folder.planned_seeds, 0),
                                       " seeds were planned; only those that every way finished "
                                       "are counted."));
    if (!folder.shows_all())
        section.blocks.push_back(
            prose(folder.baseline, " and the ", std::to_string(folder.shown.size() - 1),
                  " best of the others by ", measure_words(folder.measure), " in week ",
                  plain_span(folder.weeks, 0),
                  " are in the charts and tables of this page; the tables of the folder have all ",
                  std::to_string(folder.arms.size()), " ways."));
    Table table;
    table.caption = "Ways to go";
    table.head = {"Way", "What it does", "Scenario"};
    table.text_columns = 3;
    for (auto const& one : folder.shown)
        table.rows.push_back(
            {prose(one.name, one.name == folder.baseline ? " (what others are compared with)" : ""),
             prose(one.description), prose(code(one.scenario_hash))});
    section.blocks.push_back(table);
    return section;
}

}  // namespace diorama::page
