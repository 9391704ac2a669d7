#pragma once
#include <vector>

#include "experiment/comparison.hpp"
#include "experiment/paired_runs.hpp"
#include "parallel/workers.hpp"

/// The parts of compare(), one file each.
namespace diorama::experiment {

/// First week at 10 %, half and 80 % of `using` and `integrated` (of `adopted_share`).
std::vector<WeeksTo> weeks_to(PairedRuns const& runs, parallel::Workers const& workers);

/// Leaders' hours, sessions and decisions over the whole run; none for bare contagion.
std::vector<Total> totals(PairedRuns const& runs);

/// The slips league of every arm; nobody where no session was due.
std::vector<Slip> slips(PairedRuns const& runs, parallel::Workers const& workers);

/// When the programme, its areas and its activities end in every arm; none without a programme.
std::vector<TimingLine> timing(PairedRuns const& runs);

/// Judges every expectation.
///
/// `holds` when the whole interval of the difference is at least `by`, `fails` when the whole of it
/// is less, else `undecided`; always undecided with one seed, which has no interval.
std::vector<Judgement> judge(PairedRuns const& runs);

}  // namespace diorama::experiment
