#pragma once
#include <string>

#include "reasons/bottlenecks.hpp"

namespace diorama::page {

/// The answer of `bottlenecks` on the console.
std::string bottlenecks_text(reasons::Bottlenecks const& found, scenario::Study const& study,
                             double seconds);

/// The answer of `bottlenecks --format json`: one object.
std::string bottlenecks_json(reasons::Bottlenecks const& found, scenario::Study const& study);

}  // namespace diorama::page
