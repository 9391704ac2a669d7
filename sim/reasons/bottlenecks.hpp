#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "experiment/run_queue.hpp"
#include "experiment/statistics.hpp"
#include "scenario/study.hpp"

namespace diorama::reasons {

enum class KnockOutKind : std::uint8_t { leader, brake };
inline constexpr std::array<std::string_view, 2> knock_out_kind_names{"leader", "brake"};

/// One thing taken away from an arm: a leader's meetings, or a brake.
struct KnockOut {
    KnockOutKind kind = KnockOutKind::leader;
    std::string name;       ///< a leader's id, a brake's name
    std::string title;      ///< a leader's; "" for a brake
    std::string_view role;  ///< the first that a leader holds; "" for a brake
    std::string meaning;    ///< what if ...
    std::size_t place = 0;  ///< row of the person, or place in brakes()
};

/// What to ask of an arm.
struct BottleneckPlan {
    std::size_t arm = 0;
    std::string measure;      ///< published by the arm
    std::uint32_t week = 0;   ///< up to the arm's last
    std::uint32_t seeds = 8;  ///< the study's first ones
};

/// What taking one thing away brings, seed by seed against the arm as it is, in the measure's
/// better direction: above 0 is a gain. Intervals are 95 %.
struct Bottleneck {
    KnockOut what;
    experiment::Estimate value;      ///< the measure without it
    experiment::Estimate gain;       ///< in the week asked for
    experiment::Estimate mean_gain;  ///< of the mean over weeks 1 to that week
    /// Whether the interval of the gain leaves out 0.
    bool decided() const { return gain.low > 0.0 || gain.high < 0.0; }
};

struct Bottlenecks {
    BottleneckPlan plan;
    experiment::Estimate as_it_is;   ///< the measure in the week asked for
    std::vector<Bottleneck> ranked;  ///< largest gain first
    std::size_t planned = 0;         ///< knock-outs asked for; more than ranked when interrupted
    bool interrupted = false;
};

/// What can be taken away from an arm: the meetings of each leader whom the programme requires, in
/// the order of the roles; then the brakes that act.
std::vector<KnockOut> knock_outs(engine::Model const& model);

/// The model with one thing taken away. A freed leader's calendar is empty: what remains of the
/// week is desk, steering and answers.
engine::Model without(engine::Model const& model, KnockOut const& what);

/// Runs an arm as it is and without each thing in turn, over the same seeds.
///
/// Takes    plan: of the study, seeds at least 1; knock_outs: of its arm
/// Returns  the same bits for any number of workers; when stopped, the knock-outs that were
///          finished, none when not even the arm itself was
/// Errors   what a run throws
/// Cost     (1 + knock-outs) x seeds runs
Bottlenecks find_bottlenecks(scenario::Study const& study, BottleneckPlan const& plan,
                             std::vector<KnockOut> const& knock_outs,
                             parallel::Workers const& workers, experiment::Progress const& progress,
                             std::atomic<bool> const& stop);

}  // namespace diorama::reasons
