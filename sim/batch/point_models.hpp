#pragma once
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "batch/experiment.hpp"

namespace diorama::batch {

/// The model of an arm at a point. Numbers are written into a copy of the arm's model; where other
/// factors vary (a choice, an organisation, the horizon), the scenario is read anew with their
/// values, and the last few such readings are kept.
///
/// All of it may be called from any worker.
class PointModels {
public:
    explicit PointModels(Experiment const& experiment);

    /// Returns  the model with the seed of the arm
    /// Errors   throws problems::InputError when the scenario refuses the point's values
    std::shared_ptr<engine::Model> at(std::size_t arm, store::Point const& point);

    /// What tells the arm at that point from others, but for its numbers: the checked scenario's
    /// digest and its weeks.
    struct Ground {
        std::uint64_t digest = 0;
        std::uint32_t weeks = 0;
    };
    Ground ground(std::size_t arm, store::Point const& point);

private:
    struct Kept {
        std::string key;
        std::shared_ptr<engine::Model const> model;
    };
    std::shared_ptr<engine::Model const> base(std::size_t arm, store::Point const& point);
    std::shared_ptr<engine::Model const> read(std::size_t arm, store::Point const& point) const;
    std::string key_of(std::size_t arm, store::Point const& point) const;

    Experiment const& experiment_;
    std::vector<std::shared_ptr<engine::Model const>> arms_;
    std::vector<std::size_t> read_anew_;  ///< places of the factors that need it
    std::mutex mutex_;
    std::list<Kept> kept_;  ///< latest first
};

}  // namespace diorama::batch
