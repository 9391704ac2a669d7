#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/simulation.hpp"

namespace diorama::cli {

struct CheckpointFile {
    std::uint32_t week = 0;
    std::string name;  ///< within its folder
};

/// The checkpoints in a folder, newest first; none where there is no such folder.
std::vector<CheckpointFile> checkpoints_in(std::string const& folder);

/// Writes `checkpoint-WEEK.bin`, whole or not at all, and then removes all but it and the newest
/// one before it: what is of a later week belongs to an earlier run. Errors   throws
/// std::runtime_error that says why it cannot
void write_checkpoint(std::string const& folder, engine::Simulation const& run);

/// Goes on from one checkpoint file.
/// Errors   throws problems::InputError: no such file, not a checkpoint of this scenario and seed,
/// or
///          of a week after the scenario's last
engine::Simulation resume_from(std::string const& file,
                               std::shared_ptr<engine::Model const> const& model);

/// Goes on from the newest checkpoint in a folder that can be read; says so where it is not the
/// newest. Errors   throws problems::InputError when none can
engine::Simulation resume_newest(std::string const& folder,
                                 std::shared_ptr<engine::Model const> const& model);

}  // namespace diorama::cli
