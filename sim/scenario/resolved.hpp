#pragma once
#include <string>

#include "engine/model.hpp"
#include "scenario/draft.hpp"
#include "scenario/scenario.hpp"

namespace diorama::scenario {

/// Whether comments with unit and meaning stand behind parameters.
enum class Comments : std::uint8_t { written, left_out };

/// Parameters, activities, role holders and events as TOML, in a fixed order, every default written
/// out. Numbers are the shortest that read back as the same bits.
std::string resolved_body(engine::Model const& model, Comments comments);

/// Everything of the resolved text, in the parts that paths come between.
ResolvedParts resolved_parts(Draft const& draft, engine::Model const& model);

/// A text as a TOML basic string, on one line whatever it holds.
std::string quoted_text(std::string_view text);

}  // namespace diorama::scenario
