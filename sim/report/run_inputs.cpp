#include "report/run_inputs.hpp"

#include <ostream>

namespace diorama::report {

namespace {

std::vector<org::Tie> marked_ties(org::Organisation const& organisation) {
    auto ties = organisation.ties.list();
    if (organisation.ties_generated)
        for (auto& tie : ties) tie.origin = org::TieOrigin::generated;
    return ties;
}

}  // namespace

void write_inputs(scenario::Scenario const& scenario, charts::Names names, FolderDraft const& draft) {
    auto const& organisation = *scenario.model.organisation;
    draft.write("chart.csv", [&](std::ostream& out) { charts::write_chart_csv(out, organisation.chart, names); });
    draft.write("ties.csv", [&](std::ostream& out) {
        charts::write_ties_csv(out, organisation, marked_ties(organisation));
    });
    draft.write("scenario.toml", [&](std::ostream& out) { out << scenario.resolved; });
}

}  // namespace diorama::report
