#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "page/experiment_page.hpp"
#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

/// What winners.csv says of one way and the first measure told.
struct Wins {
    std::string way;
    Number points, best, certain, tied;
};

std::vector<Wins> wins_of(ExperimentFolder const& folder, std::string_view measure) {
    std::vector<Wins> wins;
    auto const* sheet = folder.find("winners.csv");
    if (sheet == nullptr) return wins;
    for (auto const i : rows_where(*sheet, {{"measure", measure}}))
        wins.push_back({std::string(sheet->text(i, "arm")), sheet->number(i, "points"),
                        sheet->number(i, "best_at"), sheet->number(i, "certain_at"),
                        sheet->number(i, "tied_at")});
    std::stable_sort(wins.begin(), wins.end(), [](Wins const& a, Wins const& b) {
        return a.certain.value > b.certain.value;
    });
    return wins;
}

std::string ways_headline(std::vector<Wins> const& wins) {
    auto const& first = wins.front();
    auto const points = first.points.raw, name = said_name(first.way);
    if (first.tied.value == first.points.value)
        return "Undecided: the best ways come out the same at every point.";
    if (first.certain.value == 0.0)
        return fmt::format("Undecided: no way is certainly ahead at any of {} points.", points);
    if (first.certain.value == first.points.value)
        return fmt::format("{} is ahead at every one of {} points.", name, points);
    auto text = fmt::format("{} is ahead at {} of {} points", name, first.certain.raw, points);
    constexpr std::size_t named = 4;
    std::size_t others = 0;
    for (std::size_t k = 1; k < wins.size(); ++k)
        if (wins[k].certain.value > 0.0 && ++others < named)
            text += fmt::format(", {} at {}", said_name(wins[k].way), wins[k].certain.raw);
    if (others == named) text += ", one more way at others";
    if (others > named) text += fmt::format(", {} more ways at others", others - named + 1);
    return text + (others > 0 ? "." : ", and nobody else at any.");
}

std::string mover_headline(Mover const& mover, std::string_view measure) {
    if (!mover.stands_out)
        return fmt::format("Undecided: no factor stands out in what moves {}.",
                           outcome_words(measure));
    return fmt::format("{} moves {} most.", mover.factor, outcome_words(measure));
}

Prose mover_sentence(Mover const& mover, MeasureFacts const& measure) {
    if (mover.factor.empty()) return prose("no factor could be told apart.");
    auto text = prose(code(mover.factor), " moves it most");
    if (mover.by == "effect")
        text = prose(text, ": ", signed_span(mover.value, measure.unit), " ",
                     difference_unit_text(measure.unit), " ",
                     interval_prose(mover.low, mover.high, measure.unit),
                     " from its low end to its high one");
    else if (mover.by == "total")
        text =
            prose(text, ": with its interactions ", percent_span(mover.value), " of the variance [",
                  percent_span(mover.low), ", ", percent_span(mover.high), "]");
    else
        text = prose(text, ": over its whole range by ", number_span(mover.value, measure.unit),
                     " ", difference_unit_text(measure.unit), " on average ",
                     interval_prose(mover.low, mover.high, measure.unit));
    return prose(text, mover.stands_out ? "." : "; undecided, it may be luck.");
}

/// Whether the measure came out the same at every point, so that no regression says anything.
bool is_the_same_everywhere(ExperimentFolder const& folder, std::string_view way,
                            MeasureFacts const& measure) {
    auto const* effects = folder.find("effects.csv");
    if (effects == nullptr) return false;
    auto const rows = rows_of(*effects, way, measure.measure);
    return !rows.empty() && !has_fit(*effects, rows);
}

List movers_list(ExperimentFolder const& folder) {
    List list;
    // More lines than these nobody reads; every factor has its place in the sections below.
    constexpr std::size_t most_lines = 12;
    auto const told = std::min(folder.told_measures(),
                               std::max<std::size_t>(1, most_lines / folder.shown.size()));
    for (std::size_t k = 0; k < told; ++k)
        for (auto const& way : folder.shown) {
            auto const& measure = folder.facts.measures[k];
            auto const mover = strongest_mover(folder, way.arm, measure);
            auto name = outcome_words(measure.measure);
            if (folder.has_ways()) name += " with " + way.arm;
            if (is_the_same_everywhere(folder, way.arm, measure))
                list.push_back(prose(strong(name), ": the same at every point."));
            else if (!mover.factor.empty())
                list.push_back(prose(strong(name), ": ", mover_sentence(mover, measure)));
        }
    if (told < folder.facts.measures.size() && !list.empty())
        list.push_back(prose("Of the other measures tell the sections below."));
    return list;
}

std::vector<KeyFigure> key_figures(ExperimentFolder const& folder) {
    auto const& facts = folder.facts;
    auto const number = ExperimentFolder::number;
    std::vector<KeyFigure> figures;
    figures.push_back({"Runs", prose(plain_span(number(facts.done), 0)),
                       facts.failed == 0
                           ? prose("none failed")
                           : prose("and ", plain_span(number(facts.failed), 0), " failed")});
    figures.push_back(
        {"Points", prose(plain_span(number(facts.points), 0)),
         prose(facts.design, " design over ", plain_span(number(facts.factors.size()), 0),
               facts.factors.size() == 1 ? " factor" : " factors")});
    auto const* adequacy = folder.find("adequacy.csv");
    if (adequacy != nullptr)
        for (auto const i :
             rows_of(*adequacy, facts.ways.front().arm, facts.measures.front().measure)) {
            if (adequacy->text(i, "of") != "mean") continue;
            auto const least = adequacy->number(i, "least_replicates");
            auto const most = adequacy->number(i, "most_replicates");
            KeyFigure figure{"Seeds a point", prose(plain_span(least, 0)), {}};
            if (most.value > least.value)
                figure.value = prose(figure.value, "–", plain_span(most, 0));
            figure.note = prose(percent_span(adequacy->number(i, "narrow_share")),
                                " of the points are as certain as asked");
            figures.push_back(std::move(figure));
        }
    return figures;
}

}  // namespace

Mover strongest_mover(ExperimentFolder const& folder, std::string_view way,
                      MeasureFacts const& measure) {
    Mover best;
    auto const take = [&](Sheet const& sheet, std::size_t i, char const* value, std::string by) {
        best = {std::string(sheet.text(i, "factor")),
                std::move(by),
                sheet.number(i, value),
                sheet.number(i, "low"),
                sheet.number(i, "high"),
                false};
    };
    if (auto const* sheet = folder.find("sensitivity.csv")) {
        for (auto const i : rows_of(*sheet, way, measure.measure)) {
            auto const index = sheet->text(i, "index");
            auto const value = sheet->number(i, "value");
            if ((index == "total" || index == "mu_star") && value.known() &&
                (best.factor.empty() || value.value > best.value.value))
                take(*sheet, i, "value", std::string(index));
            if (index == "noise_limit" && sheet->text(i, "factor") == best.factor)
                best.stands_out = !value.known() || best.value.value > value.value;
        }
        if (best.by == "total") best.stands_out = best.low.known() && best.low.value > 0.0;
        if (!best.factor.empty()) return best;
    }
    auto const* sheet = folder.find("effects.csv");
    if (sheet == nullptr) return best;
    double largest = -1.0;
    for (auto const i : rows_of(*sheet, way, measure.measure)) {
        double const size = std::abs(sheet->number(i, "standardised").value);
        if (!(size > largest)) continue;
        largest = size;
        take(*sheet, i, "effect", "effect");
        if (auto const level = sheet->text(i, "level"); !level.empty())
            best.factor += " = " + std::string(level);
    }
    best.stands_out = best.low.known() && (best.low.value > 0.0 || best.high.value < 0.0);
    return best;
}

Section findings_section(ExperimentFolder const& folder, std::string& headline) {
    Section section{"verdict", "What the runs say", {}};
    auto const& measure = folder.facts.measures.front();
    auto const wins = wins_of(folder, measure.measure);
    headline = wins.empty()
                   ? mover_headline(strongest_mover(folder, folder.facts.ways.front().arm, measure),
                                    measure.measure)
                   : ways_headline(wins);
    section.blocks.push_back(prose("Judged by ", strong(outcome_words(measure.measure)),
                                   measure.meaning.empty() ? "" : ": " + measure.meaning,
                                   measure.higher_is_better ? "." : ". The less the better."));
    section.blocks.push_back(key_figures(folder));
    if (auto list = movers_list(folder); !list.empty()) section.blocks.push_back(std::move(list));
    section.blocks.push_back(Note{prose(
        "The rule: at a point, the way with the best mean is ahead where the 95 % interval of its "
        "lead over the second best, seed by seed, leaves out 0. A factor stands out where the "
        "interval of its effect, or of its part of the variance, leaves out 0 or, of elementary "
        "effects, where their mean is beyond the noise between seeds. Anything else is undecided. "
        "Effects hold within the ranges that were tried, and follow from stated assumptions.")});
    return section;
}

}  // namespace diorama::page
