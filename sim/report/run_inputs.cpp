#include "report/run_inputs.hpp"

#include <ostream>

#include "charts/chart_reader.hpp"

namespace diorama::report {

namespace {

std::vector<org::Tie> marked_ties(org::Organisation const& organisation) {
    auto ties = organisation.ties.list();
    if (organisation.ties_generated)
        for (auto& tie : ties) tie.origin = org::TieOrigin::generated;
    return ties;
}

}  // namespace

void write_inputs(scenario::Scenario const& scenario, charts::Names names,
                  FolderDraft const& draft) {
    auto const& organisation = *scenario.model.organisation;
    auto parts = scenario.parts;
    // A GraphML chart may bring its ties along; the copy as CSV has them in a file of their own.
    if (parts.ties.empty() && charts::is_graphml(parts.chart)) parts.ties = parts.chart;
    if (!parts.chart.empty())
        draft.write("chart.csv", [&](std::ostream& out) {
            charts::write_chart_csv(out, organisation.chart, names);
        });
    if (!parts.ties.empty())
        draft.write("ties.csv", [&](std::ostream& out) {
            charts::write_ties_csv(out, organisation, marked_ties(organisation));
        });
    draft.write("scenario.toml",
                [&](std::ostream& out) { out << parts.text("chart.csv", "ties.csv"); });
}

}  // namespace diorama::report
