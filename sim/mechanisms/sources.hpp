#pragma once
#include <string_view>

namespace diorama::mechanisms {

/// Where the values of many rates and weights come from. No calibration: a fit of this model to the
/// same curve does not find them again (docs/decisions/0052).
inline constexpr std::string_view prototype_fit =
    "a prototype's fit to one in-company adoption curve (EMC|ONE), which does not identify it";

}  // namespace diorama::mechanisms
