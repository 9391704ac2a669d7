#pragma once
#include <vector>

#include "founding/community_ties.hpp"
#include "founding/generated_chart.hpp"
#include "scenario/scenario.hpp"

namespace diorama::cli {

/// What an invented organisation is made from.
struct Recipe {
    founding::GeneratedChart chart;
    founding::CommunityTies community;
};

/// The defaults with `--set organisation.generate.NAME=VALUE` and `--set community.NAME=VALUE`.
/// Errors   throws problems::InputError with every setting that is wrong
Recipe recipe_of(std::vector<scenario::Setting> const& settings);

}  // namespace diorama::cli
