#include "mechanisms/reference.hpp"

namespace diorama::mechanisms {

namespace {

template <class Owner>
double value_of(Owner const& owner, parameters::Member<Owner> const& member) {
    return std::visit(
        [&](auto const& m) -> double {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(m)>,
                                         parameters::Choice<Owner>>)
                return m.get(owner);
            else
                return static_cast<double>(owner.*m);
        },
        member);
}

template <class Owner>
void write(Owner& owner, parameters::Member<Owner> const& member, double value) {
    std::visit(
        [&](auto const& m) {
            using M = std::remove_cvref_t<decltype(m)>;
            if constexpr (std::is_same_v<M, parameters::Choice<Owner>>)
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

}  // namespace

std::vector<std::string> parameter_paths() {
    std::vector<std::string> paths;
    Parameters const defaults;
    for_each_parameter(defaults, [&](auto const& owner, auto const& field) {
        paths.push_back(std::string(std::remove_cvref_t<decltype(owner)>::table) + "." +
                        std::string(field.name));
    });
    return paths;
}

std::optional<ParameterRef> find_parameter(std::string_view path) {
    auto const paths = parameter_paths();
    for (std::size_t k = 0; k < paths.size(); ++k)
        if (paths[k] == path) return ParameterRef{static_cast<std::uint32_t>(k)};
    return std::nullopt;
}

double read_parameter(Parameters const& parameters, ParameterRef ref) {
    double value = 0.0;
    std::uint32_t place = 0;
    for_each_parameter(parameters, [&](auto const& owner, auto const& field) {
        if (place++ == ref.place) value = value_of(owner, field.member);
    });
    return value;
}

void assign_parameter(Parameters& parameters, ParameterRef ref, double value) {
    std::uint32_t place = 0;
    for_each_parameter(parameters, [&](auto& owner, auto const& field) {
        if (place++ == ref.place) write(owner, field.member, value);
    });
}

}  // namespace diorama::mechanisms
