#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/live/session.hpp"
#include "viewer/live/timeline.hpp"

namespace diorama::viewer::live {

/// One branch as it is worked with.
struct LiveBranch {
    BranchId id = no_branch;
    std::string name;
    std::uint32_t colour_index = 0;
    BranchId parent = no_branch;
    std::uint32_t forked_at_week = 0;
    std::shared_ptr<scenario::Scenario const> scenario;
    Timeline timeline;
    /// Changes whenever the events do. Forks have that of their parent until they change.
    std::uint64_t plan = 0;
    std::uint64_t saved_plan = 0;  ///< the plan that a file has, or that nobody needs to save
};

/// What undo() brings back: branches and their events, without what was simulated of them.
struct BranchPlan {
    BranchId id = no_branch;
    std::string name;
    std::uint32_t colour_index = 0;
    BranchId parent = no_branch;
    std::uint32_t forked_at_week = 0;
    std::shared_ptr<scenario::Scenario const> scenario;
    std::vector<AddedEvent> added;
    std::uint64_t plan = 0, saved_plan = 0;
};

/// Up to four branches of one scenario or study, and what may be done to them. Whatever is refused
/// is told in a sentence for people, and nothing has changed then.
class Branches {
public:
    /// Why something was not done; nothing when it was.
    using Refusal = std::optional<std::string>;
    /// Makes the first week of a model.
    using Found = std::function<engine::Simulation(std::shared_ptr<engine::Model const>)>;

    explicit Branches(Found found) : found_(std::move(found)) {}

    std::vector<LiveBranch>& all() { return all_; }
    std::vector<LiveBranch> const& all() const { return all_; }
    LiveBranch* find(BranchId id);

    /// Puts these in place of all branches; nothing can be undone beyond that.
    void replace(std::vector<LiveBranch> branches);
    std::uint64_t new_plan() { return ++last_plan_; }

    Refusal fork(BranchId from, BranchId id, std::uint32_t week, std::string name);
    Refusal close(BranchId id);
    Refusal rename(BranchId id, std::string name);
    /// Takes    next_week: the first that may still change, where the event names none
    Refusal intervene(BranchId id, interventions::Event event, std::uint32_t next_week);
    Refusal set_parameter(BranchId id, std::string const& path, double value, std::uint32_t week);
    /// Takes    place: among the model's and the added events together
    Refusal remove(BranchId id, std::uint32_t place);
    Refusal undo(TimelineLimits const& limits, std::shared_ptr<DotStore> const& store);
    bool can_undo() const { return !past_.empty(); }

private:
    void remember();
    void change(LiveBranch& branch, std::vector<AddedEvent> added);
    /// The event as a scenario would say it; a refusal goes to `why`.
    std::optional<AddedEvent> prepare(LiveBranch const& branch, interventions::Event event,
                                      std::uint32_t next_week, std::string& why);

    Found found_;
    std::vector<LiveBranch> all_;
    std::vector<std::vector<BranchPlan>> past_;
    std::uint64_t last_event_ = 0, last_plan_ = 0;
};

/// Why nothing can be done to a branch that is not there.
std::string no_such_branch();

}  // namespace diorama::viewer::live
