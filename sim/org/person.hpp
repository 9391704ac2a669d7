#pragma once
#include <cstddef>
#include <cstdint>

namespace diorama::org {

/// A row of the organisation: the n-th filled post, in the order of the chart's file.
enum class PersonId : std::uint32_t {};

inline constexpr PersonId no_person{0xffffffffU};

constexpr std::size_t row(PersonId id) noexcept { return static_cast<std::size_t>(id); }
constexpr PersonId person(std::size_t row) noexcept {
    return static_cast<PersonId>(static_cast<std::uint32_t>(row));
}

}  // namespace diorama::org
