#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

namespace diorama::parameters {

/// How well a default is known. Printed wherever the parameter is shown.
enum class Grade : std::uint8_t {
    published,   ///< a value read in a published source
    calibrated,  ///< fitted or computed here from published data
    expert,      ///< a practitioner's figure
    assumed      ///< nobody measured it
};

/// One of a closed list of words, stored in the owner as an enum.
template <class P>
struct Choice {
    std::span<std::string_view const> names;  ///< index = the enum's value
    std::uint8_t (*get)(P const&);
    void (*set)(P&, std::uint8_t);
};

/// Where a parameter lives in its struct.
template <class P>
using Member = std::variant<double P::*, std::uint32_t P::*, bool P::*, Choice<P>>;

/// The one declaration of a parameter: the scenario reader, the manual, the JSON schema and the
/// viewer's sliders all come from it. `low` and `high` are inclusive; flags and choices ignore
/// them.
template <class P>
struct Field {
    std::string_view name;  ///< as written in a scenario; ends in its unit where it has one
    std::string_view unit;  ///< "1/week", "hours/week", "share", "people", "-"
    double low;
    double high;
    Member<P> member;
    Grade grade;
    std::string_view source;   ///< citation, or how an assumption was chosen; never empty
    std::string_view meaning;  ///< one plain sentence
};

/// A choice field for an enum member: `choice<&Programme::delegation>(delegation_names)`.
template <auto member>
struct ChoiceOf;
template <class P, class E, E P::*member>
struct ChoiceOf<member> {
    static constexpr Choice<P> of(std::span<std::string_view const> names) {
        return {names, [](P const& p) { return static_cast<std::uint8_t>(p.*member); },
                [](P& p, std::uint8_t value) { p.*member = static_cast<E>(value); }};
    }
};
template <auto member>
constexpr auto choice(std::span<std::string_view const> names) {
    return ChoiceOf<member>::of(names);
}

}  // namespace diorama::parameters
