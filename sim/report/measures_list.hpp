#pragma once
#include <string>

namespace diorama::report {

/// Every measure of the model and of bare contagion, as an aligned table.
std::string measures_text();

/// The same as one JSON object.
std::string measures_json();

}  // namespace diorama::report
