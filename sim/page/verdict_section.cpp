#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

struct LeadRow {
    std::string measure, unit, first, second;
    Number difference, low, high, p_best;
    bool decided = false;
    bool single_seed() const { return !low.known(); }
    bool no_difference() const { return difference.value == 0.0 && !(low.value < high.value); }
};

LeadRow lead_at(Sheet const& sheet, std::size_t row) {
    LeadRow lead;
    lead.measure = sheet.text(row, "measure");
    lead.unit = sheet.text(row, "unit");
    lead.first = sheet.text(row, "first");
    lead.second = sheet.text(row, "second");
    lead.difference = sheet.number(row, "difference");
    lead.low = sheet.number(row, "difference_low");
    lead.high = sheet.number(row, "difference_high");
    lead.p_best = sheet.number(row, "p_best");
    lead.decided = sheet.number(row, "decided").value > 0.0;
    return lead;
}

constexpr double clearly_share = 0.95;

/// Whether other assumptions were tried and may well turn the order round.
bool hangs_on_assumptions(StudyFolder const& folder) {
    auto const* sheet = folder.find("assumptions.csv");
    return sheet != nullptr && sheet->number(0, "ahead_low").value < clearly_share;
}

Prose lead_sentence(LeadRow const& lead) {
    if (lead.no_difference())
        return prose("No difference between ", said_name(lead.first), " and ",
                     said_name(lead.second), ".");
    auto const numbers = prose(distance_prose(lead.difference, lead.low, lead.high, lead.unit),
                               "; best in ", percent_span(lead.p_best), " of the seeds");
    if (lead.single_seed() || !lead.decided)
        return prose("Undecided between ", said_name(lead.first), " and ", said_name(lead.second),
                     ": ", numbers, ".");
    return prose(strong(said_name(lead.first)), " is ahead of ", said_name(lead.second), ": ",
                 numbers, ".");
}

Number result_of(StudyFolder const& folder, std::string_view arm, std::string_view measure,
                 std::string_view column) {
    auto const row = folder.result_row(arm, measure);
    return row ? folder.find("results.csv")->number(*row, column) : Number{};
}

/// Whether no way differs from the baseline in any seed.
bool all_the_same(StudyFolder const& folder) {
    return std::all_of(folder.arms.begin(), folder.arms.end(), [&](ArmLine const& arm) {
        if (arm.name == folder.baseline) return true;
        auto const at = [&](std::string_view column) {
            return result_of(folder, arm.name, folder.measure, column).value;
        };
        return at("difference") == 0.0 && !(at("difference_low") < at("difference_high"));
    });
}

std::string headline_of(StudyFolder const& folder, LeadRow const& lead, bool hangs) {
    auto const first = said_name(lead.first), second = said_name(lead.second);
    if (lead.no_difference() && folder.arms.size() > 2 && all_the_same(folder))
        return fmt::format("Undecided: all {} ways come out the same.", folder.arms.size());
    if (lead.no_difference())
        return fmt::format("Undecided: {} and {} come out the same.", first, second);
    if (lead.single_seed())
        return fmt::format("Undecided: one seed shows no spread. {} came first in it.", first);
    if (!lead.decided) return fmt::format("Undecided between {} and {}.", first, second);
    std::string const as_long = hangs ? ", as long as the assumptions hold" : "";
    if (lead.p_best.value >= clearly_share)
        return fmt::format("{} is clearly ahead{}.", first, as_long);
    return fmt::format("{} is ahead on average, but not in every run{}.", first, as_long);
}

/// Every way at the end, the best one first.
Table standing_table(StudyFolder const& folder) {
    constexpr std::size_t told_ways = 100;
    auto const unit = unit_of(folder, folder.measure);
    Table table;
    table.caption =
        fmt::format("All ways in week {} by {}, the best first; best in: share of seeds",
                    folder.weeks.raw, measure_words(folder.measure));
    if (folder.arms.size() > told_ways)
        table.caption += fmt::format("; the first {}, all of them are in results.csv", told_ways);
    auto const with_unit = [](std::string text, std::string const& in) {
        return in.empty() ? text : text + ", " + in;
    };
    table.head = {"Way",  with_unit("Mean", unit_text(unit)),
                  "95 %", with_unit("Against " + folder.baseline, difference_unit_text(unit)),
                  "95 %", "Best in"};
    for (auto const place : folder.ranked()) {
        if (table.rows.size() == told_ways) break;
        auto const& arm = folder.arms[place].name;
        auto const at = [&](std::string_view column) {
            return result_of(folder, arm, folder.measure, column);
        };
        table.rows.push_back(
            {prose(arm), prose(number_span(at("mean"), unit)),
             interval_prose(at("low"), at("high"), unit),
             arm == folder.baseline ? Prose{} : prose(signed_span(at("difference"), unit)),
             interval_prose(at("difference_low"), at("difference_high"), unit),
             prose(percent_span(at("p_best")))});
    }
    return table;
}

/// The row of weeks_to.csv about half of the people, or nothing.
std::optional<std::size_t> half_row(StudyFolder const& folder, std::string const& arm) {
    auto const* sheet = folder.find("weeks_to.csv");
    if (sheet == nullptr) return std::nullopt;
    for (auto const i : rows_where(*sheet, {{"arm", arm}, {"measure", folder.measure}}))
        if (sheet->number(i, "share").value == 0.5) return i;
    return std::nullopt;
}

/// A total of the whole run, mean over the seeds.
Number total_of(StudyFolder const& folder, std::string const& arm, std::string_view total) {
    auto const* sheet = folder.find("totals.csv");
    if (sheet == nullptr) return {};
    auto const rows = rows_where(*sheet, {{"arm", arm}, {"total", total}});
    return rows.empty() ? Number{} : sheet->number(rows.back(), "mean");
}

/// The last row of money.csv about a way, or nothing.
std::optional<std::size_t> money_row(StudyFolder const& folder, std::string const& arm) {
    auto const* sheet = folder.find("money.csv");
    if (sheet == nullptr) return std::nullopt;
    auto const rows = rows_where(*sheet, {{"arm", arm}});
    return rows.empty() ? std::nullopt : std::optional(rows.back());
}

/// What the second best way would bring, by when and at what price: what a reader weighs the lead
/// against.
Prose second_best(StudyFolder const& folder, std::string const& arm) {
    auto const unit = unit_of(folder, folder.measure);
    auto const mean = result_of(folder, arm, folder.measure, "mean");
    if (!mean.known()) return {};
    auto text = prose("The next one, ", strong(said_name(arm)), ", comes to ",
                      number_span(mean, unit), unit == "share" ? " %" : " " + unit_text(unit));
    if (auto const row = half_row(folder, arm)) {
        auto const median = folder.find("weeks_to.csv")->number(*row, "median_weeks");
        text = median.known()
                   ? prose(text, ", has half of the people there in week ", week_span(median))
                   : prose(text, ", does not get half of the people there in most runs");
    }
    if (auto const hours = total_of(folder, arm, "leader_change_hours"); hours.known())
        text = prose(text, ", takes ", number_span(hours, "hours"), " hours of leaders' time");
    if (auto const row = money_row(folder, arm))
        text =
            prose(text, " and costs ", money_span(folder.find("money.csv")->number(*row, "cost")));
    return prose(text, ".");
}

/// In which week the arm gets half the people there.
KeyFigure half_figure(StudyFolder const& folder, std::string const& arm) {
    KeyFigure figure{"Half of the people there in", prose("–"), {}};
    auto const* sheet = folder.find("weeks_to.csv");
    if (auto const row = half_row(folder, arm)) {
        auto const i = *row;
        auto const median = sheet->number(i, "median_weeks");
        if (!median.known()) {
            figure.value = prose("later");
            figure.note = prose("in ", percent_span(sheet->number(i, "reached_share")),
                                " of the seeds by week ", plain_span(folder.weeks, 0));
            return figure;
        }
        figure.value = prose("week ", week_span(median));
        figure.note = prose("median over seeds ");
        if (sheet->number(i, "low").known() && sheet->number(i, "high").known())
            figure.note = prose(figure.note, "[", week_span(sheet->number(i, "low")), ", ",
                                week_span(sheet->number(i, "high")), "]");
    }
    return figure;
}

KeyFigure hours_figure(StudyFolder const& folder, std::string const& arm) {
    KeyFigure figure{"Leaders' hours", prose("–"), {}};
    if (auto const hours = total_of(folder, arm, "leader_change_hours"); hours.known())
        figure.value = prose(number_span(hours, "hours"));
    auto const each = total_of(folder, arm, "leader_change_hours_per_integrated_person");
    if (each.known())
        figure.note = prose(plain_span(each, 2), " for each person who uses all three at the end");
    return figure;
}

KeyFigure cost_figure(StudyFolder const& folder, std::string const& arm) {
    KeyFigure figure{"Money", prose("–"), {}};
    auto const* sheet = folder.find("money.csv");
    auto const row = money_row(folder, arm);
    if (!row) return figure;
    figure.value = prose(money_span(sheet->number(*row, "cost")));
    figure.note =
        prose("spent by week ", plain_span(sheet->number(*row, "week"), 0), ", leaders' hours at ",
              plain_span(sheet->number(*row, "leader_hour_rate"), 0), " each");
    return figure;
}

KeyFigure level_figure(StudyFolder const& folder, LeadRow const& lead) {
    KeyFigure figure;
    figure.label = fmt::format("{} in week {}", lead.first, folder.weeks.raw);
    auto const unit = unit_of(folder, folder.measure);
    figure.value = prose(number_span(result_of(folder, lead.first, folder.measure, "mean"), unit),
                         unit == "share" ? " %" : "");
    figure.note =
        prose(measure_words(folder.measure), " ",
              interval_prose(result_of(folder, lead.first, folder.measure, "low"),
                             result_of(folder, lead.first, folder.measure, "high"), unit));
    return figure;
}

Prose robustness_prose(StudyFolder const& folder) {
    auto const* sheet = folder.find("assumptions.csv");
    if (sheet == nullptr) return {};
    return prose("Under ", plain_span(sheet->number(0, "draws"), 0),
                 " other sets of assumptions, each parameter drawn up to ",
                 plain_span(sheet->number(0, "spread"), 0, 100.0), " % to either side, ",
                 said_name(sheet->text(0, "first")), " stays ahead of ",
                 said_name(sheet->text(0, "second")), " in ",
                 percent_span(sheet->number(0, "ahead_share")), " of them [",
                 percent_span(sheet->number(0, "ahead_low")), ", ",
                 percent_span(sheet->number(0, "ahead_high")), "].");
}

Prose first_obstacle(StudyFolder const& folder) {
    auto const* sheet = folder.find("bottlenecks.csv");
    if (sheet == nullptr || sheet->number(0, "decided").value == 0.0 ||
        sheet->number(0, "gain").value <= 0.0)
        return {};
    // Of a part of them only, nobody knows which costs most.
    if (static_cast<double>(sheet->size()) < folder.planned_knock_outs.value) return {};
    auto const unit = unit_of(folder, sheet->text(0, "measure"));
    std::string obstacle(sheet->text(0, "name"));
    if (sheet->text(0, "kind") == "leader") {
        auto const title = sheet->text(0, "title");
        obstacle = title.empty() ? fmt::format("the diary of {}", obstacle)
                                 : fmt::format("the diary of the {} ({})", title, obstacle);
    }
    return prose("What stands in the way most: ", obstacle, ". Without it there would be ",
                 distance_prose(sheet->number(0, "gain"), sheet->number(0, "gain_low"),
                                sheet->number(0, "gain_high"), unit),
                 ".");
}

}  // namespace

Section verdict_section(StudyFolder const& folder, std::string& headline) {
    Section section{"verdict", "The verdict", {}};
    auto const* leads = folder.find("leads.csv");
    if (leads == nullptr) {
        headline = "Nothing to compare: there is one way only.";
        return section;
    }
    auto const first = lead_at(*leads, 0);
    headline = headline_of(folder, first, hangs_on_assumptions(folder));
    section.blocks.push_back(prose("In week ", plain_span(folder.weeks, 0), ", by ",
                                   measure_words(folder.measure), ": ", lead_sentence(first)));
    if (auto text = robustness_prose(folder); !text.empty()) section.blocks.push_back(text);
    if (auto text = first_obstacle(folder); !text.empty()) section.blocks.push_back(text);
    section.blocks.push_back(std::vector<KeyFigure>{
        level_figure(folder, first), half_figure(folder, first.first),
        hours_figure(folder, first.first), cost_figure(folder, first.first)});
    if (auto text = second_best(folder, first.second); !text.empty())
        section.blocks.push_back(text);
    section.blocks.push_back(standing_table(folder));
    List others;
    for (std::size_t i = 1; i < leads->size(); ++i) {
        auto const lead = lead_at(*leads, i);
        others.push_back(prose(strong(measure_words(lead.measure)), ": ", lead_sentence(lead)));
    }
    if (!others.empty()) {
        section.blocks.push_back(prose("By what else was measured, in the same week:"));
        section.blocks.push_back(others);
    }
    section.blocks.push_back(Note{prose(
        "The rule: ways are ordered by their mean; the first is ahead of the second where the "
        "95 % interval of their difference, seed by seed, leaves out 0, and clearly so where it "
        "is best in 95 % of the seeds or more. Anything else is undecided. Where other assumptions "
        "were tried and fewer than 95 % of them may keep the order, the headline says that it "
        "hangs on them. Intervals hold the "
        "luck of the runs, not doubt about the assumptions. This is no forecast: it is what "
        "follows from stated assumptions.")});
    return section;
}

}  // namespace diorama::page
