#include <fmt/format.h>

#include <array>

#include "page/numbers.hpp"
#include "page/sections.hpp"

namespace diorama::page {

namespace {

constexpr std::array<std::string_view, 6> rung_words{"unaware", "aware", "willing",
                                                     "trained", "using", "habitual"};

Figure ladder_figure(StudyFolder const& folder) {
    Figure figure;
    figure.id = "ladder";
    figure.title = "The ladder: from not having heard of it to a habit";
    figure.caption = prose("Shares of the people on each rung, mean over the three practices.");
    figure.colours = Colours::rungs;
    for (std::size_t rung = 0; rung < rung_words.size(); ++rung)
        figure.legend.emplace_back(std::string(rung_words[rung]), rung);
    for (auto const& arm : folder.shown) {
        AreaChart chart{arm.name, {}};
        for (auto const rung : rung_words) {
            ChartLine layer{std::string(rung), 0, {}};
            for (auto const& point : course_of(folder, arm.name, fmt::format("rung.{}", rung)))
                layer.points.push_back({point.week.value, point.mean, {}, {}});
            chart.layers.push_back(std::move(layer));
        }
        thin_out(chart.layers);
        if (!chart.layers.front().points.empty()) figure.panels.push_back(std::move(chart));
    }
    std::vector<std::pair<std::string, std::string>> measures;
    for (auto const rung : rung_words)
        measures.emplace_back(fmt::format("rung.{}", rung), fmt::format("{} %", rung));
    figure.table = years_table(folder, "The ladder as numbers", measures);
    return figure;
}

}  // namespace

std::optional<Section> people_section(StudyFolder const& folder) {
    auto ladder = ladder_figure(folder);
    if (ladder.panels.empty()) return std::nullopt;
    Section section{"people", "What happens to people", {}};
    section.blocks.push_back(std::move(ladder));
    section.blocks.push_back(lines_figure(
        folder, "energy", "Energy and trust",
        prose("Energy runs from -1 to 1. Bands hold nine runs of ten. The axes do not begin at 0."),
        {{"energy", "Mean energy", AxisKind::plain},
         {"trust", "Trust in the leadership", AxisKind::percent},
         {"energised", "People energised (0.3 or more)", AxisKind::percent},
         {"drained", "People drained (-0.3 or less)", AxisKind::percent}},
        false));
    return section;
}

std::optional<Section> customers_section(StudyFolder const& folder) {
    auto figure = lines_figure(
        folder, "customers-chart", "Customers and the scorecard",
        prose("Shares from 0 to 100 %; bands hold nine runs of ten. The axes do not begin at 0."),
        {{"satisfaction", "Customers' satisfaction", AxisKind::percent},
         {"consistency", "Consistency over touch points", AxisKind::percent},
         {"customer_advocacy", "Customers who speak well of it", AxisKind::percent},
         {"employee_advocacy", "Employees who do", AxisKind::percent},
         {"scorecard", "Balanced scorecard: targets reached", AxisKind::percent},
         {"maturity", "Maturity (0 to 5)", AxisKind::plain}},
        false);
    if (figure.panels.empty()) return std::nullopt;
    return Section{"customers", "What customers notice", {std::move(figure)}};
}

}  // namespace diorama::page
