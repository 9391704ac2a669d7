#include "cli/commands.hpp"

#include "cli/output.hpp"
#include "report/measures_list.hpp"
#include "report/parameters_text.hpp"
#include "scenario/parameters_list.hpp"

namespace diorama::cli {

namespace {

struct Performer {
    int operator()(SayOptions const& options) const {
        say(options.text);
        return exit_done;
    }
    int operator()(RunOptions const& options) const { return run(options); }
    int operator()(CompareOptions const& options) const { return compare(options); }
    int operator()(CheckOptions const& options) const { return check(options); }
    int operator()(ParametersOptions const& options) const { return list_parameters(options); }
    int operator()(MeasuresOptions const& options) const { return list_measures(options); }
    int operator()(OrgCheckOptions const& options) const { return check_organisation(options); }
    int operator()(OrgGenerateOptions const& options) const {
        return generate_organisation(options);
    }
    int operator()(ReplayOptions const& options) const { return replay(options); }
    int operator()(SelftestOptions const& options) const { return self_test(options); }
    int operator()(ScreenOptions const& options) const { return screen(options); }
    int operator()(CalibrateOptions const& options) const { return calibrate(options); }
    int operator()(BatchOptions const& options) const { return batch(options); }
    int operator()(MergeOptions const& options) const { return merge_stores(options); }
    int operator()(AnalyseOptions const& options) const { return analyse(options); }
    int operator()(VerifyOptions const& options) const { return verify(options); }
    int operator()(ExportOptions const& options) const { return export_table(options); }
    int operator()(BottlenecksOptions const& options) const { return bottlenecks(options); }
    int operator()(ReportOptions const& options) const { return write_page(options); }
    int operator()(WhyOptions const& options) const { return why(options); }
};

}  // namespace

int perform(Command const& command) { return std::visit(Performer{}, command); }

int list_parameters(ParametersOptions const& options) {
    switch (options.format) {
        case Format::text:
            say(report::parameters_text());
            break;
        case Format::json:
            say(report::parameters_json());
            break;
        case Format::schema:
            say(scenario::json_schema());
            break;
    }
    return exit_done;
}

int list_measures(MeasuresOptions const& options) {
    say(options.format == Format::json ? report::measures_json() : report::measures_text());
    return exit_done;
}

}  // namespace diorama::cli
