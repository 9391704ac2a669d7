#pragma once
#include <cstdint>

#include "interventions/structures.hpp"

namespace diorama::interventions {

// One for each action that is not a structure of its own; all return the people concerned.

std::uint32_t carry_out(LaunchDio const& action, Scene& scene);
std::uint32_t carry_out(EndDio const& action, Scene& scene);
std::uint32_t carry_out(LinkDepartments const& action, Scene& scene);
std::uint32_t carry_out(IntegrateMedia const& action, Scene& scene);
std::uint32_t carry_out(HoldForum const& action, Scene& scene);
std::uint32_t carry_out(HoldFocusGroups const& action, Scene& scene);
std::uint32_t carry_out(StartThinkingGroups const& action, Scene& scene);
std::uint32_t carry_out(OpenCustomerCommunity const& action, Scene& scene);
std::uint32_t carry_out(Reorganise const& action, Scene& scene);
std::uint32_t carry_out(Hire const& action, Scene& scene);
std::uint32_t carry_out(LayOff const& action, Scene& scene);
std::uint32_t carry_out(AllocateBudget const& action, Scene& scene);
std::uint32_t carry_out(CutBudget const& action, Scene& scene);

/// Who is where now: help from a structure counts from the week in which its people are placed.
void count_heads(Scene& scene);

}  // namespace diorama::interventions
