#pragma once
#include <cstddef>

#include "engine/model.hpp"
#include "engine/simulation.hpp"
#include "verification/setting.hpp"

namespace diorama::verification {

/// A firm in which everybody leads up to `span` people (row 0 is the chief) with these ties; no
/// mechanism is on.
engine::Model still_model(std::size_t headcount, std::size_t span, org::Ties ties);

/// A firm with the default programme and structures, in which everything is on and happens.
engine::Model eventful_model(std::size_t headcount, std::uint32_t weeks, std::uint64_t seed);

/// Runs it to its end.
engine::Simulation run(engine::Model model, parallel::Workers const& workers);

/// One part of the model's parameters, to be changed.
template <class Part>
Part& part(engine::Model& model) {
    return std::get<Part>(model.parameters);
}

/// Everybody but the chief hears one announcement from week 2 on and never forgets it: a message
/// of strength 1 in every week.
void broadcast(engine::Model& model);

}  // namespace diorama::verification
