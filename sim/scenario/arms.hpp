#pragma once
#include <optional>
#include <string>
#include <vector>

#include "scenario/layers.hpp"
#include "scenario/organisations.hpp"
#include "scenario/study.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

/// An arm as a file names it, before its scenario is read.
struct ArmPlan {
    std::string name;
    std::string path;
    std::optional<problems::Place> place;  ///< where the file names the scenario
    std::vector<Layer> layers;
};

/// Reads `[[arm]]` of a study or an experiment.
std::vector<ArmPlan> read_arm_plans(TableReader& top, problems::Problems& problems);

/// `seed` and `weeks` of a study or an experiment: they hold for every arm.
Layer study_layer(Table const& table);

/// Reads every arm's scenario into `study`. Places in it are those of the plans, also after
/// mistakes. Arms are paired: each gets the first one's seed, and must run as many weeks.
/// Returns  whether all arms could be read
bool load_arms(std::vector<ArmPlan> const& plans, OrganisationShelf& shelf, Study& study,
               problems::Problems& problems);

/// What is looked at when nobody says what: the few measures that tell most.
std::vector<std::string> default_measures(bool bare_contagion);

}  // namespace diorama::scenario
