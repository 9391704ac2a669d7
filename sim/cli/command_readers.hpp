#pragma once
#include "cli/arguments.hpp"
#include "cli/options.hpp"

namespace diorama::cli {

// The options of each command: how they are called, what they mean, what they may be.
// Returns  the command, or what `--help` says about it
// Errors   throws problems::InputError with every problem of the line

Command read_run(Arguments const& arguments);
Command read_compare(Arguments const& arguments);
Command read_check(Arguments const& arguments);
Command read_parameters(Arguments const& arguments);
Command read_measures(Arguments const& arguments);
Command read_org_check(Arguments const& arguments);
Command read_org_generate(Arguments const& arguments);
Command read_replay(Arguments const& arguments);
Command read_selftest(Arguments const& arguments);
Command read_screen(Arguments const& arguments);
Command read_calibrate(Arguments const& arguments);
Command read_batch(Arguments const& arguments);
Command read_merge(Arguments const& arguments);
Command read_analyse(Arguments const& arguments);
Command read_verify(Arguments const& arguments);
Command read_export(Arguments const& arguments);

}  // namespace diorama::cli
