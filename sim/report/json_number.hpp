#pragma once
#include <cmath>
#include <nlohmann/json.hpp>

namespace diorama::report {

/// A number as JSON has it: `null` for what is not known, since JSON has no infinity and no
/// not-a-number.
inline nlohmann::ordered_json json_number(double value) {
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

}  // namespace diorama::report
