#pragma once
#include <cstddef>
#include <string>

#include "experiment/comparison.hpp"
#include "scenario/study.hpp"

namespace diorama::report {

/// What the comparison took: the one line of the report that differs from call to call.
struct ComparisonCost {
    double seconds = 0.0;
    std::size_t threads = 1;
};

/// The answer of `compare` on the console: what was compared, who is ahead, the tables behind it,
/// what became of the expectations. At most 100 columns wide; ids and titles, never names.
///
/// An arm is *ahead* when the 95 % interval of its paired difference to the second best leaves out
/// 0; else the two are *undecided*.
std::string comparison_text(scenario::Study const& study, experiment::Comparison const& comparison,
                            ComparisonCost const& cost);

}  // namespace diorama::report
