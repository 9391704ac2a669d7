#pragma once
#include <string>

namespace diorama::charts {

/// When `path` is no chart: a hint at a file of the same folder that is one, as `; reports_to.csv
/// beside it is a chart`, or "".
/// Cost     reads the headers of at most a hundred files
std::string neighbouring_chart(std::string const& path);

}  // namespace diorama::charts
