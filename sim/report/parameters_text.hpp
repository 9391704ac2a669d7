#pragma once
#include <string>

namespace diorama::report {

/// Every parameter of a scenario, by table, with where its default comes from.
std::string parameters_text();

/// The same as one JSON object.
std::string parameters_json();

}  // namespace diorama::report
