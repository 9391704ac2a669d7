#pragma once
#include <tuple>

#include "mechanisms/assessment.hpp"
#include "mechanisms/cascade.hpp"
#include "mechanisms/contagion.hpp"
#include "mechanisms/conversations.hpp"
#include "mechanisms/customers.hpp"
#include "mechanisms/decisions.hpp"
#include "mechanisms/diaries.hpp"
#include "mechanisms/embedding.hpp"
#include "mechanisms/energy.hpp"
#include "mechanisms/exposure.hpp"
#include "mechanisms/influence.hpp"
#include "mechanisms/ladder.hpp"
#include "mechanisms/mandate.hpp"
#include "mechanisms/media.hpp"
#include "mechanisms/preparation.hpp"
#include "mechanisms/priorities.hpp"
#include "mechanisms/programme.hpp"
#include "mechanisms/reinforcement.hpp"
#include "mechanisms/relief.hpp"
#include "mechanisms/strategy.hpp"
#include "mechanisms/switches.hpp"
#include "mechanisms/teams.hpp"
#include "mechanisms/tools.hpp"
#include "mechanisms/training.hpp"
#include "mechanisms/traits.hpp"
#include "mechanisms/trust.hpp"
#include "mechanisms/windows.hpp"

namespace diorama::mechanisms {

/// Every mechanism's parameters, in the order in which the manual lists them. A new mechanism adds
/// its include above and its name here; the reader, the manual and the sliders follow.
using Parameters =
    std::tuple<Switches, Traits, Diaries, Relief, Pledge, Programme, Preparation, Decisions,
               Cascade, Influence, Exposure, Ladder, Training, Reinforcement, Embedding, Mandate,
               Media, Conversations, Tools, Energy, Trust, Customers, Strategy, Teams, Priorities,
               Assessment, Contagion>;

}  // namespace diorama::mechanisms
