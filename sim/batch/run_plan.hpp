#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "batch/experiment.hpp"
#include "batch/point_models.hpp"
#include "store/store.hpp"

namespace diorama::batch {

/// One run of an experiment.
struct RunKey {
    std::uint32_t arm = 0;
    std::uint32_t point = 0;
    std::uint32_t replicate = 0;
};

/// One part of several that share an experiment between them, from 0.
struct Shard {
    std::size_t index = 0;
    std::size_t count = 1;
    bool has(std::size_t place) const { return place % count == index; }
};

/// The seed of a run: with common seeds the arm's and the following; with own ones any number that
/// follows from these, the point and the replicate. The same in all arms.
std::uint64_t seed_of(Experiment const& experiment, RunKey key);

/// What tells a run from all others, the same on every machine: a hash of the engine's version, the
/// checked scenario, the point with its values, and the seed.
///
/// Returns  16 hexadecimal digits
/// Errors   throws problems::InputError when the scenario cannot be read at this point any more
std::string run_id_of(Experiment const& experiment, PointModels& models, RunKey key);
/// The same as a number.
std::uint64_t run_hash_of(Experiment const& experiment, PointModels& models, RunKey key);

/// What the experiment is, for its store.
/// Takes    weekly: whether measures are kept week by week
store::Identity identity_of(Experiment const& experiment, bool weekly);

/// The measures whose weeks are kept: those of the outcomes, each once.
std::vector<std::string> weekly_measures(Experiment const& experiment);

/// Makes ready a store for an experiment: begins an empty one, or demands that it holds this very
/// experiment, and takes over the points that were added to it by refining.
///
/// Writes   experiment.points: those of the design, then the store's
/// Errors   throws problems::InputError when the store is another experiment's or another
///          version's; store::StoreError
void join_store(Experiment& experiment, store::Store& store, bool weekly);

}  // namespace diorama::batch
