#include "cli/generate_settings.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

#include "problems/problem.hpp"

namespace diorama::cli {

namespace {

std::optional<double> number(std::string_view text) {
    double value = 0.0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// Sets the field that `path` names.
/// Returns  whether this is its owner
template <class Owner>
bool assign(Owner& owner, scenario::Setting const& setting, problems::Place const& place,
            problems::Problems& problems) {
    for (auto const& field : Owner::fields()) {
        if (setting.path != fmt::format("{}.{}", Owner::table, field.name)) continue;
        auto const value = number(setting.value);
        bool const whole = std::holds_alternative<std::uint32_t Owner::*>(field.member);
        if (!value || *value < field.low || *value > field.high ||
            (whole && *value != std::floor(*value))) {
            problems.add(place, fmt::format("'{}' is no value for {}", setting.value, setting.path),
                         fmt::format("write a {} from {} to {}", whole ? "whole number" : "number",
                                     field.low, field.high));
            return true;
        }
        if (whole)
            owner.*std::get<std::uint32_t Owner::*>(field.member) =
                static_cast<std::uint32_t>(*value);
        else
            owner.*std::get<double Owner::*>(field.member) = *value;
        return true;
    }
    return false;
}

template <class Owner>
void add_paths(std::vector<std::string>& paths) {
    for (auto const& field : Owner::fields())
        paths.push_back(fmt::format("{}.{}", Owner::table, field.name));
}

}  // namespace

Recipe recipe_of(std::vector<scenario::Setting> const& settings) {
    std::vector<std::string> paths;
    add_paths<founding::GeneratedChart>(paths);
    add_paths<founding::CommunityTies>(paths);
    Recipe recipe;
    problems::Problems problems;
    for (auto const& setting : settings) {
        problems::Place const place{"--set " + setting.path + "=" + setting.value, 1, 1};
        if (assign(recipe.chart, setting, place, problems) ||
            assign(recipe.community, setting, place, problems))
            continue;
        problems.add(
            place,
            fmt::format("there is no parameter {} of an invented organisation", setting.path),
            problems::suggestion(setting.path, {paths.begin(), paths.end()}));
    }
    problems.throw_if_any();
    return recipe;
}

}  // namespace diorama::cli
