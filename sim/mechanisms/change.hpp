#pragma once
#include <cstdint>

#include "people/standing.hpp"

namespace diorama::mechanisms {

/// Somebody who stands elsewhere after the week.
struct Change {
    std::uint32_t row;
    people::Standing before;
    people::Standing after;
};

}  // namespace diorama::mechanisms
