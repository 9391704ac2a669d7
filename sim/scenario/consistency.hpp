#pragma once
#include <string>
#include <vector>

#include "mechanisms/catalogue.hpp"

namespace diorama::scenario {

/// Two parameters, each within its range, that contradict each other.
struct Contradiction {
    std::vector<std::string> paths;  ///< of the parameters concerned, the likelier mistake first
    std::string what;
    std::string instead;
};

/// Every contradiction between parameters: limits the wrong way round, bare contagion beside the
/// model.
std::vector<Contradiction> find_contradictions(mechanisms::Parameters const& parameters);

}  // namespace diorama::scenario
