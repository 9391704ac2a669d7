#include "mechanisms/reference.hpp"

#include "parameters/access.hpp"

namespace diorama::mechanisms {

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
        if (place++ == ref.place) value = parameters::number_of(owner, field.member);
    });
    return value;
}

void assign_parameter(Parameters& parameters, ParameterRef ref, double value) {
    std::uint32_t place = 0;
    for_each_parameter(parameters, [&](auto& owner, auto const& field) {
        if (place++ == ref.place) parameters::assign_number(owner, field.member, value);
    });
}

}  // namespace diorama::mechanisms
