#pragma once
#include <fmt/format.h>

#include <string>

#include "scenario/field_reader.hpp"
#include "scenario/resolved.hpp"

namespace diorama::scenario {

/// One declared field as a line of TOML.
template <class Owner>
std::string field_line(Owner const& owner, parameters::Field<Owner> const& field,
                       Comments comments) {
    auto line = fmt::format("{} = {}", field.name, field_text(owner, field));
    if (comments == Comments::written)
        line += field.unit == "-" ? fmt::format("  # {}", field.meaning)
                                  : fmt::format("  # {}: {}", field.unit, field.meaning);
    return line + "\n";
}

/// Every declared field of a struct.
template <class Owner>
std::string field_lines(Owner const& owner, Comments comments) {
    std::string text;
    for (auto const& field : Owner::fields()) text += field_line(owner, field, comments);
    return text;
}

}  // namespace diorama::scenario
