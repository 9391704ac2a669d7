#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interventions/event.hpp"
#include "problems/problem.hpp"

namespace diorama::scenario {

/// What a step of a run sheet does.
enum class StepKind : std::uint8_t {
    say,        ///< shows its text
    predict,    ///< asks the room for a number before it can be seen
    play,       ///< plays and pauses at a week
    go_to,      ///< shows a week at once
    reveal,     ///< shows what a prediction was about beside what the room said
    fork,       ///< a new branch from this week on
    intervene,  ///< events in a branch
    preset,     ///< a preset's values in a branch, from next week on
    compare,    ///< branches side by side, or their difference
    ensemble,   ///< many seeds of all branches, for bands
    snapshot,   ///< a picture of the stage for the report
};
inline constexpr std::array<std::string_view, 11> step_kind_names{
    "say",       "predict", "play",    "go_to",    "reveal",  "fork",
    "intervene", "preset",  "compare", "ensemble", "snapshot"};

/// How branches are compared.
enum class CompareView : std::uint8_t { side_by_side, difference };
inline constexpr std::array<std::string_view, 2> compare_view_names{"side_by_side", "difference"};

/// What the room is asked, and where the answer will be read off.
struct Prediction {
    std::string name;      ///< by which a reveal finds it
    std::string question;  ///< as it is read out
    std::string measure;   ///< of the record
    std::string branch;    ///< "" = the first
    std::string than;      ///< another branch: the difference is asked for; "" = none
    std::uint32_t week = 0;
    double low = 0.0, high = 1.0;  ///< what may be entered
    std::string unit;              ///< the measure's
};

/// One step of a run sheet. Which parts matter depends on `kind`.
struct RunStep {
    StepKind kind = StepKind::say;
    problems::Place place;
    std::string title;       ///< in large type
    std::string text;        ///< for the room
    std::string notes;       ///< for whoever presents
    double minutes = 0.0;    ///< that it takes; 0 = not said
    std::string branch;      ///< that it is about; "" = the first
    std::string name;        ///< of a fork: the new branch's; of a preset, reveal: which
    std::uint32_t week = 0;  ///< of play and go_to
    std::optional<std::uint32_t> fork_week;  ///< nothing: the week that is shown
    double weeks_per_second = 4.0;           ///< of play
    std::uint32_t replicates = 0;            ///< of ensemble
    CompareView view = CompareView::side_by_side;
    std::vector<std::string> measures;         ///< of compare and reveal: what to show
    std::string file;                          ///< of snapshot
    Prediction prediction;                     ///< of predict
    std::vector<interventions::Event> events;  ///< of intervene
};

/// A set of values under a name, for one key.
struct RunPreset {
    std::string name;
    std::string text;
    std::vector<interventions::SetParameter> values;
};

/// A workshop written down: what is opened, and what is done with it step by step.
struct RunSheet {
    std::string name;
    std::string description;
    std::string file;
    std::string scenario;             ///< path of the scenario or study to open
    double minutes = 0.0;             ///< that all steps take together
    std::vector<std::string> levers;  ///< paths of parameters to put on the stage, at most five
    std::vector<std::string> charts;  ///< measures to put on the stage, at most three
    std::vector<RunPreset> presets;   ///< at most five
    std::vector<RunStep> steps;       ///< at least one
};

/// Reads a run sheet and the scenario it is about, against which it is held: names of measures,
/// parameters, departments, branches and presets, weeks.
/// Takes    path as the user typed it; paths inside are relative to the file
/// Errors   throws problems::InputError with every problem of the sheet and its scenario
RunSheet load_run_sheet(std::string const& path);

/// Whether the file is a run sheet (it has steps) rather than a scenario or study.
bool is_run_sheet(std::string const& path);

}  // namespace diorama::scenario
