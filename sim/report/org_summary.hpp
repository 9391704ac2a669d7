#pragma once
#include <string>
#include <vector>

#include "charts/chart_reader.hpp"
#include "org/structure.hpp"

namespace diorama::report {

/// A chart as `org check` sees it: what was read, what was said about it, what it is.
struct OrgSummary {
    org::Organisation const& organisation;
    org::StructureSummary structure;
    std::vector<std::string> notes;
    std::vector<charts::Repair> repairs;  ///< the first ones
    std::size_t repair_count = 0;
};

/// The summary on the console.
std::string org_text(OrgSummary const& summary);

/// The same as one JSON object, with an empty `problems`.
std::string org_json(OrgSummary const& summary);

}  // namespace diorama::report
