#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "report/selftest_text.hpp"
#include "verification/verifications.hpp"

namespace diorama::cli {

int self_test(SelftestOptions const& options) {
    std::vector<verification::Verified> tests;
    {
        Progress const progress(
            "comparing the mechanisms with their closed forms", "", 0,
            options.quiet ? Progress::Voice::silent : Progress::Voice::speaking);
        parallel::Workers const workers(options.threads);
        tests = verification::verify_everything({options.seed, workers});
    }
    say(options.format == Format::json ? report::selftest_json(tests)
                                       : report::selftest_text(tests));
    return verification::all_agree(tests) ? exit_done : exit_failed;
}

}  // namespace diorama::cli
