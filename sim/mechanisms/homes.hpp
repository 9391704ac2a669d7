#pragma once
#include <cstddef>
#include <cstdint>

#include "numerics/wide_vectors.hpp"

namespace diorama::mechanisms {

/// Whether all of these people work in one department, as those of most blocks do: what a department
/// gives is then one number instead of a lookup for each.
inline bool in_one_department(std::uint16_t const* departments, std::size_t count) noexcept {
    return numerics::in_widest_vectors([=] {
        std::uint16_t elsewhere = 0;
        for (std::size_t k = 0; k < count; ++k)
            elsewhere = static_cast<std::uint16_t>(elsewhere | (departments[k] ^ departments[0]));
        return elsewhere == 0;
    });
}

}  // namespace diorama::mechanisms
