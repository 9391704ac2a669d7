#pragma once
#include <optional>

#include "cli/interruption.hpp"
#include "cli/options.hpp"
#include "experiment/comparison.hpp"
#include "reasons/assumptions.hpp"
#include "reasons/bottlenecks.hpp"

namespace diorama::cli {

/// What a page tells beyond a comparison, and takes runs of its own.
struct PageRuns {
    std::optional<reasons::Bottlenecks> bottlenecks;
    std::optional<reasons::Assumptions> assumptions;
    /// What an uninterrupted look takes away in turn and draws; 0 where there is none.
    std::size_t planned_knock_outs = 0, planned_draws = 0;
};

/// The page may take twice the runs of the study, and more where that says nothing yet, the study
/// has four seeds and a first look is cheap. Half of them go to the bottlenecks of the arm that is
/// ahead, half to the assumptions of its lead over the next one. Where that is too little to say
/// anything (fewer than four seeds a knock-out, than sixty draws), it is left out and a remark says
/// so.
PageRuns run_for_page(CompareOptions const& options, scenario::Study const& study,
                      experiment::Comparison const& comparison, parallel::Workers const& workers,
                      Interruption const& interruption);

}  // namespace diorama::cli
