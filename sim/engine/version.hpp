#pragma once
#include <string_view>

namespace diorama::engine {

/// Version of the engine. Results of one version are comparable to the byte; a change of any
/// result raises it (docs/changes.md).
constexpr std::string_view version() noexcept { return "0.9.4"; }

}  // namespace diorama::engine
