#pragma once
#include <string>
#include <string_view>

#include "viewer/faces/scene.hpp"

namespace diorama::viewer::faces {

/// One declared parameter for an editor: where it stands, what it may be, how well it is known.
struct Declared {
    std::string_view name, unit, source, meaning;
    double low = 0.0, high = 1.0;
    std::span<std::string_view const> words;  ///< of a choice
    bool flag = false, whole = false;
    parameters::Grade grade = parameters::Grade::assumed;
};

/// Draws an input for `value` that fits what is declared: a tick, a list of words, a number.
/// Registered as `label`.
/// Returns  whether a new value within the range was given
bool edit_value(Scene& scene, std::string const& label, Declared const& declared, double& value,
                float width);

/// Unit, range, grade, source and meaning, as a tooltip of what was drawn last.
void tell_declared(Scene const& scene, std::string const& path, Declared const& declared,
                   double usual);

/// What a field of a struct declares, and its value as a number.
template <class P>
Declared declared_of(parameters::Field<P> const& field) {
    Declared declared{field.name, field.unit, field.source, field.meaning, field.low,
                      field.high, {},         false,        false,         field.grade};
    declared.flag = std::holds_alternative<bool P::*>(field.member);
    declared.whole = std::holds_alternative<std::uint32_t P::*>(field.member);
    if (auto const* choice = std::get_if<parameters::Choice<P>>(&field.member))
        declared.words = choice->names;
    return declared;
}
template <class P>
double value_of(P const& owner, parameters::Field<P> const& field) {
    if (auto const* choice = std::get_if<parameters::Choice<P>>(&field.member))
        return static_cast<double>(choice->get(owner));
    if (auto const* flag = std::get_if<bool P::*>(&field.member)) return owner.**flag ? 1.0 : 0.0;
    if (auto const* whole = std::get_if<std::uint32_t P::*>(&field.member))
        return static_cast<double>(owner.**whole);
    return owner.*std::get<double P::*>(field.member);
}
template <class P>
void set_value(P& owner, parameters::Field<P> const& field, double value) {
    if (auto const* choice = std::get_if<parameters::Choice<P>>(&field.member))
        choice->set(owner, static_cast<std::uint8_t>(value));
    else if (auto const* flag = std::get_if<bool P::*>(&field.member))
        owner.** flag = value >= 0.5;
    else if (auto const* whole = std::get_if<std::uint32_t P::*>(&field.member))
        owner.** whole = static_cast<std::uint32_t>(value + 0.5);
    else
        owner.*std::get<double P::*>(field.member) = value;
}

}  // namespace diorama::viewer::faces
