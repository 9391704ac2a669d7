#pragma once
#include <string>

#include "viewer/charts/difference_chart.hpp"
#include "viewer/charts/line_chart.hpp"
#include "viewer/charts/stack_chart.hpp"
#include "viewer/faces/scene.hpp"

namespace diorama::viewer::faces {

/// A measure's title for a room: words instead of a column's name.
std::string title_of(measures::Measure const& measure);

/// The curve of each branch with its band, event marks and guesses.
/// Takes    measure: a column's name; unknown ones give a chart without curves
charts::LineChart line_chart_of(Scene const& scene, std::string const& measure);

/// The second branch less the first.
charts::DifferenceChart difference_chart_of(Scene const& scene, std::string const& measure);

/// The six rungs of one branch, mean over the practices. Needs a place to keep the sums.
struct LadderStack {
    std::vector<std::vector<double>> sums;  ///< [rungs, weeks]
    charts::StackChart chart;
};
LadderStack ladder_stack_of(Scene const& scene, live::Branch const& branch);

/// What an event is, in words: "Unit launched", "pledge_hours_per_week = 6".
std::string event_words(interventions::Event const& event);

}  // namespace diorama::viewer::faces
