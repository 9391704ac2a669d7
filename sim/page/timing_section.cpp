#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

Table plan_table(StudyFolder const& folder, Sheet const& timing) {
    Table table;
    table.caption = "The plan in weeks, with 95 % intervals over seeds";
    table.head = {"Way",  "Part", "Held up by",    "Planned", "Done in name",
                  "95 %", "in",   "Done entirely", "in",      "Delay"};
    table.text_columns = 3;
    for (std::size_t i = 0; i < timing.size(); ++i) {
        if (timing.text(i, "scope") == "activity" || !folder.shows(timing.text(i, "arm"))) continue;
        table.rows.push_back(
            {prose(timing.text(i, "scope") == "programme" ? std::string(timing.text(i, "arm"))
                                                          : std::string{}),
             prose(timing_words(timing.text(i, "area"), timing.text(i, "activity"))),
             prose(std::string(timing.text(i, "blocker")), " ",
                   spaced(timing.text(i, "blocker_role"))),
             prose(plain_span(timing.number(i, "planned_week"), 1)),
             prose(plain_span(timing.number(i, "nominal_week"), 1)),
             interval_prose(timing.number(i, "nominal_low"), timing.number(i, "nominal_high"),
                            "weeks"),
             prose(percent_span(timing.number(i, "nominal_share"))),
             prose(plain_span(timing.number(i, "effective_week"), 1)),
             prose(percent_span(timing.number(i, "effective_share"))),
             prose(signed_span(timing.number(i, "delay_weeks"), "weeks"))});
    }
    return table;
}

}  // namespace

std::optional<Section> timing_section(StudyFolder const& folder) {
    auto const* timing = folder.find("timing.csv");
    if (timing == nullptr) return std::nullopt;
    Section section{"timing", "The timing plan", {}};
    Figure figure;
    figure.id = "plan";
    figure.title = "Planned and expected end of each area";
    figure.caption = prose(
        "Open dots: the plan, if nothing ever slipped. Filled dots: done in name, with the 95 % "
        "interval of the mean over the seeds in which it ends. In weeks.");
    for (auto const& arm : folder.shown) {
        RangeChart chart{arm.name, "week", AxisKind::plain, false, {}};
        for (auto const i : rows_where(*timing, {{"arm", arm.name}})) {
            if (timing->text(i, "scope") == "activity") continue;
            chart.rows.push_back(
                {timing_words(timing->text(i, "area"), ""), timing->number(i, "nominal_week"),
                 timing->number(i, "nominal_low"), timing->number(i, "nominal_high"),
                 timing->number(i, "planned_week"), false});
        }
        if (!chart.rows.empty()) figure.panels.push_back(std::move(chart));
    }
    if (figure.panels.empty()) return std::nullopt;
    section.blocks.push_back(figure);
    section.blocks.push_back(plan_table(folder, *timing));
    return section;
}

}  // namespace diorama::page
