#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/simulation.hpp"
#include "mechanisms/causes.hpp"
#include "org/person.hpp"

/// Parts of sentences that stories of persons and of teams share.
namespace diorama::reasons {

using Sentences = std::vector<std::string>;

inline constexpr auto in_use = static_cast<unsigned>(people::Rung::in_use);

/// Leaves out what has nothing to say.
void add(Sentences& sentences, std::string sentence);

/// Whether somebody went down a ladder; a leaver's successor, who begins anew, did not.
bool fell_back(mechanisms::Move move);

/// `R0471 (Clerk)`.
std::string who_text(engine::Simulation const& run, org::PersonId who);
std::string department_text(engine::Simulation const& run, org::PersonId who);

/// `Held back in data, ...`: the largest three of these counts.
/// Takes    counts: by hold; divisor: what they are a mean over; decimals of the mean
std::string largest_holds(std::array<std::uint32_t, mechanisms::hold_count> const& counts,
                          double divisor, int decimals);

/// What the programme asked of somebody, and got; "" of those it asked nothing.
std::string ledger_sentence(engine::Simulation const& run, org::PersonId who);

/// The share of a department's questions that nobody answered in time, where it was half a percent
/// or more in that week.
double default_share(engine::Simulation const& run, std::uint32_t department, std::uint32_t week);

}  // namespace diorama::reasons
