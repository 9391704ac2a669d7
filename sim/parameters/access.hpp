#pragma once
#include <cstdint>
#include <type_traits>
#include <variant>

#include "parameters/field.hpp"

namespace diorama::parameters {

/// A declared parameter as a number: a flag is 0 or 1, a choice the place of its word.
template <class Owner>
double number_of(Owner const& owner, Member<Owner> const& member) {
    return std::visit(
        [&](auto const& m) -> double {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(m)>, Choice<Owner>>)
                return m.get(owner);
            else
                return static_cast<double>(owner.*m);
        },
        member);
}

/// Writes a number that was checked against the declared range.
template <class Owner>
void assign_number(Owner& owner, Member<Owner> const& member, double value) {
    std::visit(
        [&](auto const& m) {
            using M = std::remove_cvref_t<decltype(m)>;
            if constexpr (std::is_same_v<M, Choice<Owner>>)
                m.set(owner, static_cast<std::uint8_t>(value));
            else if constexpr (std::is_same_v<M, bool Owner::*>)
                owner.*m = value != 0.0;
            else if constexpr (std::is_same_v<M, std::uint32_t Owner::*>)
                owner.*m = static_cast<std::uint32_t>(value);
            else
                owner.*m = value;
        },
        member);
}

/// Whether it is a number, rather than a flag or a choice.
template <class Owner>
bool is_number(Member<Owner> const& member) {
    return std::holds_alternative<double Owner::*>(member) ||
           std::holds_alternative<std::uint32_t Owner::*>(member);
}

}  // namespace diorama::parameters
