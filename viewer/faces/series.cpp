#include "viewer/faces/series.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "viewer/charts/numbers.hpp"
#include "viewer/charts/palette.hpp"

namespace diorama::viewer::faces {

namespace {

constexpr std::array<std::pair<std::string_view, char const*>, 14> plain_titles{{
    {"integrated", "Use all three practices of their own accord"},
    {"integrated_visible", "Seen using all three practices"},
    {"using", "Use a practice"},
    {"informed", "Have heard of it"},
    {"energy", "Energy"},
    {"trust", "Trust in the leadership"},
    {"leader_given_hours", "Hours a week leaders really give"},
    {"leader_diary_hours", "Hours a week leaders sit in meetings"},
    {"sessions_slipped", "Sessions slipped this week"},
    {"programme_complete", "Programme complete"},
    {"satisfaction", "Customers' satisfaction"},
    {"scorecard", "Scorecard"},
    {"tool_quality", "Quality of the tools"},
    {"decisions_defaulted", "Decisions made by default"},
}};

std::size_t column_of(Scene const& scene, std::string const& measure) {
    if (scene.state.opened == nullptr) return static_cast<std::size_t>(-1);
    auto const place = measures::find(scene.state.opened->measures, measure);
    return place ? *place : static_cast<std::size_t>(-1);
}

charts::Column<double> column(live::Branch const& branch, std::size_t place) {
    if (branch.series == nullptr || place >= branch.series->columns) return {};
    auto const& series = *branch.series;
    return {series.weekly.data() + place, series.columns, series.weekly.size() / series.columns};
}

charts::Column<float> band(std::vector<float> const& values, live::Bands const& bands,
                           std::size_t place) {
    if (place >= bands.columns || values.empty()) return {};
    return {values.data() + place, bands.columns, values.size() / bands.columns};
}

}  // namespace

std::string title_of(measures::Measure const& measure) {
    for (auto const& [name, title] : plain_titles)
        if (name == measure.name) return title;
    std::string words(measure.name);
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!words.empty())
        words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
    return words;
}

charts::LineChart line_chart_of(Scene const& scene, std::string const& measure) {
    charts::LineChart chart;
    std::size_t const place = column_of(scene, measure);
    if (place == static_cast<std::size_t>(-1)) {
        chart.title = measure;
        return chart;
    }
    auto const& declared = scene.state.opened->measures[place];
    chart.title = title_of(declared);
    chart.unit = declared.unit;
    chart.weeks = scene.state.opened->weeks;
    chart.shown_week = scene.state.picture_week;
    bool const dark = scene.colours().dark;
    bool const several = scene.state.branches.size() > 1;
    for (std::size_t i = 0; i < scene.state.branches.size(); ++i) {
        live::Branch const& branch = scene.state.branches[i];
        charts::Curve curve;
        curve.name = several ? letter_of(i) : "";
        curve.colour = charts::branch_colour(branch.colour_index, dark);
        curve.stroke = static_cast<charts::Stroke>(branch.colour_index % 4);
        curve.values = column(branch, place);
        curve.from_week = branch.forked_at_week;
        if (branch.bands != nullptr) {
            curve.low = band(branch.bands->low, *branch.bands, place);
            curve.high = band(branch.bands->high, *branch.bands, place);
        }
        chart.curves.push_back(std::move(curve));
        if (branch.events == nullptr) continue;
        for (live::EventMark const& mark : *branch.events)
            for (std::uint32_t const week : mark.weeks)
                if (week > branch.forked_at_week || i == 0)
                    chart.marks.push_back({week, event_words(mark.event),
                                           charts::branch_colour(branch.colour_index, dark)});
    }
    for (RoomGuess const& guess : scene.choices.guesses)
        if (guess.measure == measure)
            chart.guesses.push_back({guess.value, guess.week, guess.label});
    return chart;
}

charts::DifferenceChart difference_chart_of(Scene const& scene, std::string const& measure) {
    charts::DifferenceChart chart;
    std::size_t const place = column_of(scene, measure);
    if (place == static_cast<std::size_t>(-1) || scene.state.branches.size() < 2) return chart;
    auto const& declared = scene.state.opened->measures[place];
    std::size_t const second =
        scene.choices.branch == 0 ? 1
                                  : std::min(scene.choices.branch, scene.state.branches.size() - 1);
    live::Branch const& a = scene.state.branches[0];
    live::Branch const& b = scene.state.branches[second];
    auto const of_a = column(a, place);
    auto const of_b = column(b, place);
    chart.title = letter_of(second) + " less A: " + title_of(declared);
    chart.unit = declared.unit;
    chart.weeks = scene.state.opened->weeks;
    chart.shown_week = scene.state.picture_week;
    for (std::size_t week = 0; week < std::min(of_a.count, of_b.count); ++week)
        chart.values.push_back(of_b.at(week) - of_a.at(week));
    if (b.bands != nullptr) {
        chart.low = band(b.bands->difference_low, *b.bands, place);
        chart.high = band(b.bands->difference_high, *b.bands, place);
    }
    chart.above = letter_of(second) + " higher";
    chart.below = "A higher";
    return chart;
}

LadderStack ladder_stack_of(Scene const& scene, live::Branch const& branch) {
    LadderStack stack;
    stack.chart.title = "Where people stand on the ladder";
    stack.chart.weeks = scene.state.opened->weeks;
    stack.chart.shown_week = scene.state.picture_week;
    if (branch.series == nullptr || branch.series->columns < measures::measure_count) return stack;
    std::size_t const weeks = branch.series->weeks_done() + 1U;
    stack.sums.resize(people::rung_count);
    bool const dark = scene.colours().dark;
    for (std::size_t rung = people::rung_count; rung-- > 0;) {
        auto& sums = stack.sums[rung];
        sums.resize(weeks);
        for (std::size_t week = 0; week < weeks; ++week)
            for (std::size_t p = 0; p < people::practice_count; ++p)
                sums[week] += branch.series->at(week, rung * people::practice_count + p) / 3.0;
        bool const light_text = dark ? rung < 3 : rung > 2;
        stack.chart.layers.push_back(
            {std::string(people::rung_names[rung]),
             charts::rung_colour(static_cast<float>(rung), dark),
             light_text ? IM_COL32(255, 255, 255, 255) : IM_COL32(18, 22, 30, 255),
             {sums.data(), 1, weeks}});
    }
    return stack;
}

std::string event_words(interventions::Event const& event) {
    if (auto const* set = std::get_if<interventions::SetParameter>(&event.action)) {
        static std::vector<std::string> const paths = mechanisms::parameter_paths();
        std::string name = set->path.place < paths.size() ? paths[set->path.place] : "parameter";
        name = name.substr(name.rfind('.') + 1);
        std::replace(name.begin(), name.end(), '_', ' ');
        return name + " = " + charts::plain_text(set->value);
    }
    std::string words(interventions::kind_of(event.action));
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

}  // namespace diorama::viewer::faces
