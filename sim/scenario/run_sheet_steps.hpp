#pragma once
#include <span>
#include <string>
#include <vector>

#include "engine/model.hpp"
#include "scenario/run_sheet.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

/// What a run sheet is about, as far as its steps are held against it.
struct SheetSubject {
    engine::Model model;
    std::vector<std::string> branches;  ///< there from the start
    std::span<measures::Measure const> measures;
};

/// Reads `[[preset]]`; what is wrong is added to the reader's problems.
std::vector<RunPreset> read_presets(TableReader& top, SheetSubject const& subject);

/// Reads `[[step]]` in order: a step may name the branches and predictions of earlier ones.
std::vector<RunStep> read_steps(TableReader& top, SheetSubject const& subject,
                                std::vector<RunPreset> const& presets);

}  // namespace diorama::scenario
