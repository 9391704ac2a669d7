#pragma once
#include <fmt/format.h>

#include <type_traits>

#include "parameters/field.hpp"
#include "scenario/table_reader.hpp"

namespace diorama::scenario {

/// Reads one declared field into its struct; the struct keeps its default when the key is absent.
template <class Owner>
void read_field(TableReader& reader, Owner& owner, parameters::Field<Owner> const& field) {
    std::visit(
        [&](auto const& member) {
            using M = std::remove_cvref_t<decltype(member)>;
            if constexpr (std::is_same_v<M, double Owner::*>) {
                if (auto const read = reader.number(field.name, field.low, field.high, field.unit))
                    owner.*member = *read;
            } else if constexpr (std::is_same_v<M, std::uint32_t Owner::*>) {
                if (auto const read =
                        reader.whole(field.name, static_cast<std::int64_t>(field.low),
                                     static_cast<std::int64_t>(field.high), field.unit))
                    owner.*member = static_cast<std::uint32_t>(*read);
            } else if constexpr (std::is_same_v<M, bool Owner::*>) {
                if (auto const read = reader.flag(field.name)) owner.*member = *read;
            } else {
                if (auto const read =
                        reader.choice(field.name, {member.names.begin(), member.names.end()}))
                    member.set(owner, static_cast<std::uint8_t>(*read));
            }
        },
        field.member);
}

/// Reads every declared field of a struct.
template <class Owner>
void read_fields(TableReader& reader, Owner& owner) {
    for (auto const& field : Owner::fields()) read_field(reader, owner, field);
}

/// A field's value as TOML: `12`, `0.25`, `true`, `"never"`.
template <class Owner>
std::string field_text(Owner const& owner, parameters::Field<Owner> const& field) {
    return std::visit(
        [&](auto const& member) -> std::string {
            using M = std::remove_cvref_t<decltype(member)>;
            if constexpr (std::is_same_v<M, double Owner::*>)
                return number_text(owner.*member);
            else if constexpr (std::is_same_v<M, std::uint32_t Owner::*>)
                return fmt::format("{}", owner.*member);
            else if constexpr (std::is_same_v<M, bool Owner::*>)
                return owner.*member ? "true" : "false";
            else
                return fmt::format("\"{}\"", member.names[member.get(owner)]);
        },
        field.member);
}

}  // namespace diorama::scenario
