#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "mechanisms/catalogue.hpp"

namespace diorama::mechanisms {

/// Calls visit(parameters struct, field) for every declared parameter, in the catalogue's order.
template <class AnyParameters, class Visit>
constexpr void for_each_parameter(AnyParameters& parameters, Visit&& visit) {
    std::apply(
        [&](auto&... one) {
            auto const each = [&](auto& owner) {
                for (auto const& field : std::remove_cvref_t<decltype(owner)>::fields())
                    visit(owner, field);
            };
            (each(one), ...);
        },
        parameters);
}

/// A declared parameter as a small number: its place in the catalogue.
struct ParameterRef {
    std::uint32_t place = 0;
    friend bool operator==(ParameterRef, ParameterRef) = default;
};

/// The parameter called `table.name`, or nothing.
std::optional<ParameterRef> find_parameter(std::string_view path);

/// Its value as a number: a flag is 0 or 1, a choice the place of its word.
double read_parameter(Parameters const& parameters, ParameterRef ref);

/// Writes a value that the reader has checked against the declared range.
void assign_parameter(Parameters& parameters, ParameterRef ref, double value);

/// `table.name` of every parameter, in the catalogue's order.
std::vector<std::string> parameter_paths();

}  // namespace diorama::mechanisms
