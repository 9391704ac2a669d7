#include <catch2/catch.hpp>

#include <algorithm>

#include "mechanisms/reference.hpp"

using namespace diorama;
using namespace diorama::mechanisms;

TEST_CASE("every parameter has a path of its own, and is found by it", "[mechanisms][reference]") {
    auto paths = parameter_paths();
    REQUIRE(paths.size() > 90);
    for (std::uint32_t k = 0; k < paths.size(); ++k)
        REQUIRE(find_parameter(paths[k]) == ParameterRef{k});
    std::sort(paths.begin(), paths.end());
    REQUIRE(std::adjacent_find(paths.begin(), paths.end()) == paths.end());
}

TEST_CASE("a misspelt path finds nothing", "[mechanisms][reference]") {
    for (auto const* path :
         {"", "trust", "trust.", "trust.gain", "trust.gain_per_week ", "Trust.gain_per_week"})
        REQUIRE_FALSE(find_parameter(path).has_value());
}

TEST_CASE("every default lies in its declared range and says where it comes from",
          "[mechanisms][reference]") {
    Parameters const defaults;
    for_each_parameter(defaults, [&](auto const& owner, auto const& field) {
        INFO(field.name);
        REQUIRE_FALSE(field.source.empty());
        REQUIRE_FALSE(field.meaning.empty());
        REQUIRE_FALSE(field.unit.empty());
        auto const check = [&](double value) {
            REQUIRE(field.low <= value);
            REQUIRE(value <= field.high);
        };
        if (auto const* member = std::get_if<0>(&field.member)) check(owner.**member);
        if (auto const* member = std::get_if<1>(&field.member)) check(owner.**member);
    });
}

TEST_CASE("setting one parameter changes that one alone", "[mechanisms][reference]") {
    Parameters const defaults;
    auto const paths = parameter_paths();
    for (std::uint32_t k = 0; k < paths.size(); ++k) {
        Parameters changed;
        bool const is_flag_on = read_parameter(defaults, {k}) == 1.0;
        double const value = is_flag_on ? 0.0 : 1.0;
        assign_parameter(changed, {k}, value);
        for (std::uint32_t other = 0; other < paths.size(); ++other) {
            INFO(paths[k] << " and " << paths[other]);
            REQUIRE(read_parameter(changed, {other}) ==
                    (other == k ? value : read_parameter(defaults, {other})));
        }
    }
}

TEST_CASE("flags, words and counts are read and written as numbers", "[mechanisms][reference]") {
    Parameters parameters;
    assign_parameter(parameters, *find_parameter("mechanisms.energy"), 0.0);
    REQUIRE_FALSE(std::get<Switches>(parameters).energy);
    assign_parameter(parameters, *find_parameter("programme.delegation"), 1.0);
    REQUIRE(std::get<Programme>(parameters).delegation == Delegation::allowed);
    REQUIRE(read_parameter(parameters, *find_parameter("programme.delegation")) == 1.0);
    assign_parameter(parameters, *find_parameter("programme.start_week"), 17.0);
    REQUIRE(std::get<Programme>(parameters).start_week == 17);
}
