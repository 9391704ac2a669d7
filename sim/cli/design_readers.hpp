#pragma once
#include "cli/words.hpp"
#include "design/robustness.hpp"

namespace diorama::cli {

/// `--robustness`, `--spread` and `--draw-replicates`, of compare.
void declare_robustness(Words& words);
design::RobustnessPlan read_robustness(Words& words);

}  // namespace diorama::cli
