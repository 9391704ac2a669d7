#pragma once
#include "cli/options.hpp"

namespace diorama::cli {

// One function a command. Each answers on stdout.
// Returns  the exit status
// Errors   throws problems::InputError for what the user can mend, std::exception for what failed

int run(RunOptions const& options);
int compare(CompareOptions const& options);
int check(CheckOptions const& options);
int list_parameters(ParametersOptions const& options);
int list_measures(MeasuresOptions const& options);
int check_organisation(OrgCheckOptions const& options);
int generate_organisation(OrgGenerateOptions const& options);
int replay(ReplayOptions const& options);
int self_test(SelftestOptions const& options);
int screen(ScreenOptions const& options);
int calibrate(CalibrateOptions const& options);
int batch(BatchOptions const& options);
int merge_stores(MergeOptions const& options);
int analyse(AnalyseOptions const& options);
int verify(VerifyOptions const& options);
int export_table(ExportOptions const& options);
int bottlenecks(BottlenecksOptions const& options);
int write_page(ReportOptions const& options);
int why(WhyOptions const& options);

/// Does what a command line says.
int perform(Command const& command);

}  // namespace diorama::cli
